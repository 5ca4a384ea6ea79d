import { customerCount, customersOf, insertBare } from './collect-rows.ts'
import { collecting, connections } from './collect-target.ts'
import { times, whole, type Benchmark, type Measurement } from './measurement.ts'

export const about = `events over /v1/batch, ${whole(customerCount)} known customers, beside a bare INSERT of the same rows`

const seconds = 5
const batches = [1, 10, 100]

export const measure: Benchmark['measure'] = (database, say) =>
  collecting(database, say, async ({ db, workspaceId, load, statements }) => {
    const lines: Measurement[] = []
    for (const batch of batches) {
      const known = await customersOf(db, workspaceId)
      const bare = await insertBare(db, workspaceId, known, { batch, seconds, connections })
      statements.reset()
      const { events, milliseconds, p50, p99 } = await load.run({ batch, seconds })
      const rate = events / (milliseconds / 1000)
      const figure = `${whole(rate)} events/s, p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`
      say(`batches of ${batch}: ${figure}`)
      for (const line of statements.report(milliseconds)) say(`    ${line}`)
      lines.push({
        what: `events acknowledged, batches of ${batch}, ${connections} connections`,
        figure,
        reference: `bare INSERT: ${whole(bare)} rows/s`,
        ratio: times(rate / bare),
      })
    }
    return lines
  })
