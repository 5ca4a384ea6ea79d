import type { Sql } from '@rapport/prisma/database.ts'
import type { PerformanceSource } from '@rapport/prisma/generated/client/enums.ts'
import { InputRefused } from '../graph/errors.ts'
import { probabilitiesOfBest } from './beta.ts'
import {
  performanceSums,
  slicesAsked,
  type CountMetric,
  type PerformanceDimension,
  type PerformanceFilter,
  type PerformanceSums,
} from './performance.sql.ts'
import { intraclassCorrelation, posterior, rate, ratio, type Rate } from './rate.ts'

/** What counts as success when groups are compared. */
export type Goal = 'CLICK' | 'ENGAGEMENT' | 'CONVERSION' | 'REVENUE'

export interface PerformanceQuestion extends PerformanceFilter {
  /** Null: clicks where they are known, else engagement. */
  goal: Goal | null
}

export interface PerformanceRow extends Omit<PerformanceSums, 'keys' | 'labels' | 'proportions' | 'currencies'> {
  keys: { dimension: PerformanceDimension; value: string; label: string }[]
  ctr: Rate | null
  engagementRate: Rate | null
  reactionRate: Rate | null
  commentRate: Rate | null
  shareRate: Rate | null
  conversionRate: Rate | null
  costPerConversion: string | null
  roas: number | null
  roi: number | null
  virality: number | null
  probabilityBest: number | null
}

export interface Performance {
  source: PerformanceSource
  currency: string | null
  currencies: string[]
  rows: PerformanceRow[]
  total: PerformanceRow
}

/**
 * What each group earned, with its uncertainty, best first (by day: in order of time).
 * @throws InputRefused when the question cannot be answered by the source it names.
 */
export async function readPerformance(
  sql: Sql,
  workspaceId: string,
  question: PerformanceQuestion,
): Promise<Performance> {
  check(question)
  const sums = await performanceSums(sql, workspaceId, question)
  const total = sums.find((one) => one.total)
  if (!total) throw new Error('The performance statement gave no total.')
  const groups = sums.filter((one) => !one.total)

  const correlations = correlationsOf(groups.length ? groups : [total], question.groupBy)
  const currencies = [...new Set(total.currencies?.split(','))].toSorted()
  const mixed = currencies.length > 1
  const goal = question.goal ?? (total.proportions.clicks.n > 0 ? 'CLICK' : 'ENGAGEMENT')
  const figures = (one: PerformanceSums) => rowOf(one, question.groupBy, correlations, mixed)
  const rows = compare(groups, groups.map(figures), goal, correlations, question.groupBy)
  return {
    source: total.source,
    currency: mixed ? null : currencies[0] || null,
    currencies: currencies.filter(Boolean),
    rows,
    total: figures(total),
  }
}

function check(question: PerformanceQuestion): void {
  const { from, to, source, groupBy } = question
  if (from && to && from > to) throw new InputRefused(`The period ends (${to}) before it begins (${from}).`)
  if (new Set(groupBy).size < groupBy.length) throw new InputRefused('groupBy names a dimension twice.')
  const slices = slicesAsked(question)
  if (source === 'OBSERVED' && slices.length)
    throw new InputRefused(
      `Our own interactions carry no ${slices.join(', ')}. Ask for source REPORTED, or leave the slice out.`,
    )
}

type Correlations = Record<CountMetric, number>

/** Dimensions whose groups are made of different creatives, so that it matters how much creatives differ. */
const creativeDimensions: ReadonlySet<PerformanceDimension> = new Set(['FORMAT', 'MEDIUM', 'PLATFORM', 'CAMPAIGN'])

/** Audiences and days see the same creatives; what these differ by does not tell the groups apart, and plain counts do. */
function correlationsOf(groups: readonly PerformanceSums[], groupBy: readonly PerformanceDimension[]): Correlations {
  const apply = groupBy.every((dimension) => creativeDimensions.has(dimension))
  const of = (metric: CountMetric) =>
    apply ? intraclassCorrelation(groups.map((group) => group.proportions[metric])) : 0
  return {
    clicks: of('clicks'),
    reactions: of('reactions'),
    comments: of('comments'),
    shares: of('shares'),
    engagements: of('engagements'),
    conversions: of('conversions'),
  }
}

function rowOf(
  { keys, labels, proportions, currencies: _currencies, ...sums }: PerformanceSums,
  groupBy: readonly PerformanceDimension[],
  correlations: Correlations,
  mixedCurrencies: boolean,
): PerformanceRow {
  const rateOf = (metric: CountMetric) => rate(proportions[metric], correlations[metric])
  const money = <T>(value: T) => (mixedCurrencies ? null : value)
  return {
    ...sums,
    keys: (sums.total ? [] : groupBy).map((dimension, i) => ({
      dimension,
      value: keys[i] ?? '',
      label: labels[i] ?? '',
    })),
    revenue: money(sums.revenue),
    spend: money(sums.spend),
    ctr: rateOf('clicks'),
    engagementRate: rateOf('engagements'),
    reactionRate: rateOf('reactions'),
    commentRate: rateOf('comments'),
    shareRate: rateOf('shares'),
    // People convert who never clicked (they saw, and came by themselves), so this is no proportion.
    conversionRate: ratio(sums.conversionsOfClicks, sums.clicksOfConversions),
    costPerConversion: money(quotient(sums.spendOfConversions, sums.conversionsOfSpend)?.toFixed(4) ?? null),
    roas: money(quotient(sums.revenueOfSpend, sums.spendOfRevenue)),
    roi: money(returnOn(sums.revenueOfSpend, sums.spendOfRevenue)),
    virality: sums.reachOfShares > 0 ? sums.sharesOfReach / sums.reachOfShares : null,
    probabilityBest: null,
  }
}

function quotient(numerator: string | null, denominator: string | null): number | null {
  return numerator === null || denominator === null || Number(denominator) === 0
    ? null
    : Number(numerator) / Number(denominator)
}

function returnOn(revenue: string | null, spend: string | null): number | null {
  const earned = quotient(revenue, spend)
  return earned === null ? null : earned - 1
}

/** Which proportion of impressions a goal is compared by. Revenue is no proportion, so nothing is said of it. */
const goalMetrics: Record<Exclude<Goal, 'REVENUE'>, CountMetric> = {
  CLICK: 'clicks',
  ENGAGEMENT: 'engagements',
  CONVERSION: 'conversions',
}

/** Beyond this many groups a probability of being best says nothing that a person could use. */
const mostCompared = 200

function compare(
  groups: readonly PerformanceSums[],
  rows: readonly PerformanceRow[],
  goal: Goal,
  correlations: Correlations,
  groupBy: readonly PerformanceDimension[],
): PerformanceRow[] {
  if (groupBy.includes('DAY')) return rows.toSorted(byKeys)
  if (goal === 'REVENUE')
    return rows.toSorted((one, other) => Number(other.revenue ?? 0) - Number(one.revenue ?? 0) || byKeys(one, other))
  const metric = goalMetrics[goal]
  const proportions = groups.map((group) => group.proportions[metric])
  const comparable = proportions.flatMap((one, i) => (one.n > 0 && !one.over ? [i] : []))
  const best = new Map<number, number>()
  if (comparable.length <= mostCompared) {
    const chances = probabilitiesOfBest(comparable.map((i) => posterior(proportions[i]!, correlations[metric])))
    comparable.forEach((i, at) => best.set(i, chances[at]!))
  }
  const share = ({ x, n }: { x: number; n: number }) => (n > 0 ? x / n : -1)
  return rows
    .map((row, i) => ({ row: { ...row, probabilityBest: best.get(i) ?? null }, share: share(proportions[i]!) }))
    .toSorted((one, other) => other.share - one.share || byKeys(one.row, other.row))
    .map(({ row }) => row)
}

function byKeys(one: PerformanceRow, other: PerformanceRow): number {
  const text = (row: PerformanceRow) => row.keys.map(({ value }) => value).join('\u0000')
  return text(one) < text(other) ? -1 : 1
}
