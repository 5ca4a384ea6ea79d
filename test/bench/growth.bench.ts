import type { Database } from '@rapport/prisma/database.ts'
import { uuidV7 } from '@rapport/prisma/uuid-v7.sql.ts'
import { customersOf, insertBare } from './collect-rows.ts'
import { collecting, connections } from './collect-target.ts'
import { times, whole, type Benchmark } from './measurement.ts'

export const about = 'events over /v1/batch in batches of 100, with few interactions stored and with many'

const seconds = 5
const few = 10_000
const many = 5_000_000

export const measure: Benchmark['measure'] = (database, say) =>
  collecting(database, say, async ({ db, workspaceId, load }) => {
    /** Microseconds of an event, and of a row that is only inserted. */
    const costWith = async (stored: number) => {
      say(`filling up to ${whole(stored)} interactions`)
      await fill(db, workspaceId, stored)
      const known = await customersOf(db, workspaceId)
      const bare = 1_000_000 / (await insertBare(db, workspaceId, known, { batch: 100, seconds, connections }))
      const { events, milliseconds } = await load.run({ batch: 100, seconds })
      const event = (1000 * milliseconds) / events
      say(`an event takes ${event.toFixed(0)} µs, a bare row ${bare.toFixed(0)} µs`)
      return { event, bare }
    }
    const before = await costWith(few)
    const after = await costWith(many)
    const line = (what: string, cost: 'event' | 'bare') => ({
      what: `${what}, batches of 100, ${connections} connections, ${whole(many)} interactions stored`,
      figure: `${after[cost].toFixed(0)} µs`,
      reference: `with ${whole(few)} stored: ${before[cost].toFixed(0)} µs`,
      ratio: times(after[cost] / before[cost]),
    })
    return [line('an event', 'event'), line('a row of a bare INSERT', 'bare')]
  })

/** Rows of one statement. */
const slice = 250_000

/** Fills up to so many, of the last 90 days, spread over all customers and creatives. */
async function fill(db: Database, workspaceId: string, upTo: number): Promise<void> {
  const [there] = await db.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM interaction WHERE workspace_id = $1::uuid',
    [workspaceId],
  )
  // Making indexes anew takes less time than their growing.
  const indexes = await db.query<{ name: string; definition: string }>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes WHERE tablename = 'interaction' AND indexname <> 'interaction_pkey'`,
  )
  for (const { name } of indexes) await db.execute(`DROP INDEX ${name}`)
  await db.execute('ALTER TABLE interaction DISABLE TRIGGER ALL')
  for (let from = there!.count; from < upTo; from += slice)
    await db.execute(interactions, [workspaceId, from, Math.min(from + slice, upTo) - 1])
  await db.execute('ALTER TABLE interaction ENABLE TRIGGER ALL')
  for (const { definition } of indexes) await db.execute(definition)
  await db.execute(formats, [workspaceId])
  await db.execute('VACUUM (ANALYZE) interaction, customer_format')
  await db.execute('CHECKPOINT')
}

const interactions = `
WITH people AS MATERIALIZED (SELECT array_agg(id) AS ids FROM customer WHERE workspace_id = $1::uuid),
creatives AS MATERIALIZED (SELECT array_agg(id) AS ids FROM creative WHERE workspace_id = $1::uuid)
INSERT INTO interaction (workspace_id, id, customer_id, kind, at, channel, creative_id, key, name, properties, context, received_at)
SELECT $1::uuid, ${uuidV7}, people.ids[1 + (n * 7919::bigint % cardinality(people.ids))], 'CLICK', now() - random() * interval '90 days', 'web',
  creatives.ids[1 + (n % cardinality(creatives.ids))], 'message:old-' || n, 'Ad Clicked', '{"page": "/bicycles"}',
  '{"library": {"name": "bench", "version": "1.0.0"}, "page": {"url": "https://shop.example/bicycles"}, "locale": "en"}', now()
FROM generate_series($2::int, $3::int) n, people, creatives`

const formats = `
INSERT INTO customer_format (workspace_id, customer_id, format_id, exposures, responses, conversions, last_at)
SELECT $1::uuid, i.customer_id, c.format_id, 0, count(*), 0, max(i.at)
FROM interaction i JOIN creative c ON c.workspace_id = $1::uuid AND c.id = i.creative_id
WHERE i.workspace_id = $1::uuid AND c.format_id IS NOT NULL GROUP BY i.customer_id, c.format_id
ON CONFLICT (workspace_id, customer_id, format_id) DO UPDATE SET responses = excluded.responses`
