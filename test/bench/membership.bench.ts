import { setTimeout } from 'node:timers/promises'
import type { Database } from '@rapport/prisma/database.ts'
import { open } from '@rapport/prisma/open.ts'
import { lookAgainAt } from '@rapport/server/counters/look-again.sql.ts'
import { buildOn, lookAtDue } from '@rapport/server/segments/membership/keep-membership.ts'
import { compileRule } from '@rapport/server/segments/rules/compile-rule.ts'
import { parseRule } from '@rapport/server/segments/rules/parse-rule.ts'
import { createWorkspace } from '@rapport/server/workspaces/create-workspace.ts'
import { setUp } from '@rapport/server/setup/set-up.ts'
import { collecting } from './collect-target.ts'
import { medians, timed, times, whole, type Benchmark, type Measurement } from './measurement.ts'
import { fiftyRules, makeSegments, populate } from './membership-population.ts'

const people = { embedded: 10_000, PostgreSQL: 1_000_000 }

export const about = `who is in ${fiftyRules.length} segments: all of them built, one event followed, and what it costs to take events in`

export const measure: Benchmark['measure'] = async (database, say) => [
  ...(await database.use(async (options) => {
    const db = await open(options)
    try {
      await setUp(db, { demoData: false })
      const { id } = await createWorkspace(db, { name: 'Bench' })
      return await buildAndFollow(db, id, people[database.name], say)
    } finally {
      await db.close()
    }
  })),
  ...(await collectWithSegments(database, say)),
]

const onBroken = (_segmentId: string, error: unknown) => {
  throw error
}

async function buildAndFollow(
  db: Database,
  workspaceId: string,
  customers: number,
  say: (progress: string) => void,
): Promise<Measurement[]> {
  say(`making ${whole(customers)} customers`)
  await populate(db, workspaceId, customers)
  const asking = await timed(async () => {
    for (const rule of fiftyRules) {
      const { text, values } = compileRule(parseRule(rule))
      await db.query(`SELECT count(*)::int FROM (${text}) members`, [
        workspaceId,
        null,
        new Date().toISOString(),
        ...values,
      ])
    }
  })
  say(`every rule asked of everybody: ${(asking / 1000).toFixed(0)} s`)
  await makeSegments(db, workspaceId, fiftyRules)
  let slices = 0
  const building = await timed(async () => {
    while (await buildOn(db, workspaceId, onBroken)) if (++slices % 100 === 0) say(`${slices} transactions`)
  })
  const [stays] = await db.query<{ count: number }>('SELECT count(*)::int AS count FROM segment_member')
  say(`built: ${(building / 1000).toFixed(0)} s, ${whole(stays!.count)} stays`)
  await db.execute('VACUUM (ANALYZE) segment_member, segment_due')
  const some = await db.query<{ id: string }>(
    'SELECT id::text AS id FROM customer WHERE workspace_id = $1::uuid LIMIT 1000',
    [workspaceId],
  )
  const follow = async (count: number) => {
    await lookAgainAt(
      db,
      workspaceId,
      some.splice(0, count).map(({ id }) => id),
    )
    return timed(() => lookAtDue(db, workspaceId, onBroken))
  }
  const [one, hundred] = await medians(
    5,
    () => follow(1),
    () => follow(100),
  )
  return [
    {
      what: `${whole(customers)} customers held against ${fiftyRules.length} new rules, ${whole(stays!.count)} stays written and counted`,
      figure: `${(building / 1000).toFixed(0)} s`,
      reference: `the rules' SQL alone, one after the other, of everybody: ${(asking / 1000).toFixed(0)} s`,
      ratio: times(building / asking),
    },
    {
      what: `what one event does to membership in ${fiftyRules.length} segments, among ${whole(customers)} customers`,
      figure: `${one!.toFixed(0)} ms`,
      reference: `events of 100 customers together: ${hundred!.toFixed(0)} ms`,
      ratio: times(one! / hundred!),
    },
  ]
}

const seconds = 5

/** The same load before there are segments and while there are. */
const collectWithSegments: Benchmark['measure'] = (database, say) =>
  collecting(database, say, async ({ db, workspaceId, load }) => {
    const lines: Measurement[] = []
    const rates = new Map<number, number>()
    for (const [segments, rules] of [
      [0, []],
      [fiftyRules.length, fiftyRules],
    ] as const) {
      if (rules.length > 0) await makeSegments(db, workspaceId, rules)
      await built(db)
      for (const batch of [10, 100]) {
        const { events, milliseconds, p99 } = await load.run({ batch, seconds })
        const rate = events / (milliseconds / 1000)
        say(`${segments} segments, batches of ${batch}: ${whole(rate)} events/s, p99 ${p99.toFixed(0)} ms`)
        const before = rates.get(batch)
        rates.set(batch, rate)
        if (before === undefined) continue
        lines.push({
          what: `events acknowledged in a workspace with ${segments} segments, batches of ${batch}`,
          figure: `${whole(rate)} events/s`,
          reference: `without segments: ${whole(before)} events/s`,
          ratio: times(rate / before),
        })
      }
    }
    const behind = await timed(() => built(db))
    say(`membership was ${(behind / 1000).toFixed(1)} s behind at the end`)
    return lines
  })

/** Waits until every segment is built and nobody is due. */
async function built(db: Database): Promise<void> {
  for (;;) {
    const [left] = await db.query<{ any: boolean }>(
      `SELECT EXISTS (SELECT FROM segment WHERE built_at IS NULL) OR EXISTS (SELECT FROM segment_due WHERE at <= clock_timestamp()) AS any`,
    )
    if (!left!.any) return
    await setTimeout(50)
  }
}
