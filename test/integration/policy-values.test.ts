import { PolicyNotEvaluable } from '@rapport/server/recommendations/evaluation/not-evaluable.ts'
import { evaluatePolicy } from '@rapport/server/recommendations/evaluation/evaluate-policy.ts'
import type { LoggedDecision, Target } from '@rapport/server/recommendations/evaluation/logged-decision.ts'
import { expect, test } from 'vitest'
import { hillstrom, tryOn } from '../support/hillstrom.ts'
import { logOf, openBandit } from '../support/open-bandit.ts'
import { compareRegret, worlds } from '../support/simulated-decisions.ts'

test('10,000 decisions lose under half of what ε-greedy loses, and no format is ever less likely than the floor', () => {
  const { ours, rivals, leastPropensity, floor } = compareRegret(worlds.clear, 5)
  expect(ours).toBeGreaterThan(0)
  for (const regret of Object.values(rivals)) expect(ours / regret).toBeLessThan(0.5)
  expect(leastPropensity).toBeGreaterThanOrEqual(floor - 1e-12)
})

test('in a randomised trial of e-mails, decisions bring as many visits as the best single arm but for the exploration, and what is recommended first as much money', ({
  skip,
}) => {
  if (hillstrom.absent) skip(hillstrom.absent)
  const { visit, spend } = { visit: tryOn('visit'), spend: tryOn('spend') }
  expect(visit.drawn.value).toBeGreaterThanOrEqual(visit.single.value)
  expect(spend.first.value).toBeGreaterThanOrEqual(spend.single.value)
  expect(visit.explored.low).toBeGreaterThan(visit.uniform.high)
  for (const { gainOfFirst, gainOfDrawn, byType, people } of [visit, spend]) {
    // Nowhere is the best single arm known to earn more.
    for (const { high } of [gainOfFirst, gainOfDrawn, ...byType.map((one) => one.gainOfDrawn)])
      expect(high).toBeGreaterThanOrEqual(-1e-4)
    expect(people).toBe(32_000)
    expect(byType.reduce((sum, one) => sum + one.people, 0)).toBe(people)
  }
})

const uniform: Target = { kind: 'UNIFORM' }

test('the log of a real bandit says of the uniform policy what the dataset does, and nothing else than what that policy earned', ({
  skip,
}) => {
  if (openBandit.thompson.absent) skip(openBandit.thompson.absent)
  const log = logOf(openBandit.thompson)
  const { ips, snips, doublyRobust, effectiveSize } = evaluatePolicy(log, uniform)
  expect([ips.value.toFixed(4), snips.value.toFixed(4), effectiveSize.toFixed(0)]).toEqual(['0.0030', '0.0032', '656'])
  const truth = evaluatePolicy(logOf(openBandit.uniform), uniform).logged
  expect([truth.value.toFixed(4), ((truth.high - truth.low) / 2).toFixed(4)]).toEqual(['0.0046', '0.0013'])
  for (const { low, high } of [ips, snips, doublyRobust]) {
    expect(high).toBeGreaterThan(truth.low)
    expect(low).toBeLessThan(truth.high)
  }
})

test('a log without its propensities or with wrong ones is refused, and so are policies of which it says too little', ({
  skip,
}) => {
  if (openBandit.thompson.absent) skip(openBandit.thompson.absent)
  const log = logOf(openBandit.thompson)
  const reasonOf = (change: (decision: LoggedDecision) => Partial<LoggedDecision>, target: Target) => {
    const changed = log.map((one) => ({ ...one, ...change(one) }))
    try {
      evaluatePolicy(changed, target)
    } catch (error) {
      return error instanceof PolicyNotEvaluable && error.reason
    }
    return undefined
  }
  const always = (item: string): Target => ({ kind: 'WEIGHTS', weights: { [item]: 1 } })
  expect(reasonOf(() => ({ propensity: null }), uniform)).toBe('NO_PROPENSITIES')
  // As if the chance of any of three places were that of each.
  expect(reasonOf(({ propensity }) => ({ propensity: Math.min(1, propensity! * 3) }), uniform)).toBe(
    'WRONG_PROPENSITIES',
  )
  expect(reasonOf(() => ({}), always('0'))).toBe('TOO_FEW_EFFECTIVE')
  expect(reasonOf(() => ({}), always('10'))).toBe('TOO_FEW_OUTCOMES')
  expect(reasonOf(() => ({}), { kind: 'CURRENT' })).toBe('NO_PROPENSITIES')
})
