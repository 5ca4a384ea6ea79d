import { Random } from '@rapport/prisma/demo/random.ts'
import { expect, test } from 'vitest'
import { evaluatePolicy } from './evaluate-policy.ts'
import type { LoggedDecision, Target } from './logged-decision.ts'
import { PolicyNotEvaluable } from './not-evaluable.ts'

const arms = ['a', 'b', 'c']
/** How often each arm succeeds for people of two kinds, and how often it was chosen for them. */
const kinds = [
  { context: 'one', rates: [0.6, 0.2, 0.1], chances: [0.2, 0.5, 0.3] },
  { context: 'other', rates: [0.5, 0.4, 0.1], chances: [0.25, 0.25, 0.5] },
]

/** Decisions for people who each get three, and of whom some succeed with anything and others with little. */
function drawnLog(random: Random, people: number): LoggedDecision[] {
  return Array.from({ length: people }, (_, i) => {
    const { context, rates, chances } = kinds[i % 2]!
    const willing = random.next() < 0.5 ? 0.5 : 1.5
    return Array.from({ length: 3 }, () => {
      const at = drawn(random, chances)
      const reward = Number(random.next() < willing * rates[at]!)
      return { unit: `${i}`, context, arms, chances, chosen: arms[at]!, propensity: chances[at]!, reward }
    })
  }).flat()
}

function drawn(random: Random, chances: readonly number[]): number {
  let left = random.next()
  return chances.findIndex((chance) => (left -= chance) < 0)
}

test('95 % intervals of all three estimators hold what the policy truly earns, also when decisions of one person are alike', () => {
  const random = new Random('coverage')
  const targets: { target: Target; value: number }[] = [
    { target: { kind: 'UNIFORM' }, value: (0.9 + 1.0) / 6 },
    { target: { kind: 'BEST_ARM' }, value: 0.55 },
    { target: { kind: 'CURRENT' }, value: (0.12 + 0.1 + 0.03 + 0.125 + 0.1 + 0.05) / 2 },
  ]
  const runs = 80
  const held = new Map<string, number>()
  for (let run = 0; run < runs; run++) {
    const log = drawnLog(random, 250)
    for (const { target, value } of targets) {
      const evaluation = evaluatePolicy(log, target)
      for (const by of ['ips', 'snips', 'doublyRobust'] as const) {
        const name = `${target.kind} ${by}`
        const holds = evaluation[by].low <= value && value <= evaluation[by].high
        held.set(name, (held.get(name) ?? 0) + Number(holds))
      }
    }
  }
  expect(held.size).toBe(9)
  for (const times of held.values()) {
    expect(times / runs).toBeGreaterThan(0.91)
    expect(times / runs).toBeLessThan(0.99)
  }
})

test('a log that cannot tell is refused with the reason', () => {
  const log = drawnLog(new Random('refused'), 400)
  const reasonOf = (unusable: readonly LoggedDecision[], target: Target) => {
    try {
      evaluatePolicy(unusable, target)
    } catch (error) {
      return error instanceof PolicyNotEvaluable && error.reason
    }
    return undefined
  }
  const uniform: Target = { kind: 'UNIFORM' }
  const changed = (change: (decision: LoggedDecision, i: number) => Partial<LoggedDecision>) =>
    log.map((decision, i) => ({ ...decision, ...change(decision, i) }))
  expect(reasonOf(log, uniform)).toBeUndefined()
  expect(reasonOf([], uniform)).toBe('NO_DECISIONS')
  for (const propensity of [null, 0, 1.5, Number.NaN])
    expect(
      reasonOf(
        changed((one, i) => ({ propensity: i === 7 ? propensity : one.propensity })),
        uniform,
      ),
    ).toBe('NO_PROPENSITIES')
  const oneChance = changed(() => ({ chances: null }))
  expect(reasonOf(oneChance, uniform)).toBeUndefined()
  expect(reasonOf(oneChance, { kind: 'CURRENT' })).toBe('NO_PROPENSITIES')
  expect(
    reasonOf(
      changed(() => ({ arms: [...arms, 'd'] })),
      uniform,
    ),
  ).toBe('ARMS_NEVER_CHOSEN')
  expect(reasonOf(log, { kind: 'WEIGHTS', weights: { a: 1 } })).toBeUndefined()
  expect(reasonOf(log.slice(0, 150), { kind: 'WEIGHTS', weights: { a: 1 } })).toBe('TOO_FEW_EFFECTIVE')
  expect(
    reasonOf(
      changed(({ chosen }) => ({ propensity: chosen === 'a' ? 0.8 : 0.1 })),
      uniform,
    ),
  ).toBe('WRONG_PROPENSITIES')
  expect(
    reasonOf(
      changed(() => ({ reward: 0 })),
      uniform,
    ),
  ).toBe('TOO_FEW_OUTCOMES')
  for (const people of [1, 5, 29])
    expect(
      reasonOf(
        changed((_, i) => ({ unit: `${i % people}` })),
        uniform,
      ),
    ).toBe('TOO_FEW_PEOPLE')
})
