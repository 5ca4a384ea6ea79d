import type { Database } from '@rapport/prisma/database.ts'
import { open } from '@rapport/prisma/open.ts'
import { uuidV7 } from '@rapport/prisma/uuid-v7.sql.ts'
import { createKey } from '@rapport/server/auth/api-key.ts'
import { createApp } from '@rapport/server/http/app.ts'
import { createWorkspace } from '@rapport/server/workspaces/create-workspace.ts'
import { setUp } from '@rapport/server/setup/set-up.ts'
import { medians, timed, times, type Benchmark } from './measurement.ts'

export const about = 'a page of 50 interactions through GraphQL in process, of customers with few and with many'

const rounds = 25
/** Pages read in one round. */
const pages = 8

interface Person {
  name: string
  interactions: number
  profiles: number
}

const people: Person[] = [
  { name: 'few', interactions: 10, profiles: 1 },
  { name: 'page', interactions: 60, profiles: 1 },
  { name: 'many', interactions: 10_000, profiles: 1 },
  { name: 'million', interactions: 1_000_000, profiles: 1 },
  { name: 'cluster', interactions: 100_000, profiles: 100 },
]

/** One thing in ten thousand is a purchase, so that some kinds are rare. */
const fill = `INSERT INTO interaction (workspace_id, id, customer_id, kind, at, key)
SELECT $1::uuid, ${uuidV7}, p.id, (CASE WHEN n % 10000 = 7 THEN 'PURCHASE' ELSE 'PAGE_VIEW' END)::interaction_kind,
  timestamptz '2020-01-01' + n * interval '3 minutes', $2 || ':' || n
FROM generate_series(0, $3::int - 1) n
JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM customer WHERE workspace_id = $1::uuid AND display_name = $2) p
  ON p.place = n % $4::int`

async function add(db: Database, workspaceId: string, { name, interactions, profiles }: Person): Promise<void> {
  await db.execute(
    `WITH head AS (
       INSERT INTO customer (workspace_id, id, display_name, first_seen_at, last_seen_at) VALUES ($1::uuid, ${uuidV7}, $2, now(), now())
       RETURNING id
     ), named AS (INSERT INTO identity (workspace_id, namespace, value, customer_id) SELECT $1::uuid, 'user_id', $2, id FROM head)
     INSERT INTO customer (workspace_id, id, display_name, first_seen_at, last_seen_at, merged_into)
     SELECT $1::uuid, ${uuidV7}, $2, now(), now(), head.id FROM head, generate_series(2, $3::int)`,
    [workspaceId, name, profiles],
  )
  await db.execute(fill, [workspaceId, name, interactions, profiles])
}

export const measure: Benchmark['measure'] = (database, say) =>
  database.use(async (options) => {
    const db = await open(options)
    await setUp(db, { demoData: false })
    const { id } = await createWorkspace(db, { name: 'Timelines', timeZone: 'UTC' })
    const { key } = await createKey(db, id, { kind: 'SECRET', scope: 'READ', name: 'bench' })
    for (const person of people) {
      say(`${person.interactions.toLocaleString('en')} interactions of ${person.profiles} profiles`)
      await add(db, id, person)
    }
    await db.execute('ANALYZE')
    const app = await createApp({ db, publicUrl: 'http://localhost', log: false })
    const ask = async (name: string, args: string): Promise<string> => {
      const query = `{ customer(identity: {namespace: "user_id", value: "${name}"}) { interactions${args} {
        edges { node { id kind at text } } pageInfo { endCursor } } } }`
      const headers = { authorization: `Bearer ${key}` }
      const answer = await app.inject({ method: 'POST', url: '/graphql', headers, payload: { query } })
      if (answer.statusCode !== 200 || !answer.body.includes('"kind"')) throw new Error(`No timeline: ${answer.body}`)
      return answer.json<{ data: { customer: { interactions: { pageInfo: { endCursor: string } } } } }>().data.customer
        .interactions.pageInfo.endCursor
    }
    /** Reads pages one after the other and returns the milliseconds of one. */
    const read =
      (name: string, args: (cursor: string) => string = () => '(first: 50)') =>
      async () => {
        let cursor = ''
        const all = await timed(async () => {
          for (let page = 0; page < pages; page++) cursor = await ask(name, args(cursor))
        })
        return all / pages
      }
    const deeper = (cursor: string) => (cursor ? `(first: 50, after: "${cursor}")` : '(first: 50)')
    const rare = () => '(first: 10, kinds: [PURCHASE])'
    try {
      const ways: [what: string, way: () => Promise<number>][] = [
        ['a page of 50 of 60 interactions', read('page')],
        ['all 10 interactions of a customer', read('few')],
        ['a page of 50 of 10,000 interactions', read('many')],
        ['a page of 50 of 1,000,000 interactions', read('million')],
        ['…, page after page', read('million', deeper)],
        ['…, 10 of a kind that is one in 10,000', read('million', rare)],
        ['a page of 50 of 100 profiles with 1,000 interactions each', read('cluster')],
      ]
      for (const [, way] of ways) await way()
      const [base = 0, ...figures] = await medians(rounds, ...ways.map(([, way]) => way))
      return figures.map((figure, i) => ({
        what: ways[i + 1]![0],
        figure: `${figure.toFixed(2)} ms`,
        reference: `${ways[0]![0]}: ${base.toFixed(2)} ms`,
        ratio: times(figure / base),
      }))
    } finally {
      await app.close()
      await db.close()
    }
  })
