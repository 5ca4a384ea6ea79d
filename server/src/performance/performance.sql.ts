import type { Sql } from '@rapport/prisma/database.ts'
import type { AdFormat } from '@rapport/prisma/generated/client/client.ts'
import type { PerformanceSource } from '@rapport/prisma/generated/client/enums.ts'
import { formatJson } from '../formats/format-json.sql.ts'
import { cutOf, sliceDimensions, type SliceDimension } from './breakdowns.ts'
import { dayFacts, segmentFacts, sliceFacts } from './facts.sql.ts'
import { mixCells, mixesOf, type MixCell } from './mix.sql.ts'

export type PerformanceDimension =
  | 'FORMAT'
  | 'MEDIUM'
  | 'PLATFORM'
  | 'CHANNEL'
  | 'CAMPAIGN'
  | 'CREATIVE'
  | 'PAID'
  | 'SEGMENT'
  | 'DAY'
  | 'AGE'
  | 'GENDER'
  | 'COUNTRY'
  | 'INTEREST'
  | 'DEVICE'
  | 'PLACEMENT'

export interface PerformanceFilter {
  from: string | null
  to: string | null
  source: PerformanceSource | null
  platform: string | null
  campaignId: string | null
  segmentId: string | null
  currency: string | null
  slice: Partial<Record<SliceDimension, string>>
  groupBy: readonly PerformanceDimension[]
}

/** Sums of one group, or of everything (`total`). Whole numbers and money come as text, so that nothing is rounded. */
export interface PerformanceSums {
  total: boolean
  source: PerformanceSource
  keys: string[]
  labels: string[]
  format: AdFormat | null
  creatives: number
  /** Of every creative with money, joined by commas; empty between commas: currency unknown; null: no money. */
  currencies: string | null
  impressions: string
  reach: string | null
  clicks: string
  reactions: string
  comments: string
  shares: string
  videoViews: string
  conversions: string
  revenue: string | null
  spend: string | null
  /** Null for reported numbers, and for those of segments. */
  robots: string | null
  /** Proportions of impressions, by name, counted creative by creative: see `Proportion` in rate.ts. */
  proportions: Record<CountMetric, { x: number; n: number; nn: number; xxn: number; k: number; over: boolean }>
  /** Sums over the creatives and days of which both sides are known. */
  conversionsOfClicks: number
  clicksOfConversions: number
  spendOfConversions: string | null
  conversionsOfSpend: string | null
  revenueOfSpend: string | null
  spendOfRevenue: string | null
  sharesOfReach: number
  reachOfShares: number
  /** What the group is mixed of; null where groups are not compared. */
  mix: MixCell[] | null
}

/** What is counted per impression, and how. */
const countMetrics = {
  clicks: 'clicks',
  reactions: 'reactions',
  comments: 'comments',
  shares: 'shares',
  engagements: `CASE WHEN num_nonnulls(reactions, comments, shares) > 0
    THEN coalesce(reactions, 0) + coalesce(comments, 0) + coalesce(shares, 0) END`,
  conversions: 'm.conversions',
} as const

export type CountMetric = keyof typeof countMetrics
const metricNames = Object.keys(countMetrics) as CountMetric[]

/** Key and label of each dimension, over `f` (facts), `c` (creative), `p` (campaign), `a` (ad_format) and `s` (segment). */
const dimensions: Record<PerformanceDimension, { key: string; label: string }> = {
  FORMAT: { key: `coalesce(c.format_id, '')`, label: `coalesce(a.name, '')` },
  MEDIUM: { key: `coalesce(a.medium::text, '')`, label: `coalesce(a.medium::text, '')` },
  PLATFORM: { key: `c.platform::text`, label: `c.platform::text` },
  CHANNEL: { key: `coalesce(c.channel, '')`, label: `coalesce(c.channel, '')` },
  CAMPAIGN: { key: `coalesce(c.campaign_id::text, '')`, label: `coalesce(p.name, '')` },
  CREATIVE: { key: `c.id::text`, label: `c.name` },
  PAID: {
    key: `coalesce(c.paid::text, '')`,
    label: `CASE c.paid WHEN true THEN 'Paid' WHEN false THEN 'Organic' ELSE '' END`,
  },
  SEGMENT: { key: `coalesce(f.segment_id::text, '')`, label: `coalesce(s.name, '')` },
  DAY: { key: 'f.day::text', label: 'f.day::text' },
  AGE: { key: 'f.age', label: 'f.age' },
  GENDER: { key: 'f.gender', label: 'f.gender' },
  COUNTRY: { key: 'f.country', label: 'f.country' },
  INTEREST: { key: 'f.interest', label: 'f.interest' },
  DEVICE: { key: 'f.device', label: 'f.device' },
  PLACEMENT: { key: 'f.placement', label: 'f.placement' },
}

/** The audience slices that a question is about, by grouping or by filter. */
export function slicesAsked({ groupBy, slice }: Pick<PerformanceFilter, 'groupBy' | 'slice'>): SliceDimension[] {
  return sliceDimensions.filter(
    (name) => slice[name] !== undefined || groupBy.some((one) => one.toLowerCase() === name),
  )
}

/** More groups than this are nothing that a person reads, and a burden to whoever asks. */
export const mostGroups = 5000

/**
 * Everything that a performance answer is made of, in one statement: one row a group, and one for the total. Of more than
 * `mostGroups` groups come just enough rows to tell.
 */
export function performanceSums(sql: Sql, workspaceId: string, filter: PerformanceFilter): Promise<PerformanceSums[]> {
  const slices = slicesAsked(filter)
  const { from, to, platform, campaignId, segmentId, currency, slice, source, groupBy } = filter
  const facts = slices.length ? 'slice' : ofSegments(filter) ? 'segment' : 'day'
  const text = statement(groupBy, facts)
  const name = `performance_by_${facts}_${groupBy.join('').toLowerCase()}`
  const more = { day: [], slice: [JSON.stringify({ ...slice, cut: cutOf(slices) })], segment: [segmentId] }
  return sql.query<PerformanceSums>(
    // What elements ask is prepared. A connection keeps what it prepared, so the many combinations are not.
    groupBy.length > 1 ? text : { name, text },
    [workspaceId, from, to, platform, campaignId, currency, source, ...more[facts]],
  )
}

/** Whether a question is about segments, by grouping or by filter. */
export const ofSegments = ({ groupBy, segmentId }: Pick<PerformanceFilter, 'groupBy' | 'segmentId'>): boolean =>
  segmentId !== null || groupBy.includes('SEGMENT')

const sumsOfCreative: Record<string, string> = {
  impressions: 'sum(impressions)',
  reach: 'sum(reach)',
  video_views: 'sum(video_views)',
  revenue: 'sum(m.revenue)',
  spend: 'sum(m.spend)',
  robots: 'sum(robots)',
  ...Object.fromEntries(
    metricNames.flatMap((name) => [
      [name, `sum(${countMetrics[name]})`],
      [`of_${name}`, `sum(impressions) FILTER (WHERE ${countMetrics[name]} IS NOT NULL)`],
    ]),
  ),
  conversions_of_clicks: 'sum(m.conversions) FILTER (WHERE clicks IS NOT NULL)',
  clicks_of_conversions: 'sum(clicks) FILTER (WHERE m.conversions IS NOT NULL)',
  spend_of_conversions: 'sum(m.spend) FILTER (WHERE m.conversions IS NOT NULL)',
  conversions_of_spend: 'sum(m.conversions) FILTER (WHERE m.spend IS NOT NULL)',
  revenue_of_spend: 'sum(m.revenue) FILTER (WHERE m.spend IS NOT NULL)',
  spend_of_revenue: 'sum(m.spend) FILTER (WHERE m.revenue IS NOT NULL)',
  shares_of_reach: 'sum(shares) FILTER (WHERE reach IS NOT NULL)',
  reach_of_shares: 'sum(reach) FILTER (WHERE shares IS NOT NULL)',
}

function statement(groupBy: readonly PerformanceDimension[], facts: 'day' | 'slice' | 'segment'): string {
  const each = (form: (i: number) => string) => groupBy.map((_, i) => `${form(i)}, `).join('')
  const list = (form: (i: number) => string) => `ARRAY[${groupBy.map((_, i) => form(i)).join(', ')}]::text[]`
  const dimension = (i: number) => dimensions[groupBy[i]!]
  const sums = Object.entries(sumsOfCreative)
  const bySegment = groupBy.includes('SEGMENT')
  const from = { day: dayFacts, slice: sliceFacts, segment: segmentFacts(bySegment) }[facts]
  const segment = groupBy.indexOf('SEGMENT')
  // What everybody did is under no segment; where one segment was asked for, it is all there is.
  const ofGroups = bySegment ? `WHERE key${segment} <> ''` : ''
  const ofTotal = bySegment ? `WHERE key${segment} = '' OR $8::uuid IS NOT NULL` : ''
  const mixes = mixesOf(groupBy)
  // The total is counted creative by creative too, so that its intervals are the same whatever it is grouped by.
  return `
WITH ${from},
per_creative AS (
  SELECT false AS total, ${each((i) => `${dimension(i).key} AS key${i}, min(${dimension(i).label}) AS label${i}`)}
    f.creative_id, min(c.format_id) AS format_id, bool_or(c.paid)::text AS paid, min(c.campaign_id::text) AS campaign,
    string_agg(DISTINCT f.currency, ',') FILTER (WHERE m.spend IS NOT NULL OR m.revenue IS NOT NULL) AS currencies,
    ${sums.map(([name, sum]) => `${sum} AS ${name}`).join(',\n    ')}
  FROM fact f
  CROSS JOIN LATERAL (${inCurrency}) m
  JOIN creative c ON c.workspace_id = $1::uuid AND c.id = f.creative_id
  LEFT JOIN campaign p ON p.workspace_id = $1::uuid AND p.id = c.campaign_id
  LEFT JOIN ad_format a ON a.id = c.format_id
  ${bySegment ? 'LEFT JOIN segment s ON s.workspace_id = $1::uuid AND s.id = f.segment_id' : ''}
  WHERE ($4::platform IS NULL OR c.platform = $4::platform) AND ($5::uuid IS NULL OR c.campaign_id = $5::uuid)
  GROUP BY ${each((i) => dimension(i).key)}f.creative_id
),
part AS (
  ${groupBy.length ? `SELECT * FROM per_creative ${ofGroups} UNION ALL` : ''}
  SELECT true AS total, ${each(() => 'NULL, NULL')}creative_id, min(format_id) AS format_id, NULL, NULL, string_agg(currencies, ',') AS currencies,
    ${sums.map(([name]) => `sum(${name}) AS ${name}`).join(', ')}
  FROM per_creative ${ofTotal} GROUP BY creative_id
)${
    mixes.length
      ? mixCells(
          mixes,
          list((i) => `key${i}`),
          ofGroups,
          proportion,
        )
      : ''
  }
SELECT g.*, ${mixes.length ? 'm.cells' : 'NULL'} AS mix, CASE WHEN a.id IS NOT NULL THEN ${formatJson('a')} END AS format
FROM (SELECT total, (SELECT source FROM chosen) AS source,
  ${list((i) => `key${i}`)} AS keys, ${list((i) => `min(label${i})`)} AS labels,
  CASE WHEN count(DISTINCT format_id) = 1 AND count(*) = count(format_id) THEN min(format_id) END AS format_id,
  count(creative_id)::int AS creatives,
  string_agg(currencies, ',') AS currencies,
  coalesce(sum(impressions), 0)::text AS impressions, sum(reach)::text AS reach,
  coalesce(sum(clicks), 0)::text AS clicks, coalesce(sum(reactions), 0)::text AS reactions,
  coalesce(sum(comments), 0)::text AS comments, coalesce(sum(shares), 0)::text AS shares,
  coalesce(sum(video_views), 0)::text AS "videoViews", trim_scale(coalesce(sum(conversions), 0))::text AS conversions,
  trim_scale(sum(revenue))::text AS revenue, trim_scale(sum(spend))::text AS spend,
  CASE WHEN (SELECT source FROM chosen) = 'OBSERVED' THEN coalesce(sum(robots)${facts === 'segment' ? '' : ', 0'})::text END AS robots,
  json_build_object(${metricNames.map(proportion).join(', ')}) AS proportions,
  coalesce(sum(conversions_of_clicks), 0)::float8 AS "conversionsOfClicks", coalesce(sum(clicks_of_conversions), 0)::float8 AS "clicksOfConversions",
  sum(spend_of_conversions)::text AS "spendOfConversions", sum(conversions_of_spend)::text AS "conversionsOfSpend",
  sum(revenue_of_spend)::text AS "revenueOfSpend", sum(spend_of_revenue)::text AS "spendOfRevenue",
  coalesce(sum(shares_of_reach), 0)::float8 AS "sharesOfReach", coalesce(sum(reach_of_shares), 0)::float8 AS "reachOfShares"
FROM part FULL JOIN (VALUES (true)) AS always(total) USING (total)
GROUP BY ${each((i) => `key${i}`)}total LIMIT ${mostGroups + 2}) g
LEFT JOIN ad_format a ON a.id = g.format_id${mixes.length ? ' LEFT JOIN mixed m ON NOT g.total AND m.keys = g.keys' : ''}`
}

/**
 * Money and conversions, of one currency when one is asked for. A row without any (impressions of our own carry none) had no
 * conversions in it, and still is part of what they are divided by.
 */
const inCurrency = `
  SELECT CASE WHEN $6::text IS NULL OR f.currency = $6::text THEN f.conversions WHEN f.currency = '' THEN 0 * f.conversions END AS conversions,
    CASE WHEN $6::text IS NULL OR f.currency = $6::text THEN f.revenue END AS revenue,
    CASE WHEN $6::text IS NULL OR f.currency = $6::text THEN f.spend END AS spend`

/** x²/n and n² are summed over creatives that were shown at all. */
const proportion = (name: CountMetric) => `'${name}', json_build_object(
    'x', coalesce(sum(${name}) FILTER (WHERE of_${name} > 0), 0), 'n', coalesce(sum(of_${name}), 0),
    'nn', coalesce(sum(of_${name}::float8 ^ 2), 0), 'xxn', coalesce(sum(${name}::float8 ^ 2 / nullif(of_${name}, 0)), 0),
    'k', count(*) FILTER (WHERE of_${name} > 0), 'over', coalesce(bool_or(${name} > of_${name}), false))`
