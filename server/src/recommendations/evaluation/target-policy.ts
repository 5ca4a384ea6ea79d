import { InputRefused } from '../../input-refused.ts'
import { effectiveSize } from './estimates.ts'
import { foldOf } from './fold-of.ts'
import type { LoggedDecision, Policy, Target } from './logged-decision.ts'
import { PolicyNotEvaluable } from './not-evaluable.ts'

/**
 * @param log with propensities
 * @throws InputRefused when weights do not say what is chosen
 * @throws PolicyNotEvaluable when the log does not say what its own policy is
 */
export function targetPolicy(log: readonly LoggedDecision[], target: Target): Policy {
  switch (target.kind) {
    case 'UNIFORM':
      return log.map(({ arms }) => uniform(arms))
    case 'CURRENT':
      return log.map(({ chances }) => chances ?? refuseUnknown())
    case 'WEIGHTS':
      return log.map(({ arms }) => shares(arms, (arm) => target.weights[arm] ?? 0))
    case 'BEST_ARM': {
      const halves = log.map(({ unit }) => foldOf(unit, 2))
      const best = [0, 1].map((half) => bestArms(log.filter((_, i) => halves[i] !== half)))
      return log.map(({ arms }, i) => {
        const here = best[halves[i]!]!.find((arm) => arms.includes(arm))
        return here === undefined ? uniform(arms) : arms.map((arm) => Number(arm === here))
      })
    }
  }
}

const uniform = (arms: readonly string[]) => arms.map(() => 1 / arms.length)

/** Effective decisions of an arm that the mean of all is worth, so that no arm is best by one lucky decision. */
const worthOfAll = 20

/** Arms that were chosen by what they earned, decisions weighed by how unlikely they were; the best first. */
function bestArms(log: readonly LoggedDecision[]): string[] {
  const mean = log.reduce((sum, { reward }) => sum + reward, 0) / log.length
  const values = [...Map.groupBy(log, ({ chosen }) => chosen)].map(([arm, decisions]) => {
    const weights = decisions.map(({ propensity }) => 1 / propensity!)
    const weight = weights.reduce((sum, one) => sum + one, 0)
    const earned = decisions.reduce((sum, { reward }, i) => sum + weights[i]! * reward, 0)
    const size = effectiveSize(weights)
    return { arm, value: ((size * earned) / weight + worthOfAll * mean) / (size + worthOfAll) }
  })
  return values.toSorted((one, other) => other.value - one.value).map(({ arm }) => arm)
}

/** @throws InputRefused when weights choose nothing, whatever the log */
export function checkTarget(target: Target): void {
  if (target.kind !== 'WEIGHTS') return
  const weights = Object.values(target.weights)
  if (!weights.some((weight) => weight > 0) || weights.some((weight) => weight < 0)) throw noWeights()
}

function shares(arms: readonly string[], weightOf: (arm: string) => number): number[] {
  const weights = arms.map(weightOf)
  const largest = Math.max(...weights)
  if (!(largest > 0)) throw noWeights()
  // Of the largest, since the sum of large ones may be none that a number can hold.
  const parts = weights.map((weight) => weight / largest)
  const total = parts.reduce((sum, part) => sum + part, 0)
  return parts.map((part) => part / total)
}

const noWeights = () =>
  new InputRefused(
    'Weights must not be negative, and every decision must have had a format with one above 0 to choose from.',
  )

function refuseUnknown(): never {
  throw new PolicyNotEvaluable(
    'NO_PROPENSITIES',
    'The decisions do not say with which probability everything else would have been chosen.',
  )
}
