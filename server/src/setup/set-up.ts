import type { Database, Sql } from '@rapport/prisma/database.ts'
import { migrate } from '@rapport/prisma/migrate.ts'
import type { ApiKeyKind } from '@rapport/prisma/generated/client/enums.ts'
import { createKey, hashKey, type NewKey } from '../auth/api-key.ts'
import { publishCatalogue } from '../formats/publish-catalogue.sql.ts'
import { failAbandonedImports } from '../imports/import-log.sql.ts'
import { createWorkspace } from '../workspaces/create-workspace.ts'
import { fillDemoWorkspace } from './fill-demo-workspace.ts'
import { firstWorkspace } from '../workspaces/list-workspaces.sql.ts'

export interface SetUpOptions {
  /** Fill the first workspace of an embedded database with invented people. */
  demoData: boolean
  bootstrapSecretKey?: string | undefined
  bootstrapWriteKey?: string | undefined
}

export interface SetUpReport {
  /** Keys that were made now, to be shown this once; empty from the second start on. */
  newKeys: { kind: ApiKeyKind; key: string }[]
  demo: boolean
}

/** Any number that nothing else locks by. */
const setUpLock = 7_265_707

/** Brings the database up to date, and makes the first workspace with its keys where there is none. Processes that start together take turns. */
export function setUp(db: Database, options: SetUpOptions): Promise<SetUpReport> {
  return db.session(async (session) => {
    await session.query('SELECT pg_advisory_lock($1)', [setUpLock])
    try {
      return await takeTurn(db, options)
    } finally {
      await session.query('SELECT pg_advisory_unlock($1)', [setUpLock])
    }
  })
}

async function takeTurn(db: Database, options: SetUpOptions): Promise<SetUpReport> {
  await migrate(db)
  await publishCatalogue(db)
  if (db.kind === 'embedded') await failAbandonedImports(db)
  // The workspace comes with its people and its keys or, when this is interrupted, not at all.
  return db.transaction((sql) => ensureFirstWorkspace(sql, options.demoData && db.kind === 'embedded', options))
}

async function ensureFirstWorkspace(sql: Sql, demo: boolean, options: SetUpOptions): Promise<SetUpReport> {
  const first = await firstWorkspace(sql)
  const workspace = first ?? (await (demo ? fillDemoWorkspace(sql) : createWorkspace(sql, { name: 'My workspace' })))
  const newKeys = []
  for (const [kind, scope, given] of [
    ['SECRET', 'ADMIN', options.bootstrapSecretKey],
    ['WRITE', 'WRITE', options.bootstrapWriteKey],
  ] as const) {
    if (given) await ensureKey(sql, workspace.id, { kind, scope, name: 'From the environment', key: given })
    else if (!first) newKeys.push({ kind, ...(await createKey(sql, workspace.id, { kind, scope, name: 'First key' })) })
  }
  return { newKeys, demo: workspace.demo }
}

/** @throws Error when the key was revoked: only whoever did that can know whether it should come back */
async function ensureKey(sql: Sql, workspaceId: string, key: NewKey & { key: string }): Promise<void> {
  const [there] = await sql.query<{ revoked: boolean }>(
    `SELECT revoked_at IS NOT NULL AS revoked FROM api_key WHERE hash = decode($1, 'hex')`,
    [Buffer.from(hashKey(key.key)).toString('hex')],
  )
  if (there?.revoked)
    throw new Error(`The ${key.kind.toLowerCase()} key in the environment was revoked; give another one.`)
  if (!there) await createKey(sql, workspaceId, key)
}
