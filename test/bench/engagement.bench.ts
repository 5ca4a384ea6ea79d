import type { Database } from '@rapport/prisma/database.ts'
import { open } from '@rapport/prisma/open.ts'
import { uuidV7 } from '@rapport/prisma/uuid-v7.sql.ts'
import { createKey } from '@rapport/server/auth/api-key.ts'
import { createApp } from '@rapport/server/http/app.ts'
import { createWorkspace } from '@rapport/server/workspaces/create-workspace.ts'
import { setUp } from '@rapport/server/setup/set-up.ts'
import { medians, timed, times, whole, type Benchmark } from './measurement.ts'

const month = 10_000
const history = 200_000
const advocates = 10_000
const creatives = 100

export const about = `response times, hours, reach and advocates through GraphQL in process, with ${whole(month)} questions of a month and ${whole(history)} of years`

const rounds = 7

/** A question every four minutes up to the last of a month of 28 days, nearly all answered within a day, and what was shown in each hour. */
const fill = [
  `INSERT INTO customer (workspace_id, id, first_seen_at, last_seen_at, traits)
   SELECT $1::uuid, ${uuidV7}, now(), now(), json_build_object('followers', n) FROM generate_series(1, ${advocates}) n`,
  `INSERT INTO customer_advocacy (workspace_id, customer_id, mentions, last_at)
   SELECT workspace_id, id, 1, now() FROM customer WHERE workspace_id = $1::uuid`,
  `INSERT INTO interaction (workspace_id, id, customer_id, kind, at, channel, key)
   SELECT $1::uuid, ${uuidV7}, c.id, 'MENTION', timestamptz '2026-03-01' - n * interval '4 minutes', 'x', n
   FROM generate_series(1, $2::int) n JOIN (SELECT id, row_number() OVER () - 1 AS place FROM customer WHERE workspace_id = $1::uuid) c
     ON c.place = n % ${advocates}`,
  `INSERT INTO question (workspace_id, id, customer_id, kind, channel, at, answered_at, replies)
   SELECT workspace_id, id, customer_id, kind, channel, at, reply, array_remove(ARRAY[reply], NULL) FROM (
     SELECT *, CASE WHEN random() < 0.99 THEN at + random() * interval '1 day' END AS reply FROM interaction WHERE workspace_id = $1::uuid
   ) asked`,
  `INSERT INTO channel_hour (workspace_id, channel, day, hour, impressions, clicks, reactions, comments, shares, mentions, reviews)
   SELECT workspace_id, channel, at::date, extract(hour FROM at), 1000, 20, 9, 3, 1, 15, 0 FROM question WHERE workspace_id = $1::uuid GROUP BY 1, 2, 3, 4`,
  `INSERT INTO campaign (workspace_id, id, platform, key, name) VALUES ($1::uuid, $1::uuid, 'META', 'spring', 'spring')`,
  `INSERT INTO creative (workspace_id, id, platform, key, name, campaign_id)
   SELECT $1::uuid, ${uuidV7}, 'META', n, n, $1::uuid FROM generate_series(1, ${creatives}) n`,
  `INSERT INTO creative_reach (workspace_id, creative_id, part, bits)
   SELECT $1::uuid, id, part, B'1'::bit(1024) >> part FROM creative, generate_series(0, 63) part WHERE workspace_id = $1::uuid`,
]

async function made(db: Database, questions: number): Promise<string> {
  const { id } = await createWorkspace(db, { name: whole(questions), timeZone: 'UTC' })
  for (const statement of fill) await db.execute(statement, statement.includes('$2') ? [id, questions] : [id])
  const { key } = await createKey(db, id, { kind: 'SECRET', scope: 'READ', name: 'bench' })
  return key
}

const february = 'from: "2026-02-01", to: "2026-02-28"'
const rate = 'rate { low high }'
const reads: readonly (readonly [what: string, query: string])[] = [
  ['response times of a month', `{ responseTime(input: { ${february} }) { firstReply { medianResponseMinutes } } }`],
  ['…, of all time', '{ responseTime(input: {}) { firstReply { medianResponseMinutes } } }'],
  ['20 open questions', '{ openQuestions { edges { node { waitingMinutes interaction { text } } } } }'],
  ['best hours of a month', `{ bestHours(channel: "x", ${february}) { best { hour ${rate} } } }`],
  ['…, of all time', `{ bestHours(channel: "x") { best { hour ${rate} } } }`],
  [
    `reach of a campaign of ${creatives} creatives`,
    '{ campaigns { edges { node { engagement { reach { people } } } } } }',
  ],
  [`20 of ${whole(advocates)} advocates`, '{ advocates { score customer { displayName } } }'],
]

export const measure: Benchmark['measure'] = (database, say) =>
  database.use(async (options) => {
    const db = await open(options)
    await setUp(db, { demoData: false })
    const keys = []
    for (const questions of [month, history]) {
      say(`${whole(questions)} questions`)
      keys.push(await made(db, questions))
    }
    await db.execute('ANALYZE')
    const app = await createApp({ db, publicUrl: 'http://localhost', log: false })
    const ask = (key: string, query: string) => () =>
      timed(async () => {
        const headers = { authorization: `Bearer ${key}` }
        const answer = await app.inject({ method: 'POST', url: '/graphql', headers, payload: { query } })
        if (answer.statusCode !== 200 || answer.body.includes('"errors"')) throw new Error(`No answer: ${answer.body}`)
      })
    try {
      const lines = []
      for (const [what, query] of reads) {
        const ways = keys.map((key) => ask(key, query))
        for (const way of ways) await way()
        const [few = 0, many = 0] = await medians(rounds, ...ways)
        lines.push({
          what: `${what}, ${whole(history)} questions stored`,
          figure: `${many.toFixed(1)} ms`,
          reference: `with ${whole(month)} stored: ${few.toFixed(1)} ms`,
          ratio: times(many / few),
        })
      }
      return lines
    } finally {
      await app.close()
      await db.close()
    }
  })
