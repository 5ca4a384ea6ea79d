import type { FastifyInstance } from 'fastify'
import type { Database } from '@rapport/prisma/database.ts'
import { open } from '@rapport/prisma/open.ts'
import { createKey } from '@rapport/server/auth/api-key.ts'
import { recountFormats } from '@rapport/server/counters/count-interactions.sql.ts'
import { createApp } from '@rapport/server/http/app.ts'
import { decisionLog } from '@rapport/server/recommendations/evaluation/decision-log.sql.ts'
import { buildOn } from '@rapport/server/segments/membership/keep-membership.ts'
import { readSituation } from '@rapport/server/recommendations/situation.sql.ts'
import { createWorkspace } from '@rapport/server/workspaces/create-workspace.ts'
import { setUp } from '@rapport/server/setup/set-up.ts'
import { times, timed, whole, type Benchmark, type Measurement } from './measurement.ts'
import { fiftyRules, makeSegments, populate } from './membership-population.ts'
import { policyValues } from './policy-values.ts'

export const about = 'what recommendations are worth, and how long one takes'

const people = { embedded: 10_000, PostgreSQL: 50_000 }
const asked = 1000
const formats = 10
const decisions = 20_000

/** What recommendations are worth has nothing to do with the database, and is measured with the first one only. */
export const measure: Benchmark['measure'] = async (database, say) => [
  ...(database.name === 'embedded' ? policyValues(say) : []),
  ...(await database.use(async (options) => {
    const db = await open(options)
    await setUp(db, { demoData: false })
    const { id } = await createWorkspace(db, { name: 'Bench' })
    const { key } = await createKey(db, id, { kind: 'SECRET', scope: 'WRITE', name: 'bench' })
    say(`making ${whole(people[database.name])} customers`)
    await makePeople(db, id, people[database.name])
    const app = await createApp({ db, publicUrl: 'http://localhost', log: false })
    try {
      return [...(await latency(db, app, id, key, say)), await logReading(db, id)]
    } finally {
      await app.close()
      await db.close()
    }
  })),
]

/** People who were shown ten formats, are in some of five segments, and agreed to be advertised to. */
async function makePeople(db: Database, workspaceId: string, customers: number): Promise<void> {
  await populate(db, workspaceId, customers)
  await db.execute(
    `UPDATE creative c SET format_id = f.id
     FROM (SELECT id, row_number() OVER (ORDER BY id) AS nth FROM ad_format WHERE platform = 'META' AND workspace_id IS NULL) f
     WHERE c.workspace_id = $1::uuid AND f.nth = 1 + substr(c.key, 7)::int % ${formats}`,
    [workspaceId],
  )
  await db.execute(
    `INSERT INTO consent (workspace_id, customer_id, purpose, granted, at, source)
     SELECT workspace_id, id, 'Advertising', true, now(), 'bench' FROM customer WHERE workspace_id = $1::uuid`,
    [workspaceId],
  )
  await recountFormats(db, workspaceId)
  await makeSegments(db, workspaceId, fiftyRules.slice(0, 5))
  const onBroken = (_segmentId: string, error: unknown) => {
    throw error
  }
  while (await buildOn(db, workspaceId, onBroken));
  await db.execute('VACUUM (ANALYZE)')
}

async function latency(
  db: Database,
  app: FastifyInstance,
  workspaceId: string,
  key: string,
  say: (progress: string) => void,
): Promise<Measurement[]> {
  const some = await db.query<{ id: string }>(
    'SELECT id::text AS id FROM customer WHERE workspace_id = $1::uuid ORDER BY md5(id::text) LIMIT $2::int',
    [workspaceId, asked],
  )
  const ask = async (query: string, id: string) => {
    const response = await app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { authorization: `Bearer ${key}` },
      payload: { query, variables: { id: Buffer.from(`Customer:${id}`).toString('base64') } },
    })
    if (response.json<{ errors?: unknown }>().errors) throw new Error(response.body)
  }
  const question = {
    goal: 'CONVERSION',
    segmentId: null,
    platform: null,
    formatIds: null,
  } as const
  const ways: Record<string, (id: string) => Promise<unknown>> = {
    statement: (id) => readSituation(db, workspaceId, { ...question, customerId: id }, new Date()),
    recommendFormats: (id) =>
      ask('query ($id: ID) { recommendFormats(customerId: $id) { format { name } mean low high propensity } }', id),
    decideFormat: (id) =>
      ask(
        'mutation ($id: ID) { decideFormat(customerId: $id) { ... on Decision { id propensity format { name } } } }',
        id,
      ),
  }
  const spent: Record<string, number[]> = {}
  for (const round of ['warm', 'measured'])
    for (const { id } of round === 'warm' ? some.slice(0, 100) : some)
      for (const [way, work] of Object.entries(ways)) {
        const milliseconds = await timed(() => work(id))
        if (round === 'measured') (spent[way] ??= []).push(milliseconds)
      }
  const quantile = (way: string, part: number) =>
    spent[way]!.toSorted((one, other) => one - other)[Math.floor(part * asked)]!
  const figure = (way: string) => `p50 ${quantile(way, 0.5).toFixed(1)} ms, p99 ${quantile(way, 0.99).toFixed(1)} ms`
  return ['recommendFormats', 'decideFormat'].map((way) => {
    say(`${way}: ${figure(way)}`)
    return {
      what: `${way} of one customer in GraphQL, in process, ${formats} formats and 5 segments`,
      figure: figure(way),
      reference: `the statement alone: ${figure('statement')}`,
      ratio: times(quantile(way, 0.5) / quantile('statement', 0.5)),
    }
  })
}

/** Reads a log of copies of the decisions that were made, with what came of each. */
async function logReading(db: Database, workspaceId: string): Promise<Measurement> {
  await db.execute(
    `INSERT INTO decision (workspace_id, id, at, customer_id, goal, platform, format_id, propensity, seed, model, receipt)
     SELECT workspace_id, gen_random_uuid(), at - (10 + n % 60) * interval '1 day', customer_id, goal, platform, format_id, propensity, seed, model, receipt
     FROM decision CROSS JOIN generate_series(1, 100) n WHERE workspace_id = $1::uuid ORDER BY n, id LIMIT ${decisions}`,
    [workspaceId],
  )
  await db.execute('VACUUM (ANALYZE) decision')
  const filter = { platform: null, from: null, to: null, windowDays: 7, currency: null }
  let read = 0
  const milliseconds = await timed(async () => {
    read = (await decisionLog(db, workspaceId, { goal: 'CONVERSION', ...filter })).length
  })
  return {
    what: 'the log of decisions with what came of them',
    figure: `${whole(read)} in ${(milliseconds / 1000).toFixed(1)} s`,
    reference: '–',
    ratio: `${((1000 * milliseconds) / read).toFixed(0)} µs each`,
  }
}
