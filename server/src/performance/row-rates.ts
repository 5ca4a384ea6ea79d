import type { CountMetric } from './performance.sql.ts'
import { rate, ratio, type Rate } from './rate.ts'
import type { PerformanceRow } from './read-performance.ts'

/** Successes per impression, for example `clicks` for the click-through rate. */
export const rateOf = ({ proportions, posteriorOf }: PerformanceRow, metric: CountMetric): Rate | null =>
  rate(proportions[metric], posteriorOf(metric))

/** Conversions per click. People convert who never clicked (they saw, and came by themselves), so this is no proportion. */
export const conversionRate = ({ conversionsOfClicks, clicksOfConversions }: PerformanceRow): Rate | null =>
  ratio(conversionsOfClicks, clicksOfConversions)

/** Spend per conversion, to four decimals. Where nothing was spent there is none, or organic posts would look like the cheapest advertising. */
export function costPerConversion({ spendOfConversions, conversionsOfSpend }: PerformanceRow): string | null {
  const cost = quotient(spendOfConversions, conversionsOfSpend)
  return cost === null || cost === 0 ? null : cost.toFixed(4)
}

/** Revenue per unit of spend. */
export const roas = ({ revenueOfSpend, spendOfRevenue }: PerformanceRow): number | null =>
  quotient(revenueOfSpend, spendOfRevenue)

/** (revenue − spend) / spend. */
export function roi(row: PerformanceRow): number | null {
  const earned = roas(row)
  return earned === null ? null : earned - 1
}

/** Shares per person reached. */
export const virality = ({ sharesOfReach, reachOfShares }: PerformanceRow): number | null =>
  reachOfShares > 0 ? sharesOfReach / reachOfShares : null

function quotient(numerator: string | null, denominator: string | null): number | null {
  return numerator === null || denominator === null || Number(denominator) === 0
    ? null
    : Number(numerator) / Number(denominator)
}
