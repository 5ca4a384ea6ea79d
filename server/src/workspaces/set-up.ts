import type { Database } from '@rapport/prisma/database.ts'
import { migrate } from '@rapport/prisma/migrate.ts'
import type { ApiKeyKind, ApiKeyScope } from '@rapport/prisma/generated/client/enums.ts'
import { createKey, hashKey } from '../auth/api-key.ts'
import { publishCatalogue } from '../formats/publish-catalogue.sql.ts'
import { failAbandonedImports } from '../imports/import-log.sql.ts'
import { createWorkspace } from './create-workspace.ts'
import { fillDemoWorkspace } from './fill-demo-workspace.ts'

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
  const first = await db.prisma.workspace.findFirst({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  const demo = options.demoData && db.kind === 'embedded'
  const workspace = first ?? (demo ? await fillDemoWorkspace(db) : await createWorkspace(db, { name: 'My workspace' }))
  const { bootstrapSecretKey, bootstrapWriteKey } = options
  const newKeys = []
  for (const [kind, given, scope] of [
    ['SECRET', bootstrapSecretKey, 'ADMIN'],
    ['WRITE', bootstrapWriteKey, 'WRITE'],
  ] as const) {
    if (given) await ensureKey(db, workspace.id, kind, scope, given)
    else if (!first) newKeys.push({ kind, ...(await createKey(db, workspace.id, { kind, scope, name: 'First key' })) })
  }
  return { newKeys, demo: workspace.demo }
}

async function ensureKey(
  db: Database,
  workspaceId: string,
  kind: ApiKeyKind,
  scope: ApiKeyScope,
  key: string,
): Promise<void> {
  const there = await db.prisma.apiKey.findUnique({ where: { hash: hashKey(key) } })
  if (!there) await createKey(db, workspaceId, { kind, scope, name: 'From the environment', key })
}
