import type { AddressInfo } from 'node:net'
import type { Database } from '@rapport/prisma/database.ts'
import { open } from '@rapport/prisma/open.ts'
import { createKey } from '@rapport/server/auth/api-key.ts'
import { createApp } from '@rapport/server/http/app.ts'
import { createWorkspace } from '@rapport/server/workspaces/create-workspace.ts'
import { setUp } from '@rapport/server/setup/set-up.ts'
import type { BenchDatabase } from './bench-databases.ts'
import { startLoad } from './collect-load.ts'
import { customerCount, fillCustomers } from './collect-rows.ts'
import { whole } from './measurement.ts'
import { timeStatements } from './time-statements.ts'

export const connections = 16

export interface CollectTarget {
  db: Database
  workspaceId: string
  load: ReturnType<typeof startLoad>
  /** What the server's statements took. */
  statements: Pick<ReturnType<typeof timeStatements>, 'reset' | 'report'>
}

/** Starts a server that knows customers and has seen its first events, and somebody who sends it more. */
export function collecting<T>(
  database: BenchDatabase,
  say: (progress: string) => void,
  work: (target: CollectTarget) => Promise<T>,
): Promise<T> {
  return database.use(async (options) => {
    const db = await open(options)
    await setUp(db, { demoData: false })
    const { id: workspaceId } = await createWorkspace(db, { name: 'Bench' })
    const { key } = await createKey(db, workspaceId, { kind: 'WRITE', scope: 'WRITE', name: 'bench' })
    say(`making ${whole(customerCount)} customers`)
    await fillCustomers(db, workspaceId)
    const statements = timeStatements(db)
    const app = await createApp({ db: statements.db, publicUrl: 'http://localhost', log: false })
    await app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = app.server.address() as AddressInfo
    const load = startLoad({ url: `http://127.0.0.1:${port}/v1/batch`, key, connections })
    try {
      // Creatives, plans and caches are made once.
      await load.run({ batch: 10, seconds: 1 })
      const result = await work({ db, workspaceId, load, statements })
      await checkStored(db, workspaceId, load.acknowledged())
      return result
    } finally {
      await load.stop()
      await app.close()
      await db.close()
    }
  })
}

async function checkStored(db: Database, workspaceId: string, acknowledged: number): Promise<void> {
  const [stored] = await db.query<{ count: number; robots: number }>(
    `SELECT count(*)::int AS count, count(robot)::int AS robots FROM interaction WHERE workspace_id = $1::uuid AND key LIKE 'message:load-%'`,
    [workspaceId],
  )
  if (stored!.robots > 0) throw new Error('The events were taken for those of robots, which are not counted.')
  if (stored!.count < acknowledged)
    throw new Error(`${acknowledged} events were acknowledged and ${stored!.count} are stored.`)
}
