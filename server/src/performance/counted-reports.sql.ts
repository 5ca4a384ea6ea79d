/** Breakdowns of a report, and the bit that stands for each in `report.cut`. */
export const cutBits = { age: 1, gender: 2, country: 4, interest: 8, device: 16, placement: 32 } as const

export type SliceDimension = keyof typeof cutBits

export const sliceDimensions = Object.keys(cutBits) as SliceDimension[]

/** The bits of some breakdowns. */
export const cutOf = (dimensions: Iterable<SliceDimension>): number =>
  [...dimensions].reduce((cut, dimension) => cut | cutBits[dimension], 0)

/**
 * SQL for the reports that may be added up without telling anything twice. The same impressions often arrive several times: by age and
 * again by country, per ad and again per campaign, per day and again per month. Of what overlaps, one account counts:
 * 1. of several breakdowns of one creative and period, the coarsest that has what is asked for (platforms withhold small slices);
 * 2. of overlapping periods of one creative, the shorter where they cover every day of the longer one. Longer periods that are not
 *    covered count, the longest first (of equal ones the last), and what overlaps one of them does not: a month stays whole when one
 *    of its days arrives;
 * 3. of a creative's lifetime total, which has no days, and its dated reports, the account with more impressions: a total cannot be
 *    less than its parts. Of equal ones the dated;
 * 4. of a campaign's total and what its creatives tell after all that, the creatives.
 * @param need SQL of the breakdown bits that are asked for
 * @param scope SQL condition on `r` (report) and `c` (creative). It must hold for all that overlaps or for none of it
 * @returns items of `WITH RECURSIVE` that end with `counted_report`, which has report's columns
 */
export const countedReports = (need: string, scope: string) => `
  edition AS (
    SELECT DISTINCT ON (r.creative_id, r.period) r.creative_id, r.period, r.cut, c.campaign_id, c.aggregate,
      CASE WHEN r.period <> 'lifetime' THEN daterange(min(r.day), min(r.until), '[]') END AS span,
      max(r.import_id::text) AS import_id, coalesce(sum(r.impressions), 0) AS impressions
    FROM report r JOIN creative c ON c.workspace_id = r.workspace_id AND c.id = r.creative_id
    WHERE r.workspace_id = $1::uuid AND (r.cut & ${need}) = ${need} AND ${scope}
    GROUP BY r.creative_id, r.period, r.cut, c.campaign_id, c.aggregate
    ORDER BY r.creative_id, r.period, bit_count(r.cut::int::bit(6)), r.cut
  ),
  long AS (SELECT * FROM edition WHERE upper(span) - lower(span) > 1),
  covered AS (
    SELECT e.creative_id, e.period
    FROM long e JOIN edition f ON f.creative_id = e.creative_id AND f.span <@ e.span AND f.span <> e.span
    GROUP BY e.creative_id, e.period, e.span HAVING range_agg(f.span) @> e.span
  ),
  turn AS (
    SELECT *, row_number() OVER (PARTITION BY creative_id
      ORDER BY upper(span) - lower(span) DESC, upper(span) DESC, import_id DESC) AS nth
    FROM long e WHERE NOT EXISTS (SELECT FROM covered o WHERE o.creative_id = e.creative_id AND o.period = e.period)
  ),
  whole AS (
    SELECT creative_id, period, span, nth, true AS counts, datemultirange(span) AS days FROM turn WHERE nth = 1
    UNION ALL
    SELECT t.creative_id, t.period, t.span, t.nth, NOT w.days && t.span,
      CASE WHEN w.days && t.span THEN w.days ELSE w.days + datemultirange(t.span) END
    FROM whole w JOIN turn t ON t.creative_id = w.creative_id AND t.nth = w.nth + 1
  ),
  retold AS (
    SELECT creative_id, period FROM covered
    UNION
    SELECT e.creative_id, e.period
    FROM edition e JOIN whole w ON w.creative_id = e.creative_id AND w.counts AND w.span && e.span AND w.period <> e.period
  ),
  standing AS (
    SELECT e.*, sum(impressions) FILTER (WHERE span IS NULL) OVER creative AS lifetime,
      sum(impressions) FILTER (WHERE span IS NOT NULL) OVER creative AS dated
    FROM edition e
    WHERE NOT EXISTS (SELECT FROM retold t WHERE t.creative_id = e.creative_id AND t.period = e.period)
    WINDOW creative AS (PARTITION BY creative_id)
  ),
  account AS (
    SELECT creative_id, period, cut, campaign_id, aggregate, coalesce(span, '(,)') AS span
    FROM standing
    -- A CASE, because PostgreSQL takes it to hold for half of the rows: taken for few, they would be joined row by row.
    WHERE CASE WHEN coalesce(lifetime, -1) > coalesce(dated, -1) THEN span IS NULL ELSE span IS NOT NULL END
  ),
  -- Materialized, or it would be made anew for every row that it is compared with.
  named AS MATERIALIZED (SELECT campaign_id, range_agg(span) AS days FROM account WHERE NOT aggregate GROUP BY campaign_id),
  counted_report AS (
    SELECT r.*
    FROM account e
    JOIN report r ON r.workspace_id = $1::uuid AND r.creative_id = e.creative_id AND r.period = e.period AND r.cut = e.cut
    WHERE NOT EXISTS (SELECT FROM named n WHERE e.aggregate AND n.campaign_id = e.campaign_id AND n.days && e.span)
  )`
