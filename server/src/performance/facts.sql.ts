import { sliceDimensions } from './breakdowns.ts'

/** Without slices: the daily counters. */
export const dayFacts = `
chosen AS (
  SELECT coalesce($7::performance_source, CASE WHEN EXISTS
    (SELECT FROM creative_day WHERE workspace_id = $1::uuid AND source = 'REPORTED') THEN 'REPORTED' ELSE 'OBSERVED' END::performance_source) AS source
),
fact AS (
  SELECT * FROM creative_day
  WHERE workspace_id = $1::uuid AND source = (SELECT source FROM chosen)
    AND ($2::date IS NULL OR day >= $2::date) AND ($3::date IS NULL OR day <= $3::date)
)`

const counted = ['impressions', 'clicks', 'reactions', 'comments', 'shares', 'video_views', 'conversions', 'revenue']

/** By segment: what its members did. Where all segments are asked for, what everybody did comes along for the total, under no segment. */
export const segmentFacts = (grouped: boolean): string => `
chosen AS (SELECT coalesce($7::performance_source, 'OBSERVED') AS source),
fact AS (
  SELECT segment_id, creative_id, day, currency, ${counted.join(', ')}, NULL::bigint AS reach, NULL::numeric AS spend, NULL::bigint AS robots
  FROM segment_day
  WHERE workspace_id = $1::uuid AND ($8::uuid IS NULL OR segment_id = $8::uuid)
    AND ($2::date IS NULL OR day >= $2::date) AND ($3::date IS NULL OR day <= $3::date)
  ${
    grouped
      ? `UNION ALL
  SELECT NULL, creative_id, day, currency, ${counted.join(', ')}, reach, spend, robots FROM creative_day
  WHERE workspace_id = $1::uuid AND source = 'OBSERVED' AND $8::uuid IS NULL
    AND ($2::date IS NULL OR day >= $2::date) AND ($3::date IS NULL OR day <= $3::date)`
      : ''
  }
)`

/** With slices: the reports that have them, of those editions that count where these breakdowns are asked for. */
export const sliceFacts = `
chosen AS (SELECT coalesce($7::performance_source, 'REPORTED') AS source),
asked AS (SELECT * FROM json_to_record($8::json) AS asked
  (cut int, age text, gender text, country text, interest text, device text, placement text)),
fact AS (
  SELECT r.*, NULL::bigint AS robots FROM asked, report r JOIN report_edition e USING (workspace_id, creative_id, period, cut)
  WHERE workspace_id = $1::uuid AND e.answers & (1::bigint << asked.cut) <> 0
    AND ($2::date IS NULL OR r.day >= $2::date) AND ($3::date IS NULL OR r.day <= $3::date)
    AND ${sliceDimensions.map((name) => `(asked.${name} IS NULL OR r.${name} = asked.${name})`).join(' AND ')}
)`
