import {
  effectiveSize,
  type Estimate,
  estimateByPropensities,
  weightsOf,
} from '@rapport/server/recommendations/evaluation/estimates.ts'
import { foldOf } from '@rapport/server/recommendations/evaluation/fold-of.ts'
import type { LoggedDecision, Policy } from '@rapport/server/recommendations/evaluation/logged-decision.ts'
import type { Arm, Tally } from '@rapport/server/recommendations/arm.ts'
import { type RankedArm, rankArms } from '@rapport/server/recommendations/rank-arms.ts'
import { defaultRules } from '@rapport/server/recommendations/recommendation-rules.ts'
import { quotedTable, sharedData } from './shared-data.ts'

/** A randomised trial: 32,000 customers of a shop, each of whom got one of two e-mails or none (Kevin Hillstrom, MineThatData 2008). */
export const hillstrom = sharedData('hillstrom/hillstrom_half.csv')

const arms = ['Mens E-Mail', 'Womens E-Mail', 'No E-Mail']
const folds = 5

type Row = Record<string, string>
let parsed: Row[] | undefined

/** What they bought before. */
export const types = ['men’s', 'women’s', 'both'] as const
const typeOf = ({ mens, womens }: Row) => (mens === '1' ? (womens === '1' ? 'both' : 'men’s') : 'women’s')

/** Segments as a shop would have them; which of them tells anything the model has to find out. */
const segmentsOf = (row: Row): string[] => [
  typeOf(row),
  `new: ${row.newbie}`,
  `by ${row.channel}`,
  `in ${row.zip_code}`,
  Number(row.recency) <= 4 ? 'lately' : Number(row.recency) <= 8 ? 'this year' : 'long ago',
]

export interface Trial {
  people: number
  /** The format that is recommended first, for each their own. */
  first: Estimate
  /** As decisions are drawn, without the floor of the exploration: what is paid to learn about arms that are known to be worse. */
  drawn: Estimate
  /** As decisions are drawn. */
  explored: Estimate
  /** The arm that did best in the other folds, for everybody. */
  single: Estimate
  /** Each arm as often as the others. */
  uniform: Estimate
  /** `first` above `single`, and `drawn` above `single`: the same people tell both, so this is surer than either. */
  gainOfFirst: Estimate
  gainOfDrawn: Estimate
  effectiveSize: number
  /** By what people bought before. */
  byType: { type: string; people: number; drawn: Estimate; single: Estimate; gainOfDrawn: Estimate }[]
}

/** Cross-validated value per customer of recommending by segment, by inverse propensity scores; the model learns from four fifths. */
export function tryOn(goal: 'visit' | 'spend'): Trial {
  const rows = (parsed ??= quotedTable(hillstrom.bytes()))
  const uniform = arms.map(() => 1 / arms.length)
  const log: LoggedDecision[] = rows.map((row, i) => ({
    unit: `${i}`,
    context: typeOf(row),
    arms,
    chances: uniform,
    chosen: row.segment!,
    propensity: 1 / arms.length,
    reward: Number(row[goal]),
  }))
  const foldsOfRows = log.map(({ unit }) => foldOf(unit, folds))
  const models = Array.from({ length: folds }, (_, fold) =>
    learnt(
      rows.filter((_row, i) => foldsOfRows[i] !== fold),
      goal,
    ),
  )
  const ranked = rows.map((row, i) => models[foldsOfRows[i]!]!(segmentsOf(row)))
  const best = models.map((model) => firstOf(model([])))
  const policies = {
    first: ranked.map(firstOf),
    drawn: ranked.map(withoutFloor),
    explored: ranked.map((each) => each.map(({ propensity }) => propensity)),
    single: foldsOfRows.map((fold) => best[fold]!),
    uniform: log.map(() => uniform),
  }
  const everyone = [...log.keys()]
  const value = (policy: Policy, who = everyone) =>
    estimateByPropensities(
      who.map((i) => log[i]!),
      who.map((i) => policy[i]!),
    )
  const gain = (policy: Policy, who = everyone) => value(less(policy, policies.single), who)
  return {
    people: log.length,
    first: value(policies.first),
    drawn: value(policies.drawn),
    explored: value(policies.explored),
    single: value(policies.single),
    uniform: value(policies.uniform),
    gainOfFirst: gain(policies.first),
    gainOfDrawn: gain(policies.drawn),
    effectiveSize: effectiveSize(weightsOf(log, policies.drawn)),
    byType: types.map((type) => {
      const who = everyone.filter((i) => log[i]!.context === type)
      return {
        type,
        people: who.length,
        drawn: value(policies.drawn, who),
        single: value(policies.single, who),
        gainOfDrawn: gain(policies.drawn, who),
      }
    }),
  }
}

/** What is estimated by weights is linear in them, so the value of a difference is the difference of values. */
const less = (one: Policy, other: Policy): Policy =>
  one.map((chances, i) => chances.map((chance, at) => chance - other[i]![at]!))

/** Every arm has enough data here, so that each has its part of ε on top of how likely it is the best. */
const withoutFloor = (ranked: readonly RankedArm[]): number[] => {
  const { exploration } = defaultRules
  return ranked.map(({ propensity }) => (propensity - exploration / arms.length) / (1 - exploration))
}

/** All on the arm that is worth most. */
const firstOf = (ranked: readonly RankedArm[]): number[] => {
  const best = Math.max(...ranked.map(({ belief }) => belief.mean))
  return ranked.map(({ belief }) => Number(belief.mean === best))
}

/** What the model says of people in some segments, after what others did. */
function learnt(rows: readonly Row[], goal: 'visit' | 'spend'): (segments: readonly string[]) => RankedArm[] {
  const succeeded = (row: Row) => Number(goal === 'visit' ? row.visit : row.conversion)
  const counted = arms.map((formatId): Arm => {
    const everyone: Tally = { exposures: 0, successes: 0 }
    const segments: Record<string, Tally> = {}
    const basket = { purchases: 0, revenue: 0, squares: 0 }
    for (const row of rows.filter(({ segment }) => segment === formatId)) {
      for (const tally of [
        everyone,
        ...segmentsOf(row).map((one) => (segments[one] ??= { exposures: 0, successes: 0 })),
      ]) {
        tally.exposures++
        tally.successes += succeeded(row)
      }
      basket.purchases += Number(row.conversion)
      basket.revenue += Number(row.spend)
      basket.squares += Number(row.spend) ** 2
    }
    return {
      formatId,
      everyone: { ...everyone, told: everyone.successes, exposurePairs: 0, mixedPairs: 0, successPairs: 0 },
      segments,
      own: { exposures: 0, successes: 0 },
      recent: 0,
      basket: goal === 'spend' ? basket : null,
    }
  })
  const known = new Map<string, RankedArm[]>()
  return (segmentIds) => {
    const key = segmentIds.join()
    const ranked =
      known.get(key) ??
      rankArms({ arms: counted, segmentIds, segmentAskedFor: false, personal: false, patience: 1, rules: defaultRules })
        .arms
    known.set(key, ranked)
    return ranked
  }
}
