import {
  effectiveSize,
  estimateLogged,
  type Estimate,
  estimatePolicy,
  meanOf,
  type PolicyEstimates,
  weightsOf,
} from './estimates.ts'
import type { LoggedDecision, Policy, Target } from './logged-decision.ts'
import { PolicyNotEvaluable } from './not-evaluable.ts'
import { checkTarget, targetPolicy } from './target-policy.ts'

export interface PolicyEvaluation extends PolicyEstimates {
  decisions: number
  /** How many people they are of. */
  people: number
  effectiveSize: number
  /** What the policy that made the log earned. */
  logged: Estimate
}

/** Decisions of the policy itself that a log must be worth. */
const fewestEffective = 100
/** Customers that the decisions must be worth. */
const fewestPeople = 30
/** Decisions that must have earned anything before an interval means something: with none it would say that nothing ever will. */
const fewestOutcomes = 10
/** Share of a policy that may be on arms that the log never chose. */
const mostUnseen = 0.01
/** Standard errors by which the weights may miss the mean that right propensities give them, which is 1. */
const mostAstray = 4

/**
 * What a policy would have earned per decision, from decisions of another.
 * @throws PolicyNotEvaluable when the log cannot tell
 * @throws InputRefused when weights do not say what is chosen
 */
export function evaluatePolicy(log: readonly LoggedDecision[], target: Target): PolicyEvaluation {
  checkTarget(target)
  checkPropensities(log)
  const policy = targetPolicy(log, target)
  const unseen = checkSupport(log, policy)
  const weights = weightsOf(log, policy)
  checkWeights(weights, 1 - unseen)
  checkPeople(log, weights)
  checkOutcomes(log, weights)
  return {
    ...estimatePolicy(log, policy),
    decisions: log.length,
    people: new Set(log.map(({ unit }) => unit)).size,
    effectiveSize: effectiveSize(weights),
    logged: estimateLogged(log),
  }
}

function checkPropensities(log: readonly LoggedDecision[]): void {
  if (log.length === 0)
    throw new PolicyNotEvaluable(
      'NO_DECISIONS',
      'There are no decisions whose outcomes could be awaited. Choose with decideFormat, and come back when the window has passed.',
    )
  const without = log.filter(({ propensity: p }) => p === null || !(p > 0 && p <= 1)).length
  if (without > 0)
    throw new PolicyNotEvaluable(
      'NO_PROPENSITIES',
      `${without} of ${log.length} decisions do not say with which probability they were made, so nobody can tell what others would have earned.`,
    )
}

/** @returns the share of the policy that is on arms that the log never chose: little, and taken to earn nothing */
function checkSupport(log: readonly LoggedDecision[], policy: Policy): number {
  const chosen = new Set(log.map((decision) => decision.chosen))
  const wanted = new Map<string, number>()
  for (const [i, { arms }] of log.entries())
    for (const [at, arm] of arms.entries()) {
      const chance = policy[i]![at]!
      if (chance > 0 && !chosen.has(arm)) wanted.set(arm, (wanted.get(arm) ?? 0) + chance)
    }
  const unseen = [...wanted.values()].reduce((sum, share) => sum + share, 0) / log.length
  if (unseen > mostUnseen)
    throw new PolicyNotEvaluable(
      'ARMS_NEVER_CHOSEN',
      `The policy would choose what the log never did, ${(100 * unseen).toFixed(0)} % of the time: ${[...wanted.keys()].join(', ')}. Nothing is known of that.`,
    )
  return unseen
}

/** Decisions of one person are no strangers to each other, so of a few people no interval can be told. */
function checkPeople(log: readonly LoggedDecision[], weights: readonly number[]): void {
  const ofPeople = new Map<string, number>()
  for (const [i, { unit }] of log.entries()) ofPeople.set(unit, (ofPeople.get(unit) ?? 0) + weights[i]!)
  const size = effectiveSize([...ofPeople.values()])
  if (size < fewestPeople)
    throw new PolicyNotEvaluable(
      'TOO_FEW_PEOPLE',
      `For this policy the decisions are worth those for ${size.toFixed(0)} customers, and it takes ${fewestPeople}.`,
    )
}

function checkWeights(weights: readonly number[], expected: number): void {
  const size = effectiveSize(weights)
  if (size < fewestEffective)
    throw new PolicyNotEvaluable(
      'TOO_FEW_EFFECTIVE',
      `For this policy the ${weights.length} decisions are worth ${size.toFixed(0)} of its own, and it takes ${fewestEffective}: they chose too differently, or are too few.`,
    )
  const mean = meanOf(weights)
  const error = Math.sqrt(meanOf(weights.map((weight) => (weight - mean) ** 2)) / weights.length)
  if (Math.abs(mean - expected) > mostAstray * error + 1e-9)
    throw new PolicyNotEvaluable(
      'WRONG_PROPENSITIES',
      `The propensities cannot be those with which these decisions were made: weights come to ${mean.toFixed(2)} on average, and should to ${expected.toFixed(2)}.`,
    )
}

function checkOutcomes(log: readonly LoggedDecision[], weights: readonly number[]): void {
  const outcomes = log.filter(({ reward }, i) => reward !== 0 && weights[i]! > 0).length
  if (outcomes < fewestOutcomes)
    throw new PolicyNotEvaluable(
      'TOO_FEW_OUTCOMES',
      `Of the decisions that the policy would have made too, ${outcomes} earned anything, and it takes ${fewestOutcomes}. Wait for more, or see that events name their creative or decision.`,
    )
}
