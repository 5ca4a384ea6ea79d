import type { Sql } from '@rapport/prisma/database.ts'
import type { PerformanceSource } from '@rapport/prisma/generated/client/enums.ts'
import { checkPeriod } from '../check-period.ts'
import { InputRefused } from '../input-refused.ts'
import { isCurrency } from '../is-currency.ts'
import { audienceCells, ofAudience } from './audience-cells.ts'
import { compared, comparedBy, inOrder, mostCompared, rivals, type Goal } from './compare-rows.ts'
import type { Mix } from './mix.sql.ts'
import { mixesAmong, type Warning } from './mixes-among.ts'
import { once } from './once.ts'
import {
  mostGroups,
  ofSegments,
  performanceSums,
  slicesAsked,
  type CountMetric,
  type PerformanceDimension,
  type PerformanceFilter,
  type PerformanceSums,
} from './performance.sql.ts'
import { intraclassCorrelation, posteriors, posteriorsOfParts, type Posterior, type Rate } from './rate.ts'
import type { Shortfall } from './shortfall.ts'

export interface PerformanceQuestion extends PerformanceFilter {
  /** Null: clicks where they are known, else engagement. */
  goal: Goal | null
  /** What rows are checked for being mixed of differently. */
  mixes: readonly Mix[]
}

/** Sums; what follows from them is computed by who asks for it (`row-rates.ts`). */
export interface PerformanceRow extends Omit<PerformanceSums, 'keys' | 'labels' | 'currencies' | 'mix'> {
  keys: { dimension: PerformanceDimension; value: string; label: string }[]
  /** What is known of the true rate of a metric; null where it has none. */
  posteriorOf: (metric: CountMetric) => Posterior | null
  /** Null where it says nothing. */
  probabilityBest: () => number | null
  /** By the goal; null where it says nothing. */
  shortfall: () => Shortfall | null
  /** The rate of the goal like for like with the leader, for each warning. */
  adjusted: () => { mix: Mix; rate: Rate | null }[]
}

export interface Performance {
  source: PerformanceSource
  currency: string | null
  currencies: string[]
  rows: PerformanceRow[]
  total: PerformanceRow
  warnings: () => Warning[]
}

/**
 * What each group earned, with its uncertainty, best first (by day: in order of time).
 * @param shown which segments may have rows; null: all of them
 * @throws InputRefused when the question cannot be answered by the source it names.
 */
export async function readPerformance(
  sql: Sql,
  workspaceId: string,
  question: PerformanceQuestion,
  shown: ((segmentId: string) => boolean) | null = null,
): Promise<Performance> {
  check(question)
  const sums = await performanceSums(sql, workspaceId, question)
  const segment = question.groupBy.indexOf('SEGMENT')
  const groups = sums.filter(
    ({ total, keys }) => !total && (shown === null || segment === -1 || shown(keys[segment] ?? '')),
  )
  if (groups.length > mostGroups)
    throw new InputRefused(
      `That is more than ${mostGroups} rows. Narrow it down: fewer dimensions in groupBy, a shorter period, or one campaign.`,
    )
  const total = sums.find((one) => one.total)
  if (!total) throw new Error('The performance statement gave no total.')

  const currencies = [...new Set(total.currencies?.split(','))].toSorted()
  const mixed = currencies.length > 1
  const goal = question.goal ?? (total.proportions.clicks.n > 0 ? 'CLICK' : 'ENGAGEMENT')
  const { correlationOf, posteriorsOf } = knownOf(
    groups,
    question.groupBy,
    await everybodysSums(sql, workspaceId, question),
  )
  const metric = comparedBy(goal, question.groupBy)
  const plain = groups.map((group, i) => rowOf(group, question.groupBy, (of) => posteriorsOf(of)[i] ?? null, mixed))
  const { x, n } = total.proportions[metric ?? 'clicks']
  const audiences = ofAudience(question.mixes).filter((mix) => !question.groupBy.includes(mix))
  const worthwhile = metric && total.source === 'REPORTED' && groups.length > 1 && groups.length <= mostCompared
  const cellsOf = await audienceCells(sql, workspaceId, question, worthwhile ? audiences : [])
  const parts = new Map(
    groups.map(({ mix, keys }, i) => [
      plain[i],
      [...(mix ?? []), ...cellsOf(keys)].filter((cell) => question.mixes.includes(cell.mix)),
    ]),
  )
  const fields = rivals(plain, question.groupBy).map((rows) =>
    metric
      ? mixesAmong(
          compared(rows, metric, correlationOf, x / n),
          rows.map((row) => parts.get(row) ?? []),
          metric,
        )
      : { rows, warnings: () => [] },
  )
  return {
    source: total.source,
    currency: mixed ? null : currencies[0] || null,
    currencies: currencies.filter(Boolean),
    rows: inOrder(
      fields.flatMap(({ rows }) => rows),
      goal,
      question.groupBy,
    ),
    warnings: () => fields.flatMap(({ warnings }) => warnings()),
    // All creatives are one group here, so that the total and its intervals are the same whatever it is grouped by.
    total: rowOf(
      total,
      [],
      once((of) => {
        const all = [total.proportions[of]]
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
  checkPeriod(question)
  for (const day of [from, to])
    if (day?.startsWith('0000')) throw new InputRefused(`${day} is no day: the calendar begins with the year 0001.`)
  if (currency !== null && !isCurrency(currency))
    throw new InputRefused('That currency is none; write its ISO 4217 code in capitals, such as EUR or NOK.')
  if (groupBy.length > mostDimensions)
    throw new InputRefused(`groupBy takes at most ${mostDimensions} dimensions. Ask again for each part of the answer.`)
  if (new Set(groupBy).size < groupBy.length) throw new InputRefused('groupBy names a dimension twice.')
  const slices = slicesAsked(question)
  if (groupBy.length === mostDimensions && ofAudience(question.mixes).length)
    throw new InputRefused(`To check a mix by audience, groupBy takes at most ${mostDimensions - 1} dimensions.`)
  if (ofSegments(question)) {
    if (source === 'REPORTED')
      throw new InputRefused('Platforms do not know your segments. Ask for source OBSERVED, or leave the segment out.')
    if (slices.length)
      throw new InputRefused(`What members of segments do carries no ${slices.join(', ')}. Ask for one or the other.`)
  }
  if (source === 'OBSERVED' && slices.length)
    throw new InputRefused(
      `Our own interactions carry no ${slices.join(', ')}. Ask for source REPORTED, or leave the slice out.`,
    )
}

/** Dimensions whose groups are made of different creatives, so that it matters how much creatives differ. One creative by itself does not. */
const creativeDimensions: ReadonlySet<PerformanceDimension> = new Set([
  'FORMAT',
  'MEDIUM',
  'PLATFORM',
  'CHANNEL',
  'CAMPAIGN',
  'PAID',
])

type SumsOf = (group: PerformanceSums) => PerformanceSums | undefined

/** Where groups are of members of segments: what everybody did in the same group, of which that is a part. Null elsewhere, and by day. */
async function everybodysSums(sql: Sql, workspaceId: string, question: PerformanceQuestion): Promise<SumsOf | null> {
  const { groupBy } = question
  if (!ofSegments(question) || groupBy.includes('DAY')) return null
  const rest = groupBy.filter((dimension) => dimension !== 'SEGMENT')
  const sums = await performanceSums(sql, workspaceId, {
    ...question,
    source: 'OBSERVED',
    segmentId: null,
    groupBy: rest,
  })
  const byKeys = new Map(
    sums.filter(({ total }) => total === (rest.length === 0)).map((one) => [JSON.stringify(one.keys), one]),
  )
  return ({ keys }) => byKeys.get(JSON.stringify(keys.filter((_, i) => groupBy[i] !== 'SEGMENT')))
}

/**
 * Audiences, segments and days see the same creatives; what these differ by does not tell the groups apart, and plain counts do. Groups learn
 * from each other, and those of members of segments from everybody's of the same kind. Days stand alone: a course has to show where they differ.
 */
function knownOf(
  groups: readonly PerformanceSums[],
  groupBy: readonly PerformanceDimension[],
  everybodys: SumsOf | null,
) {
  const differ = groupBy.some((dimension) => creativeDimensions.has(dimension))
  const proportionsOf = (metric: CountMetric) => groups.map(({ proportions }) => proportions[metric])
  const correlationOf = once((metric: CountMetric) => (differ ? intraclassCorrelation(proportionsOf(metric)) : 0))
  const posteriorsOf = once((metric: CountMetric) => {
    const correlation = correlationOf(metric)
    if (groupBy.includes('DAY'))
      return groups.map(({ proportions }) => posteriors([proportions[metric]], correlation)[0] ?? null)
    if (!everybodys) return posteriors(proportionsOf(metric), correlation)
    return posteriorsOfParts(
      groups.map((group) => ({
        part: group.proportions[metric],
        all: (everybodys(group) ?? group).proportions[metric],
      })),
      correlation,
    )
  })
  return { correlationOf, posteriorsOf }
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
  { keys, labels, currencies: _currencies, mix: _mix, ...sums }: PerformanceSums,
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
    shortfall: () => null,
    adjusted: () => [],
  }
}
