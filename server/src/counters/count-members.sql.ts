import { click, conversion, count, days, exposure, kindOf, response } from './metrics.ts'

/**
 * Interactions of members, once for each segment that their customer was in when they happened: `segment_id`, and what is counted.
 * @param interactions SQL of a table as `countInteractions` takes, without those of robots
 */
export const ofMembers = (interactions: string): string => `
SELECT m.segment_id, n.kind, n.at, n.creative_id, n.value, n.currency, 1 AS sign
FROM ${interactions} n CROSS JOIN LATERAL (
  SELECT segment_id FROM segment_member WHERE workspace_id = $1::uuid AND customer_id = n.customer_id
    AND n.at >= coalesce(counts_from, '-infinity') AND n.at < coalesce(left_at, 'infinity') OFFSET 0
) m WHERE n.creative_id IS NOT NULL`

const sum = (what: string) => `coalesce(sum(sign) FILTER (WHERE ${what}), 0)`
const formatCounts = ['exposures', 'responses', 'clicks', 'conversions'] as const
const added = (names: readonly string[]) => names.map((name) => `${name} = f.${name} + excluded.${name}`).join(', ')

/** Moves what formats did with the members of segments. `moved` is SQL of a table with the columns of `ofMembers`. */
export const countSegmentFormats = (moved: string): string => `
INSERT INTO segment_format AS f (workspace_id, segment_id, format_id, ${formatCounts.join(', ')})
SELECT $1::uuid, n.segment_id, c.format_id, ${[exposure, response, click, conversion].map(sum).join(', ')}
FROM ${moved} n JOIN creative c ON c.workspace_id = $1::uuid AND c.id = n.creative_id
WHERE c.format_id IS NOT NULL AND (${exposure} OR ${response} OR ${conversion}) GROUP BY n.segment_id, c.format_id
ON CONFLICT (workspace_id, segment_id, format_id) DO UPDATE SET ${added(formatCounts)}`

/**
 * Moves what creatives earned with the members of segments, by day. Revenue is null where it comes to nothing, so that it is the same
 * whether interactions were never counted or were taken out again.
 * @param moved SQL of a table with the columns of `ofMembers`
 */
export const countSegmentDays = (moved: string): string => `
INSERT INTO segment_day AS f (workspace_id, segment_id, creative_id, day, currency, ${days.join(', ')}, revenue)
SELECT $1::uuid, n.segment_id, n.creative_id, (n.at AT TIME ZONE w.time_zone)::date,
  CASE WHEN ${conversion} THEN coalesce(n.currency, '') ELSE '' END,
  ${days.map((metric) => sum(`kind = '${kindOf[metric]}'`)).join(', ')}, nullif(sum(sign * n.value) FILTER (WHERE ${conversion}), 0)
FROM ${moved} n JOIN workspace w ON w.id = $1::uuid
WHERE kind IN (${days.map((metric) => `'${kindOf[metric]}'`).join(', ')}) GROUP BY 2, 3, 4, 5
ON CONFLICT (workspace_id, segment_id, creative_id, day, currency) DO UPDATE SET ${added(days)},
  revenue = nullif(coalesce(f.revenue, 0) + coalesce(excluded.revenue, 0), 0)`

/** Takes away rows of some segments ($2) that count nothing any more, which only taking interactions out can leave behind. */
export const clearingSegments = [
  ['segment_format', formatCounts],
  ['segment_day', days],
].map(
  ([table, names]) =>
    `DELETE FROM ${table as string} WHERE workspace_id = $1::uuid AND segment_id = ANY($2::uuid[])
     AND ${(names as readonly string[]).map((name) => `${name} = 0`).join(' AND ')}`,
)

/**
 * Moves how many people are in segments, and how many came and went on which day.
 * @param stays SQL of a table with `segment_id, at` and `step`: 1 where a person entered, -1 where one left
 * @returns items of a `WITH`
 */
export const countStays = (stays: string): string => `
counted_size AS (
  INSERT INTO segment_size AS f (workspace_id, segment_id, size) SELECT $1::uuid, segment_id, sum(step) FROM ${stays} GROUP BY segment_id
  ON CONFLICT (workspace_id, segment_id) DO UPDATE SET size = f.size + excluded.size
),
counted_growth AS (
  INSERT INTO segment_growth AS f (workspace_id, segment_id, day, entered, "left")
  SELECT $1::uuid, segment_id, (n.at AT TIME ZONE w.time_zone)::date, ${count('step = 1')}, ${count('step = -1')}
  FROM ${stays} n JOIN workspace w ON w.id = $1::uuid GROUP BY 2, 3
  ON CONFLICT (workspace_id, segment_id, day) DO UPDATE SET entered = f.entered + excluded.entered, "left" = f.left + excluded.left
)`

/** Counts all stays of a workspace. */
export const countEveryStay = `
WITH stays AS (
  SELECT segment_id, entered_at AS at, 1 AS step FROM segment_member WHERE workspace_id = $1::uuid AND person
  UNION ALL
  SELECT segment_id, left_at, -1 FROM segment_member WHERE workspace_id = $1::uuid AND person AND left_at IS NOT NULL
), ${countStays('stays')}
SELECT`
