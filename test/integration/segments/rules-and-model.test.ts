import { compileRule } from '@rapport/server/segments/rules/compile-rule.ts'
import { compileRules } from '@rapport/server/segments/rules/compile-rules.ts'
import { parseRule } from '@rapport/server/segments/rules/parse-rule.ts'
import { conditionsOf, type Rule } from '@rapport/server/segments/rules/rule.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { asMoment, milliseconds } from '../../support/naive-tests.ts'
import { population, randomRule } from '../../support/random-rules.ts'
import { isTrue, type ModelFormat, type ModelPerson } from '../../support/rule-model.ts'
import { settle } from '../../support/settle-population.ts'
import type { Space } from '../../support/space.ts'

const rapport = await startRapport()
const now = '2026-03-10T00:00:00.000Z'

const formats = await (async (): Promise<ModelFormat[]> => {
  const space = await rapport.newSpace()
  const { formats: all } = await space.ask<{ formats: ModelFormat[] }>('{ formats { id medium interactive } }')
  const wanted = ['meta_reels', 'meta_carousel', 'meta_playable', 'meta_feed_image']
  return all.filter(({ id }) => wanted.includes(id))
})()
const anySegment = '01990000-0000-7000-8000-000000000000'

interface Row {
  customer_id: string
  holds: string
  at: string | null
}

async function ask(space: Space, rules: readonly Rule[]): Promise<(Omit<Row, 'holds'> & { holds: boolean[] })[]> {
  const { text, values } = compileRules(rules)
  const rows = await rapport.db.query<Row>(text, [space.id, null, now, ...values])
  return rows.map((row) => ({
    ...row,
    holds: row.holds
      .slice(1, -1)
      .split(',')
      .map((one) => one === 't'),
  }))
}

const world = fc.record({
  invented: population,
  json: fc.array(randomRule(formats, [anySegment]), { minLength: 200, maxLength: 200 }),
})

async function settled({ invented, json }: typeof world extends fc.Arbitrary<infer World> ? World : never) {
  const space = await rapport.newSpace({ timeZone: 'Europe/Oslo' })
  const { people, segment } = await settle(rapport.db, space, invented, formats, now)
  const rules = json.map((one) => parseRule(JSON.parse(JSON.stringify(one).replaceAll(anySegment, segment))))
  const events = invented.events.filter(({ robot }) => !robot)
  const naive = (rule: Rule, id: string, moment: number) => isTrue(rule, people.get(id)!, moment, { formats, events })
  return { space, people, rules, naive }
}

test('a rule is true of just those of whom a naive reading finds it true', { timeout: 300_000 }, async () => {
  let trueOnes = 0
  await fc.assert(
    fc.asyncProperty(world, async (one) => {
      const { space, people, rules, naive } = await settled(one)
      const rows = await ask(space, rules)
      expect(rows.map((row) => row.customer_id).toSorted()).toEqual([...people.keys()].toSorted())
      for (const { customer_id: id, holds } of rows)
        for (const [n, rule] of rules.entries()) {
          if (holds[n]) trueOnes++
          if (holds[n] !== naive(rule, id, Date.parse(now)))
            expect({ rule, person: people.get(id), holds: holds[n] }).toEqual('what the naive reading finds')
        }
      // What asks of one rule, and of some people, answers alike.
      const [some] = rows
      for (const [n, rule] of rules.slice(0, 5).entries()) {
        const { text, values } = compileRule(rule)
        const found = await rapport.db.query(text, [space.id, [some!.customer_id], now, ...values])
        expect(found.length === 1).toBe(some!.holds[n])
      }
    }),
    { numRuns: 12, endOnFailure: true },
  )
  // Rules that are true of nobody would show nothing.
  expect(trueOnes).toBeGreaterThan(3000)
})

test('what a rule says of a person stays until the moment that it names', { timeout: 300_000 }, async () => {
  let turns = 0
  await fc.assert(
    fc.asyncProperty(world, async (one) => {
      const { space, people, rules, naive } = await settled(one)
      for (const rule of rules.filter((any) => lengthsOf(any).length > 0).slice(0, 30))
        for (const { customer_id: id, holds, at } of await ask(space, [rule])) {
          if (at !== null) turns++
          for (const moment of turnsOf(rule, people.get(id)!))
            if ((at === null || moment < Date.parse(at)) && naive(rule, id, moment) !== holds[0])
              expect({ rule, person: people.get(id), holds, at, moment }).toEqual('unchanged')
        }
    }),
    { numRuns: 10, endOnFailure: true },
  )
  expect(turns).toBeGreaterThan(300)
})

/** Every later moment at which a window of a rule may let go of something of a person. */
function turnsOf(rule: Rule, { events, traits, firstSeenAt, lastSeenAt, interests }: ModelPerson): number[] {
  const began = [
    ...events.map(({ at }) => at),
    firstSeenAt,
    lastSeenAt,
    ...interests.map(({ lastAt }) => lastAt),
    ...leaves(traits),
  ].flatMap((one) => asMoment(one) ?? [])
  return lengthsOf(rule)
    .flatMap((length) => began.flatMap((moment) => [moment, moment + length]))
    .filter((moment) => moment > Date.parse(now))
}

/** Milliseconds of each window. */
const lengthsOf = (rule: Rule): number[] =>
  conditionsOf(rule).flatMap((condition) =>
    'withinLast' in condition && condition.withinLast ? [milliseconds(condition.withinLast)] : [],
  )

const leaves = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value]
