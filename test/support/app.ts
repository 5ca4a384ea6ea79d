import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { afterAll } from 'vitest'
import { createKey } from '@rapport/server/auth/api-key.ts'
import { createApp } from '@rapport/server/http/app.ts'
import { createWorkspace } from '@rapport/server/workspaces/create-workspace.ts'
import { setUp } from '@rapport/server/setup/set-up.ts'
import { type CountedDatabase, countStatements } from './count-statements.ts'
import { newDatabase, type TestDatabase } from './databases.ts'
import { Space } from './space.ts'

export const firstKey = 'rk_of_the_first_workspace'

/** What Meta and this server share in tests. */
export const meta = { verifyToken: 'a word of ours', appSecret: 'invented-app-secret' }

export interface Rapport {
  app: FastifyInstance
  db: CountedDatabase
  database: TestDatabase
  /** A workspace of its own for one test, with an ADMIN key: nothing that other tests do can be seen from it. */
  newSpace(options?: { timeZone?: string }): Promise<Space>
}

/** Rapport on a database of its own for the test file that calls this; it ends with the file. */
export async function startRapport({ modelHosts }: { modelHosts?: ReadonlySet<string> } = {}): Promise<Rapport> {
  const database = await newDatabase()
  const db = countStatements(database.db)
  await setUp(db, { demoData: false, bootstrapSecretKey: firstKey })
  const app = await createApp({
    db,
    publicUrl: 'http://localhost:4000',
    meta,
    log: false,
    ...(modelHosts ? { modelHosts } : {}),
  })
  afterAll(async () => {
    await app.close()
    await db.prisma.$disconnect()
    await database.drop()
  })
  let spaces = 0
  return {
    app,
    db,
    database,
    async newSpace({ timeZone = 'UTC' } = {}) {
      const workspace = await createWorkspace(db, { name: `Test ${++spaces}`, timeZone })
      const { key } = await createKey(db, workspace.id, { kind: 'SECRET', scope: 'ADMIN', name: 'test' })
      return new Space(app, workspace.id, key)
    },
  }
}

/** Resolves when the database was left alone for a moment: what works beside requests begins with a look at what there is to do. */
export async function atRest({ app, db: { statements } }: Rapport): Promise<void> {
  await app.ready()
  for (let before = -1; before !== statements.length;) {
    before = statements.length
    await pause(100)
  }
}
