import { createHash, randomBytes } from 'node:crypto'
import type { Database, NamedStatement, Sql } from '@rapport/prisma/database.ts'
import type { Prisma } from '@rapport/prisma/generated/client/client.ts'
import type { ApiKeyKind, ApiKeyScope } from '@rapport/prisma/generated/client/enums.ts'
import { uuidv7 } from 'uuidv7'
import { checkName } from '../check-name.ts'
import { InputRefused } from '../input-refused.ts'
import type { EmbedGrant, Viewer } from '../viewer/viewer.ts'
import { canonicalOrigins } from './canonical-origins.ts'
import { publicOperations } from './trusted-documents.ts'

export const keyPrefixes: Record<ApiKeyKind, string> = { SECRET: 'rk_', WRITE: 'wk_', PUBLISHABLE: 'pk_' }

/**
 * What is stored of a key. Keys made here carry 192 random bits, so a plain digest cannot be searched; how hard a key is to guess that
 * somebody gives at set-up is their own choice.
 */
export function hashKey(key: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(key).digest())
}

export function generateKey(kind: ApiKeyKind): string {
  return keyPrefixes[kind] + randomBytes(24).toString('base64url')
}

export interface NewKey {
  kind: ApiKeyKind
  /** Of a secret key; READ when left out. */
  scope?: ApiKeyScope | undefined
  name: string
  /** Of a publishable key: whose pages may use it. */
  origins?: readonly string[] | undefined
  /** Given by whoever sets up the server; otherwise made here. */
  key?: string | undefined
}

/**
 * Adds a key to the workspace and returns it in clear, for the only time.
 * @throws InputRefused when it has no name, or one that is too long, or origins that its kind does not have or that are none
 */
export async function createKey(
  sql: Sql,
  workspaceId: string,
  { kind, scope = 'READ', name, origins = [], key = generateKey(kind) }: NewKey,
) {
  if (!name.trim())
    throw new InputRefused('A key needs a name, by which people know what it is for, such as "Nightly import".')
  checkName('The name of a key', name)
  if (kind !== 'PUBLISHABLE' && origins.length > 0)
    throw new InputRefused('Only a publishable key is bound to origins; leave them out, or make one of that kind.')
  const id = uuidv7()
  await sql.execute(
    `INSERT INTO api_key (workspace_id, id, kind, scope, name, origins, hash, hint)
     VALUES ($1::uuid, $2::uuid, $3::api_key_kind, $4::api_key_scope, $5, $6::text[], decode($7, 'hex'), $8)`,
    [
      workspaceId,
      id,
      kind,
      { SECRET: scope, WRITE: 'WRITE', PUBLISHABLE: 'READ' }[kind],
      name,
      kind === 'PUBLISHABLE' ? canonicalOrigins(origins) : [],
      Buffer.from(hashKey(key)).toString('hex'),
      key.slice(-4),
    ],
  )
  return { id, key }
}

/** The keys of a workspace, oldest first, revoked ones included. */
export function listKeys(db: Database, workspaceId: string, query: Prisma.ApiKeyFindManyArgs = {}) {
  return db.prisma.apiKey.findMany({ ...query, where: { workspaceId }, orderBy: { id: 'asc' } })
}

/** The caller behind a secret or a publishable key, or null when the key is unknown, revoked or of another kind. */
export async function viewerOfKey(sql: Sql, key: string): Promise<Viewer | null> {
  const [found] = await sql.query<FoundKey>(byHash, [Buffer.from(hashKey(key)).toString('hex')])
  if (!found || found.kind === 'WRITE') return null
  const { workspaceId, id, kind, scope, origins } = found
  if (kind === 'SECRET') return { kind: 'key', workspaceId, keyId: id, scope }
  const grant: EmbedGrant = { operations: [...publicOperations], customers: [], pii: 'none', origins }
  return { kind: 'embed', workspaceId, grant, by: { kind: 'publishable key', id } }
}

interface FoundKey {
  workspaceId: string
  id: string
  kind: ApiKeyKind
  scope: ApiKeyScope
  origins: string[]
}

const byHash: NamedStatement = {
  name: 'key_by_hash',
  text: `SELECT workspace_id::text AS "workspaceId", id::text AS id, kind::text AS kind, scope::text AS scope, to_json(origins) AS origins
FROM api_key WHERE hash = decode($1, 'hex') AND revoked_at IS NULL`,
}
