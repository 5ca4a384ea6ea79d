import { uuidV7 } from '@rapport/prisma/uuid-v7.sql.ts'

/** More than anybody gets for one deed; what a price says is not to be trusted further. */
const mostPoints = 1_000_000

/**
 * Gives points for some new interactions of people, by the rules that held when they happened, and moves the balances with them. What was
 * given stays given, whatever the rules become. In a workspace without rules there is nothing to do.
 * @param interactions SQL of a table with `id, customer_id, kind, at, creative_id, value, currency, robot`
 * @returns items of a `WITH` that take the workspace as $1
 */
export const earnPoints = (interactions: string): string => `
worth_points AS (
  SELECT n.id, n.customer_id, n.at, r.id AS rule_id, r.daily_cap, coalesce(c.merged_into, c.id) AS head,
    date_trunc('day', n.at AT TIME ZONE w.time_zone) AS day, w.time_zone,
    least(${mostPoints}, r.points + CASE WHEN n.currency = r.currency THEN floor(greatest(0, n.value) * r.per_unit) ELSE 0 END)::int AS points
  FROM point_rule r JOIN ${interactions} n ON n.kind = r.kind AND n.at >= r.since AND (r.until IS NULL OR n.at < r.until)
  JOIN workspace w ON w.id = $1::uuid
  JOIN customer c ON c.workspace_id = $1::uuid AND c.id = n.customer_id
  WHERE r.workspace_id = $1::uuid AND n.robot IS NULL
    AND (r.format_id IS NULL OR r.format_id = (SELECT k.format_id FROM creative k WHERE k.workspace_id = $1::uuid AND k.id = n.creative_id))
),
given_points AS (
  SELECT e.id, e.customer_id, e.at, e.rule_id,
    CASE WHEN e.daily_cap IS NULL THEN e.points ELSE least(e.points, e.daily_cap - e.meanwhile - before.points) END AS points
  FROM (
    SELECT *, coalesce(sum(points) OVER (
      PARTITION BY head, rule_id, day ORDER BY at, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ), 0) AS meanwhile
    FROM worth_points
  ) e
  -- What the person has had on that day already, with all profiles.
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(p.points), 0) AS points FROM point_entry p
    WHERE e.daily_cap IS NOT NULL AND p.workspace_id = $1::uuid AND p.rule_id = e.rule_id
      AND p.at >= e.day AT TIME ZONE e.time_zone AND p.at < (e.day + interval '1 day') AT TIME ZONE e.time_zone
      AND p.customer_id IN (
        SELECT e.head UNION ALL SELECT id FROM customer WHERE workspace_id = $1::uuid AND merged_into = e.head
      )
  ) before
),
earned_points AS (
  INSERT INTO point_entry (workspace_id, id, customer_id, at, points, rule_id, interaction_id)
  SELECT $1::uuid, ${uuidV7}, customer_id, at, points, rule_id, id FROM given_points WHERE points > 0
  RETURNING customer_id, points
),
counted_points AS (
  INSERT INTO customer_points AS p (workspace_id, customer_id, earned, spent)
  SELECT $1::uuid, customer_id, sum(points), 0 FROM earned_points GROUP BY customer_id
  ON CONFLICT (workspace_id, customer_id) DO UPDATE SET earned = p.earned + excluded.earned
)`

/** Counts the points of every profile from the ledger. */
export const countEveryPoint = `
INSERT INTO customer_points (workspace_id, customer_id, earned, spent)
SELECT workspace_id, customer_id, sum(greatest(0, points)), sum(greatest(0, -points))
FROM point_entry WHERE workspace_id = $1::uuid GROUP BY workspace_id, customer_id`
