import { probabilitiesOfBest } from './beta.ts'
import { once } from './once.ts'
import type { CountMetric, PerformanceDimension } from './performance.sql.ts'
import type { PerformanceRow } from './read-performance.ts'
import { shortfall } from './shortfall.ts'

/** What counts as success when groups are compared. */
export type Goal = 'CLICK' | 'ENGAGEMENT' | 'CONVERSION' | 'REVENUE'

export type GoalMetric = Extract<CountMetric, 'clicks' | 'engagements' | 'conversions'>

/** Which proportion of impressions a goal is compared by. Revenue is no proportion, so nothing is said of it. */
const goalMetrics: Record<Exclude<Goal, 'REVENUE'>, GoalMetric> = {
  CLICK: 'clicks',
  ENGAGEMENT: 'engagements',
  CONVERSION: 'conversions',
}

/** Beyond this many groups a probability of being best says nothing that a person could use. */
export const mostCompared = 200

/** What rows are compared by; null where they are not, because they are days or the goal is revenue. */
export const comparedBy = (goal: Goal, groupBy: readonly PerformanceDimension[]): GoalMetric | null =>
  goal === 'REVENUE' || groupBy.includes('DAY') ? null : goalMetrics[goal]

/** Rows in the order in which they are told: best first, days in order of time. */
export function inOrder(
  rows: readonly PerformanceRow[],
  goal: Goal,
  groupBy: readonly PerformanceDimension[],
): PerformanceRow[] {
  const metric = comparedBy(goal, groupBy)
  const worth = ({ proportions, revenue }: PerformanceRow) => {
    if (!metric) return Number(revenue ?? 0)
    const { x, n } = proportions[metric]
    return n > 0 ? x / n : -1
  }
  return groupBy.includes('DAY')
    ? rows.toSorted(byKeys)
    : rows.toSorted((one, other) => worth(other) - worth(one) || byKeys(one, other))
}

/**
 * Which rows are compared with each other: those of one segment, where segments are divided further. Segments share people, and what is
 * asked then is what is best for each.
 */
export function rivals(rows: readonly PerformanceRow[], groupBy: readonly PerformanceDimension[]): PerformanceRow[][] {
  const segment = groupBy.length > 1 ? groupBy.indexOf('SEGMENT') : -1
  return [...Map.groupBy(rows, ({ keys }) => keys[segment]?.value).values()]
}

/** The same rows, each with how likely it is to be best by a metric, and how much more would have to be known of it. */
export function compared(
  rows: readonly PerformanceRow[],
  metric: CountMetric,
  correlationOf: (metric: CountMetric) => number,
  overall: number,
): PerformanceRow[] {
  const comparable = rows.filter(({ proportions }) => proportions[metric].n > 0 && !proportions[metric].over)
  const chances = once(() => {
    const all = comparable.flatMap((row) => row.posteriorOf(metric) ?? [])
    return new Map(probabilitiesOfBest(all).map((chance, i) => [comparable[i]!.keys, chance]))
  })
  return rows.map((row) => ({
    ...row,
    probabilityBest: () => (comparable.length > mostCompared ? null : (chances(metric).get(row.keys) ?? null)),
    shortfall: () => {
      const posterior = row.posteriorOf(metric)
      return posterior && shortfall(row.proportions[metric], posterior, correlationOf(metric), overall)
    },
  }))
}

function byKeys(one: PerformanceRow, other: PerformanceRow): number {
  const text = (row: PerformanceRow) => row.keys.map(({ value }) => value).join('\u0000')
  return text(one) < text(other) ? -1 : 1
}
