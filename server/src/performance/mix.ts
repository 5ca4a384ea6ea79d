import type { GoalMetric } from './compare-rows.ts'
import { mantelHaenszel, type Stratum } from './mantel-haenszel.ts'
import type { Mix, MixCell } from './mix.sql.ts'
import { designEffect, intraclassCorrelation, type Rate } from './rate.ts'

/** A group with the parts that it is mixed of. */
export interface MixedGroup {
  rate: number
  cells: readonly MixCell[]
}

/** A mix by which groups differ so that comparing them as a whole misleads. */
export interface MixWarning {
  mix: Mix
  /** Of each group, the rate that it would have beside the leader, in the same parts; null where no part has both. */
  adjusted: (Rate | null)[]
  /** The group that comes out most differently, by its place among the groups. */
  changed: number
  /** Whether that group is then ahead of the leader, with 95 % certainty. */
  overtakes: boolean
}

/** A ratio that changes by less than a tenth is left alone: Maldonado & Greenland, American Journal of Epidemiology 138 (1993). */
const tenth = Math.log(1.1)

/** Standard deviations of a 95 % and of a 99 % interval. */
const [likely, sure] = [1.96, 2.576]

/**
 * Compares each group with the leader twice, as a whole and part by part (Mantel & Haenszel), and tells of a mix by which that makes
 * a difference: the ratio of their rates changes by a tenth or more and lies outside the 99 % interval of the stratified one.
 * Counts are divided by the design effect of the creatives within the parts.
 * @param leader which group the others are compared with
 */
export function mixWarnings(
  groups: readonly MixedGroup[],
  metric: GoalMetric,
  leader: number,
  mixes: readonly Mix[],
): MixWarning[] {
  return mixes.flatMap((mix) => {
    const parts = groups.map(({ cells }) => partsOf(cells, mix, metric))
    const correlation = intraclassCorrelation(parts.flatMap((part) => [...part.values()]))
    const first = groups[leader]!
    const ratios = parts.map((part) => mantelHaenszel(stratified(part, parts[leader]!, correlation)))
    const changes = ratios.map((ratio, i) => {
      if (!ratio || i === leader || first.rate === 0) return 0
      const change = Math.log(ratio.ratio / (groups[i]!.rate / first.rate))
      return Math.abs(change) >= tenth && Math.abs(change) > sure * ratio.error ? change : 0
    })
    if (changes.every((change) => change === 0)) return []
    // Who overtakes the leader matters most, and by most; else who changes most.
    const ahead = ratios.map((one, i) => (one && changes[i] ? Math.log(one.ratio) - likely * one.error : -Infinity))
    const overtaker = ahead.indexOf(Math.max(...ahead))
    const overtakes = ahead[overtaker]! > 0
    const sizes = changes.map(Math.abs)
    return {
      mix,
      adjusted: ratios.map((ratio, i) => {
        if (i === leader) return adjustedRate(first.rate, 1, 0)
        return ratio && adjustedRate(first.rate, ratio.ratio, ratio.error)
      }),
      changed: overtakes ? overtaker : sizes.indexOf(Math.max(...sizes)),
      overtakes,
    }
  })
}

function partsOf(cells: readonly MixCell[], mix: Mix, metric: GoalMetric) {
  const some = cells.filter((cell) => cell.mix === mix && cell[metric].n > 0 && !cell[metric].over)
  return new Map(some.map((cell) => [cell.stratum, cell[metric]]))
}

type Parts = ReturnType<typeof partsOf>

/** The parts that both have. */
function stratified(part: Parts, other: Parts, correlation: number): Stratum[] {
  return [...part].flatMap(([stratum, one]) => {
    const beside = other.get(stratum)
    if (!beside) return []
    const [effect1, effect0] = [designEffect(one, correlation), designEffect(beside, correlation)]
    return { x1: one.x / effect1, n1: one.n / effect1, x0: beside.x / effect0, n0: beside.n / effect0 }
  })
}

const adjustedRate = (rate: number, ratio: number, error: number): Rate => ({
  value: rate * ratio,
  estimate: null,
  low: rate * ratio * Math.exp(-likely * error),
  high: rate * ratio * Math.exp(likely * error),
  method: 'MANTEL_HAENSZEL',
})
