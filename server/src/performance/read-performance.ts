import type { Sql } from '@rapport/prisma/database.ts'
import type { PerformanceSource } from '@rapport/prisma/generated/client/enums.ts'
import { InputRefused } from '../input-refused.ts'
import { isCurrency } from '../is-currency.ts'
import { probabilitiesOfBest } from './beta.ts'
import {
  mostGroups,
  performanceSums,
  slicesAsked,
  type CountMetric,
  type PerformanceDimension,
  type PerformanceFilter,
  type PerformanceSums,
} from './performance.sql.ts'
import { intraclassCorrelation, posteriors, type Posterior } from './rate.ts'

/** What counts as success when groups are compared. */
export type Goal = 'CLICK' | 'ENGAGEMENT' | 'CONVERSION' | 'REVENUE'

export interface PerformanceQuestion extends PerformanceFilter {
  /** Null: clicks where they are known, else engagement. */
  goal: Goal | null
}

/** Sums; what follows from them is computed by who asks for it (`row-rates.ts`). */
export interface PerformanceRow extends Omit<PerformanceSums, 'keys' | 'labels' | 'currencies'> {
  keys: { dimension: PerformanceDimension; value: string; label: string }[]
  /** What is known of the true rate of a metric; null where it has none. */
  posteriorOf: (metric: CountMetric) => Posterior | null
  /** Null where it says nothing. */
  probabilityBest: () => number | null
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
  const groups = sums.filter((one) => !one.total)
  if (groups.length > mostGroups)
    throw new InputRefused(
      `That is more than ${mostGroups} rows. Narrow it down: fewer dimensions in groupBy, a shorter period, or one campaign.`,
    )
  const total = sums.find((one) => one.total)
  if (!total) throw new Error('The performance statement gave no total.')

  const currencies = [...new Set(total.currencies?.split(','))].toSorted()
  const mixed = currencies.length > 1
  const goal = question.goal ?? (total.proportions.clicks.n > 0 ? 'CLICK' : 'ENGAGEMENT')
  const known = posteriorsOf(groups, question.groupBy)
  return {
    source: total.source,
    currency: mixed ? null : currencies[0] || null,
    currencies: currencies.filter(Boolean),
    rows: compare(
      groups.map((group, i) => rowOf(group, question.groupBy, (metric) => known(metric)[i] ?? null, mixed)),
      goal,
      question.groupBy,
    ),
    // All creatives are one group here, so that the total and its intervals are the same whatever it is grouped by.
    total: rowOf(
      total,
      [],
      once((metric) => {
        const all = [total.proportions[metric]]
        return posteriors(all, intraclassCorrelation(all))[0] ?? null
      }),
      mixed,
    ),
  }
}

/** Each dimension more multiplies the rows. */
const mostDimensions = 3

function check(question: PerformanceQuestion): void {
  const { from, to, source, groupBy, currency } = question
  if (from && to && from > to) throw new InputRefused(`The period ends (${to}) before it begins (${from}).`)
  for (const day of [from, to])
    if (day?.startsWith('0000')) throw new InputRefused(`${day} is no day: the calendar begins with the year 0001.`)
  if (currency !== null && !isCurrency(currency))
    throw new InputRefused('That currency is none; write its ISO 4217 code in capitals, such as EUR or NOK.')
  if (groupBy.length > mostDimensions)
    throw new InputRefused(`groupBy takes at most ${mostDimensions} dimensions. Ask again for each part of the answer.`)
  if (new Set(groupBy).size < groupBy.length) throw new InputRefused('groupBy names a dimension twice.')
  const slices = slicesAsked(question)
  if (source === 'OBSERVED' && slices.length)
    throw new InputRefused(
      `Our own interactions carry no ${slices.join(', ')}. Ask for source REPORTED, or leave the slice out.`,
    )
}

/** Dimensions whose groups are made of different creatives, so that it matters how much creatives differ. */
const creativeDimensions: ReadonlySet<PerformanceDimension> = new Set(['FORMAT', 'MEDIUM', 'PLATFORM', 'CAMPAIGN'])

/** Audiences and days see the same creatives; what these differ by does not tell the groups apart, and plain counts do. */
function posteriorsOf(groups: readonly PerformanceSums[], groupBy: readonly PerformanceDimension[]) {
  const differ = groupBy.some((dimension) => creativeDimensions.has(dimension))
  return once((metric: CountMetric) => {
    const proportions = groups.map((group) => group.proportions[metric])
    return posteriors(proportions, differ ? intraclassCorrelation(proportions) : 0)
  })
}

/** Computes each value when it is first asked for, and no more. */
function once<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => {
    if (!known.has(key)) known.set(key, compute(key))
    return known.get(key)!
  }
}

/** Amounts in different currencies cannot be added; then there is no money. */
const noMoney = {
  revenue: null,
  spend: null,
  spendOfConversions: null,
  conversionsOfSpend: null,
  revenueOfSpend: null,
  spendOfRevenue: null,
}

function rowOf(
  { keys, labels, currencies: _currencies, ...sums }: PerformanceSums,
  groupBy: readonly PerformanceDimension[],
  posteriorOf: PerformanceRow['posteriorOf'],
  mixedCurrencies: boolean,
): PerformanceRow {
  return {
    ...sums,
    ...(mixedCurrencies ? noMoney : {}),
    keys: groupBy.map((dimension, i) => ({ dimension, value: keys[i] ?? '', label: labels[i] ?? '' })),
    posteriorOf,
    probabilityBest: () => null,
  }
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
  rows: readonly PerformanceRow[],
  goal: Goal,
  groupBy: readonly PerformanceDimension[],
): PerformanceRow[] {
  if (groupBy.includes('DAY')) return rows.toSorted(byKeys)
  if (goal === 'REVENUE')
    return rows.toSorted((one, other) => Number(other.revenue ?? 0) - Number(one.revenue ?? 0) || byKeys(one, other))
  const metric = goalMetrics[goal]
  const share = ({ proportions }: PerformanceRow) => {
    const { x, n } = proportions[metric]
    return n > 0 ? x / n : -1
  }
  const sorted = rows.toSorted((one, other) => share(other) - share(one) || byKeys(one, other))
  const comparable = sorted.filter(({ proportions }) => proportions[metric].n > 0 && !proportions[metric].over)
  if (comparable.length > mostCompared) return sorted
  const chances = once(() => {
    const all = comparable.flatMap((row) => row.posteriorOf(metric) ?? [])
    return new Map(probabilitiesOfBest(all).map((chance, i) => [comparable[i]!.keys, chance]))
  })
  return sorted.map((row) => ({ ...row, probabilityBest: () => chances(metric).get(row.keys) ?? null }))
}

function byKeys(one: PerformanceRow, other: PerformanceRow): number {
  const text = (row: PerformanceRow) => row.keys.map(({ value }) => value).join('\u0000')
  return text(one) < text(other) ? -1 : 1
}
