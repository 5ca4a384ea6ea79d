import type { AddressInfo } from 'node:net'
import type { Database } from '@rapport/prisma/database.ts'
import { open } from '@rapport/prisma/open.ts'
import { createKey } from '@rapport/server/auth/api-key.ts'
import { createApp } from '@rapport/server/http/app.ts'
import { createWorkspace } from '@rapport/server/workspaces/create-workspace.ts'
import { setUp } from '@rapport/server/workspaces/set-up.ts'
import { customerCount, customersOf, fillCustomers, insertBare } from './collect-rows.ts'
import { startLoad } from './collect-load.ts'
import { times, whole, type Benchmark, type Measurement } from './measurement.ts'
import { timeStatements } from './time-statements.ts'

export const about = `events over /v1/batch, ${whole(customerCount)} known customers, beside a bare INSERT of the same rows`

const connections = 16
const seconds = 5
const batches = [1, 10, 100]

export const measure: Benchmark['measure'] = (database, say) =>
  database.use(async (options) => {
    const db = await open(options)
    await setUp(db, { demoData: false })
    const { id } = await createWorkspace(db, { name: 'Bench' })
    const { key } = await createKey(db, id, { kind: 'WRITE', scope: 'WRITE', name: 'bench' })
    say(`making ${whole(customerCount)} customers`)
    await fillCustomers(db, id)
    const timed = timeStatements(db)
    const app = await createApp({ db: timed.db, publicUrl: 'http://localhost', log: false })
    await app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = app.server.address() as AddressInfo
    const load = startLoad({ url: `http://127.0.0.1:${port}/v1/batch`, key, connections })
    try {
      // Creatives, plans and caches are made once.
      await load.run({ batch: 10, seconds: 1 })
      const lines: Measurement[] = []
      for (const batch of batches) {
        const bare = await insertBare(db, id, await customersOf(db, id), { batch, seconds, connections })
        timed.reset()
        const { events, milliseconds, p50, p99 } = await load.run({ batch, seconds })
        const rate = events / (milliseconds / 1000)
        say(`batches of ${batch}: ${whole(rate)} events/s, p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`)
        for (const line of timed.report(milliseconds)) say(`    ${line}`)
        lines.push({
          what: `events acknowledged, batches of ${batch}, ${connections} connections`,
          figure: `${whole(rate)} events/s, p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`,
          reference: `bare INSERT: ${whole(bare)} rows/s`,
          ratio: times(rate / bare),
        })
      }
      await checkStored(db, id, load.acknowledged())
      return lines
    } finally {
      await load.stop()
      await app.close()
      await db.close()
    }
  })

async function checkStored(db: Database, workspaceId: string, acknowledged: number): Promise<void> {
  const [stored] = await db.query<{ count: number; robots: number }>(
    `SELECT count(*)::int AS count, count(robot)::int AS robots FROM interaction WHERE workspace_id = $1::uuid AND key LIKE 'message:load-%'`,
    [workspaceId],
  )
  if (stored!.robots > 0) throw new Error('The events were taken for those of robots, which are not counted.')
  if (stored!.count < acknowledged)
    throw new Error(`${acknowledged} events were acknowledged and ${stored!.count} are stored.`)
}
