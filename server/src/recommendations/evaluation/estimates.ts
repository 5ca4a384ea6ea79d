import type { LoggedDecision, Policy } from './logged-decision.ts'
import { rewardModel } from './reward-model.ts'

export interface Estimate {
  value: number
  low: number
  high: number
}

export interface PolicyEstimates {
  /** Horvitz & Thompson 1952: unbiased, and wide. */
  ips: Estimate
  /** Swaminathan & Joachims 2015: divided by the sum of the weights instead of their number. */
  snips: Estimate
  /** Dudík, Langford & Li 2011: a model of the rewards, corrected by what the log says of its errors. */
  doublyRobust: Estimate
}

/** What each decision weighs for a policy: how likely the policy makes it, over how likely it was made. */
export const weightsOf = (log: readonly LoggedDecision[], policy: Policy): number[] =>
  log.map(({ arms, chosen, propensity }, i) => policy[i]![arms.indexOf(chosen)]! / propensity!)

/** As many decisions of the policy itself say as much (Kish 1965). */
export function effectiveSize(weights: readonly number[]): number {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const squares = weights.reduce((total, weight) => total + weight * weight, 0)
  return squares > 0 ? (sum * sum) / squares : 0
}

/** What the decisions themselves earned, each. */
export const estimateLogged = (log: readonly LoggedDecision[]): Estimate =>
  estimateMean(
    log,
    log.map(({ reward }) => reward),
  )

/** What a policy earns per decision, by inverse propensity scores. */
export function estimateByPropensities(log: readonly LoggedDecision[], policy: Policy): Estimate {
  const weights = weightsOf(log, policy)
  return estimateMean(
    log,
    log.map(({ reward }, i) => weights[i]! * reward),
  )
}

/**
 * What a policy earns per decision.
 * @param log with propensities
 */
export function estimatePolicy(log: readonly LoggedDecision[], policy: Policy): PolicyEstimates {
  const weights = weightsOf(log, policy)
  const meanWeight = meanOf(weights)
  const expected = rewardModel(log)
  const ips = estimateByPropensities(log, policy)
  const snips = ips.value / meanWeight
  return {
    ips,
    snips: around(
      log,
      snips,
      log.map(({ reward }, i) => (weights[i]! * (reward - snips)) / meanWeight),
    ),
    doublyRobust: estimateMean(
      log,
      log.map(({ arms, chosen, reward }, i) => {
        const guess = arms.reduce((sum, arm, at) => sum + policy[i]![at]! * expected(i, arm), 0)
        return guess + weights[i]! * (reward - expected(i, chosen))
      }),
    ),
  }
}

function estimateMean(log: readonly LoggedDecision[], values: readonly number[]): Estimate {
  const mean = meanOf(values)
  return around(
    log,
    mean,
    values.map((value) => value - mean),
  )
}

/**
 * 95 % interval from how much each person moves the estimate (the sandwich estimator, Liang & Zeger 1986): decisions of one person are
 * taken together.
 */
function around(log: readonly LoggedDecision[], value: number, influences: readonly number[]): Estimate {
  const units = new Map<string, number>()
  for (const [i, { unit }] of log.entries()) units.set(unit, (units.get(unit) ?? 0) + influences[i]!)
  const squares = [...units.values()].reduce((sum, one) => sum + one * one, 0)
  const small = units.size / Math.max(1, units.size - 1)
  const error = (1.96 * Math.sqrt(small * squares)) / log.length
  return { value, low: value - error, high: value + error }
}

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length
