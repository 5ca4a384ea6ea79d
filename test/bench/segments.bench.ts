import type { Sql, SqlValue } from '@rapport/prisma/database.ts'
import { open } from '@rapport/prisma/open.ts'
import { compileRule } from '@rapport/server/segments/rules/compile-rule.ts'
import { compileRules } from '@rapport/server/segments/rules/compile-rules.ts'
import { parseRule } from '@rapport/server/segments/rules/parse-rule.ts'
import { createWorkspace } from '@rapport/server/workspaces/create-workspace.ts'
import { setUp } from '@rapport/server/setup/set-up.ts'
import { bareQueries, fiftyRules, populate } from './membership-population.ts'
import { medians, timed, times, whole, type Benchmark, type Measurement } from './measurement.ts'

const customers = 100_000

export const about = `${fiftyRules.length} rules of segments asked of ${whole(customers)} customers, beside the same SQL written by hand`

export const measure: Benchmark['measure'] = (database, say) =>
  database.use(async (options) => {
    const db = await open(options)
    try {
      await setUp(db, { demoData: false })
      const { id } = await createWorkspace(db, { name: 'Bench' })
      say(`making ${whole(customers)} customers`)
      await populate(db, id, customers)
      return await db.transaction(async (sql) => {
        // As previews and the worker ask.
        await sql.execute('SET LOCAL jit = off')
        return [await everybody(sql, id, say), await somebody(sql, id)]
      })
    } finally {
      await db.close()
    }
  })

const now = new Date().toISOString()

async function everybody(sql: Sql, workspaceId: string, say: (progress: string) => void): Promise<Measurement> {
  const counts: number[][] = [[], []]
  const count = async (text: string, values: readonly SqlValue[], into: number[]) => {
    const [found] = await sql.query<{ count: number }>(`SELECT count(*)::int AS count FROM (${text}) members`, values)
    into.push(found!.count)
  }
  const byRule = async () => {
    counts[0] = []
    for (const rule of fiftyRules) {
      const { text, values } = compileRule(parseRule(rule))
      await count(text, [workspaceId, null, now, ...values], counts[0])
    }
  }
  const byHand = async () => {
    counts[1] = []
    for (const text of bareQueries) await count(text, [workspaceId, now], counts[1])
  }
  const [rules, bare] = await medians(
    3,
    () => timed(byRule),
    () => timed(byHand),
  )
  if (String(counts[0]) !== String(counts[1])) throw new Error(`Rules find ${counts[0]}, and bare SQL ${counts[1]}.`)
  say(`rules: ${rules!.toFixed(0)} ms, bare: ${bare!.toFixed(0)} ms`)
  return {
    what: `${fiftyRules.length} rules, one after the other, of ${whole(customers)} customers`,
    figure: `${(rules! / 1000).toFixed(1)} s`,
    reference: `the same SQL by hand: ${(bare! / 1000).toFixed(1)} s`,
    ratio: times(rules! / bare!),
  }
}

async function somebody(sql: Sql, workspaceId: string): Promise<Measurement> {
  const some = await sql.query<{ id: string }>(
    'SELECT id::text AS id FROM customer WHERE workspace_id = $1::uuid ORDER BY customer.id LIMIT 1000',
    [workspaceId],
  )
  const ids = some.map(({ id }) => id)
  const rules = fiftyRules.map(parseRule)
  const ask = (count: number) =>
    timed(() => {
      const { text, values } = compileRules(rules)
      return sql.query(text, [workspaceId, ids.slice(-count), now, ...values])
    })
  const [one, thousand] = await medians(
    5,
    () => ask(1),
    () => ask(1000),
  )
  return {
    what: `one customer held against ${fiftyRules.length} rules in one statement, among ${whole(customers)}`,
    figure: `${one!.toFixed(0)} ms`,
    reference: `1,000 customers together: ${thousand!.toFixed(0)} ms`,
    ratio: times(one! / thousand!),
  }
}
