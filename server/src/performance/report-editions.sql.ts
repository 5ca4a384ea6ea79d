import type { Sql } from '@rapport/prisma/database.ts'

const manyEditions = 1000

/**
 * Makes the editions of some reports anew. They count in no answer until `settleEditions`.
 * @param pairs SQL of the creatives (`creative_id`) and periods (`period`) whose reports changed, each once
 * @param cut the breakdown that changed
 */
export async function refreshEditions(sql: Sql, workspaceId: string, pairs: string, cut: number): Promise<void> {
  const changed = `r.workspace_id = $1::uuid AND r.creative_id = changed.creative_id AND r.period = changed.period AND r.cut = $2::smallint`
  await sql.execute(`DELETE FROM report_edition r USING (${pairs}) changed WHERE ${changed}`, [workspaceId, cut])
  // Each pair is looked up by the key, not joined: of a table that it knows nothing of PostgreSQL expects few rows, and then compares each
  // with each.
  const made = await sql.execute(
    `INSERT INTO report_edition (workspace_id, creative_id, period, cut, day, until, rows, impressions, import_id)
     SELECT $1::uuid, changed.creative_id, changed.period, $2::smallint, told.*
     FROM (${pairs}) changed CROSS JOIN LATERAL (
       SELECT min(day), min(until), count(*) AS rows, coalesce(sum(impressions), 0), min(import_id::text)::uuid FROM report r WHERE ${changed}
     ) told
     WHERE told.rows > 0`,
    [workspaceId, cut],
  )
  if (made > manyEditions) await sql.execute('ANALYZE report, report_edition')
}

/**
 * Decides which editions may be added up without telling anything twice. The same impressions often arrive several times: by age and
 * again by country, per ad and again per campaign, per day and again per month. Of what overlaps, one account counts:
 * 1. of several breakdowns of one creative and period, the coarsest that has what is asked for (platforms withhold small slices);
 * 2. of overlapping periods of one creative, the shorter where they cover every day of the longer one. Longer periods that are not
 *    covered count, the longest first (of equal ones the last), and what overlaps one of them does not: a month stays whole when one
 *    of its days arrives;
 * 3. of a creative's lifetime total, which has no days, and its dated reports, the account with more impressions: a total cannot be
 *    less than its parts. Of equal ones the dated;
 * 4. of a campaign's total and what its creatives tell after all that, the creatives.
 *
 * What is asked for differs, so the decision is made for every set of breakdowns (`need`) that some edition has.
 * @param creatives SQL of the ids of the creatives, campaigns whole: what overlaps must be decided together
 * @param from first day; with `to`, `-infinity` to `infinity` where any period is longer than a day
 * @returns rows of reports that counted in answers without breakdown before, and no longer do
 */
export async function settleEditions(
  sql: Sql,
  workspaceId: string,
  creatives: string,
  from: string,
  to: string,
): Promise<number> {
  const [settled] = await sql.query<{ superseded: number }>(settle(creatives), [workspaceId, from, to])
  return settled!.superseded
}

const settle = (creatives: string) => `
WITH RECURSIVE candidate AS (
  SELECT e.*, CASE WHEN e.period <> 'lifetime' THEN daterange(e.day, e.until, '[]') END AS span FROM report_edition e
  WHERE e.workspace_id = $1::uuid AND e.creative_id IN (${creatives}) AND e.day BETWEEN $2::date AND $3::date
),
edition AS (
  SELECT DISTINCT ON (n.need, e.creative_id, e.period) n.need, e.creative_id, e.period, e.cut, e.span, e.impressions, e.import_id,
    c.campaign_id, c.aggregate
  FROM candidate e JOIN generate_series(0, 63) AS n(need) ON e.cut & n.need = n.need
  JOIN creative c ON c.workspace_id = $1::uuid AND c.id = e.creative_id
  ORDER BY n.need, e.creative_id, e.period, bit_count(e.cut::int::bit(6)), e.cut
),
long AS (SELECT * FROM edition WHERE upper(span) - lower(span) > 1),
covered AS (
  SELECT e.need, e.creative_id, e.period
  FROM long e JOIN edition f ON f.need = e.need AND f.creative_id = e.creative_id AND f.span <@ e.span AND f.span <> e.span
  GROUP BY e.need, e.creative_id, e.period, e.span HAVING range_agg(f.span) @> e.span
),
turn AS (
  SELECT *, row_number() OVER (PARTITION BY need, creative_id
    ORDER BY upper(span) - lower(span) DESC, upper(span) DESC, import_id DESC) AS nth
  FROM long e WHERE NOT EXISTS (
    SELECT FROM covered o WHERE o.need = e.need AND o.creative_id = e.creative_id AND o.period = e.period)
),
whole AS (
  SELECT need, creative_id, period, span, nth, true AS counts, datemultirange(span) AS days FROM turn WHERE nth = 1
  UNION ALL
  SELECT t.need, t.creative_id, t.period, t.span, t.nth, NOT w.days && t.span,
    CASE WHEN w.days && t.span THEN w.days ELSE w.days + datemultirange(t.span) END
  FROM whole w JOIN turn t ON t.need = w.need AND t.creative_id = w.creative_id AND t.nth = w.nth + 1
),
retold AS (
  SELECT need, creative_id, period FROM covered
  UNION
  SELECT e.need, e.creative_id, e.period FROM edition e
  JOIN whole w ON w.need = e.need AND w.creative_id = e.creative_id AND w.counts AND w.span && e.span AND w.period <> e.period
),
standing AS (
  SELECT e.*, sum(impressions) FILTER (WHERE span IS NULL) OVER creative AS lifetime,
    sum(impressions) FILTER (WHERE span IS NOT NULL) OVER creative AS dated
  FROM edition e
  WHERE NOT EXISTS (SELECT FROM retold t WHERE t.need = e.need AND t.creative_id = e.creative_id AND t.period = e.period)
  WINDOW creative AS (PARTITION BY need, creative_id)
),
account AS (
  SELECT need, creative_id, period, cut, campaign_id, aggregate, coalesce(span, '(,)') AS span
  FROM standing
  -- A CASE, because PostgreSQL takes it to hold for half of the rows: taken for few, they would be joined row by row.
  WHERE CASE WHEN coalesce(lifetime, -1) > coalesce(dated, -1) THEN span IS NULL ELSE span IS NOT NULL END
),
-- Materialized, or it would be made anew for every row that it is compared with.
named AS MATERIALIZED (
  SELECT need, campaign_id, range_agg(span) AS days FROM account WHERE NOT aggregate GROUP BY need, campaign_id
),
decided AS (
  SELECT e.creative_id, e.period, e.cut, bit_or(1::bigint << e.need) AS answers FROM account e
  WHERE NOT EXISTS (
    SELECT FROM named n WHERE e.aggregate AND n.need = e.need AND n.campaign_id = e.campaign_id AND n.days && e.span)
  GROUP BY e.creative_id, e.period, e.cut
),
changed AS (
  SELECT creative_id, period, cut, c.rows, c.answers AS before, coalesce(d.answers, 0) AS answers
  FROM candidate c LEFT JOIN decided d USING (creative_id, period, cut) WHERE c.answers <> coalesce(d.answers, 0)
),
kept AS (
  UPDATE report_edition e SET answers = c.answers FROM changed c
  WHERE e.workspace_id = $1::uuid AND e.creative_id = c.creative_id AND e.period = c.period AND e.cut = c.cut
)
SELECT coalesce(sum(rows) FILTER (WHERE before & 1 = 1 AND answers & 1 = 0), 0)::int AS superseded FROM changed`
