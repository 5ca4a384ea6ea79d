import type { Database } from '@rapport/prisma/database.ts'
import { uuidv7 } from 'uuidv7'

export const customerCount = 100_000

/** Known customers, by `user_id` u0, u1, … */
export async function fillCustomers(db: Database, workspaceId: string): Promise<void> {
  await db.execute(
    `INSERT INTO customer (workspace_id, id, known, first_seen_at, last_seen_at)
     SELECT $1::uuid, gen_random_uuid(), true, now(), now() FROM generate_series(1, $2::int)`,
    [workspaceId, customerCount],
  )
  await db.execute(
    `INSERT INTO identity (workspace_id, namespace, value, customer_id)
     SELECT $1::uuid, 'user_id', 'u' || row_number() OVER () - 1, id FROM customer WHERE workspace_id = $1::uuid`,
    [workspaceId],
  )
  await db.execute('ANALYZE customer, identity')
}

/** What the events of `collect-load.ts` become: the ids of what they name. */
export async function customersOf(db: Database, workspaceId: string) {
  const ids = (table: string) =>
    db.query<{ id: string }>(`SELECT id::text AS id FROM ${table} WHERE workspace_id = $1::uuid`, [workspaceId])
  const [customers, creatives] = [await ids('customer'), await ids('creative')]
  return { customers: customers.map(({ id }) => id), creatives: creatives.map(({ id }) => id) }
}

interface BareOptions {
  batch: number
  seconds: number
  connections: number
}

const columns = {
  id: 'uuid',
  customer_id: 'uuid',
  kind: 'text',
  at: 'timestamptz',
  channel: 'text',
  creative_id: 'uuid',
  key: 'text',
  name: 'text',
  properties: 'jsonb',
  context: 'jsonb',
  received_at: 'timestamptz',
}
const names = Object.keys(columns)
const statement = {
  name: 'bare_insert',
  text: `INSERT INTO interaction (workspace_id, ${names})
SELECT $1::uuid, ${names.join(', ').replace('kind', 'kind::interaction_kind')}
FROM unnest(${Object.values(columns).map((type, i) => `$${i + 2}::${type}[]`)}) AS row(${names})`,
}

/** Rows a second of the same interactions, inserted by nothing but `INSERT … SELECT FROM unnest`. */
export async function insertBare(
  db: Database,
  workspaceId: string,
  { customers, creatives }: Awaited<ReturnType<typeof customersOf>>,
  { batch, seconds, connections }: BareOptions,
): Promise<number> {
  let rows = 0
  const started = performance.now()
  const lane = async () => {
    while (performance.now() - started < seconds * 1000) {
      const batchRows = Array.from({ length: batch }, () => bareRow(customers, creatives))
      await db.query(statement, [workspaceId, ...names.map((_, n) => batchRows.map((row) => row[n]!))])
      rows += batch
    }
  }
  await Promise.all(Array.from({ length: connections }, lane))
  return rows / ((performance.now() - started) / 1000)
}

const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)]!

function bareRow(customers: readonly string[], creatives: readonly string[]) {
  const now = new Date().toISOString()
  const id = uuidv7()
  const properties = { creative: 'c1', campaign: 'spring', platform: 'meta', format: 'carousel', page: '/bicycles' }
  const context = {
    library: { name: 'bench', version: '1.0.0' },
    page: { url: 'https://shop.example/bicycles' },
    locale: 'en',
  }
  return [
    id,
    pick(customers),
    'CLICK',
    now,
    'web',
    pick(creatives),
    `message:${id}`,
    'Ad Clicked',
    JSON.stringify(properties),
    JSON.stringify(context),
    now,
  ]
}
