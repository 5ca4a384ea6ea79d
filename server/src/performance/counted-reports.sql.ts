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
 * 2. of overlapping periods of one creative, the shorter; of equal ones, the later import;
 * 3. of a campaign's total and its creatives, the creatives.
 * @param need SQL of the breakdown bits that are asked for
 * @param scope SQL condition on `r` (report) and `c` (creative)
 * @returns `WITH` items that end with `counted_report`, which has report's columns
 */
export const countedReports = (need: string, scope: string) => `
  edition AS (
    SELECT r.creative_id, r.period, min((bit_count(r.cut::int::bit(6)) << 6) | r.cut) & 63 AS cut,
      CASE WHEN r.period = 'lifetime' THEN date '0001-01-01' ELSE min(r.day) END AS since,
      CASE WHEN r.period = 'lifetime' THEN date '9999-12-31' ELSE min(r.until) END AS until,
      max(r.import_id::text) AS import_id, c.campaign_id, c.aggregate
    FROM report r JOIN creative c ON c.workspace_id = r.workspace_id AND c.id = r.creative_id
    WHERE r.workspace_id = $1::uuid AND (r.cut & ${need}) = ${need} AND ${scope}
    GROUP BY r.creative_id, r.period, c.campaign_id, c.aggregate
  ),
  named_span AS (SELECT DISTINCT campaign_id, since, until FROM edition WHERE NOT aggregate),
  retold AS (
    SELECT e.creative_id, e.period
    FROM edition e JOIN edition f ON f.creative_id = e.creative_id AND f.period <> e.period
    WHERE e.since < e.until AND f.since <= e.until AND f.until >= e.since
      AND (f.until - f.since < e.until - e.since OR f.until - f.since = e.until - e.since AND f.import_id > e.import_id)
    UNION
    SELECT e.creative_id, e.period
    FROM edition e JOIN named_span f ON f.campaign_id = e.campaign_id AND f.since <= e.until AND f.until >= e.since
    WHERE e.aggregate
  ),
  counted_report AS (
    SELECT r.*
    FROM edition e
    JOIN report r ON r.workspace_id = $1::uuid AND r.creative_id = e.creative_id AND r.period = e.period AND r.cut = e.cut
    WHERE NOT EXISTS (SELECT FROM retold t WHERE t.creative_id = e.creative_id AND t.period = e.period)
  )`
