import type { Sql } from '@rapport/prisma/database.ts'
import {
  clearingSegments,
  countSegmentDays,
  countSegmentFormats,
  countStays,
} from '../../counters/count-members.sql.ts'
import { type ChangedStay, tell } from '../../live/change.sql.ts'

/** Who was looked at, and who of them belongs to which of the segments in question. */
export interface Findings {
  /** Heads of clusters. */
  heads: readonly string[]
  segmentIds: readonly string[]
  /** Pairs of a segment and the head of somebody who belongs to it, as two lists. */
  segments: readonly string[]
  members: readonly string[]
}

/**
 * Lets people enter and leave segments, with each of their profiles, and moves every counter by what they have done in the time that now
 * counts, or no longer counts, for a segment: of most people nothing, since that time begins now. Whoever enters a segment that is being
 * built for the first time brings all their past along. Call it with the counters locked.
 */
export async function settleStays(
  sql: Sql,
  workspaceId: string,
  { heads, segmentIds, segments, members }: Findings,
): Promise<void> {
  const changes = await sql.query<{ segmentId: string; at: string; takenOut: boolean; stays: string | null }>(
    settling,
    [workspaceId, heads, segmentIds, segments, members],
  )
  const cleared = changes.filter(({ takenOut }) => takenOut).map(({ segmentId }) => segmentId)
  if (cleared.length > 0) for (const statement of clearingSegments) await sql.execute(statement, [workspaceId, cleared])
  for (const { segmentId, at, stays } of changes)
    await tell(sql, {
      workspaceId,
      stays: { segmentId, at, changes: stays === null ? null : (JSON.parse(stays) as ChangedStay[]) },
    })
}

/** Stays that one message to those who follow them can name: one takes 46 bytes. */
const mostNamed = 150

/**
 * A profile whose person is another one now leaves and enters in the same moment: its time goes on counting, and among people it counts
 * where it stands for one.
 */
const settling = `
WITH moment AS MATERIALIZED (SELECT date_trunc('milliseconds', clock_timestamp()) AS at),
profile AS MATERIALIZED (
  -- Whoever was merged since they were looked at is not decided here; they will be looked at again.
  SELECT c.id AS head, c.id FROM customer c WHERE c.workspace_id = $1::uuid AND c.id = ANY($2::uuid[]) AND c.merged_into IS NULL
  UNION ALL SELECT merged_into, id FROM customer WHERE workspace_id = $1::uuid AND merged_into = ANY($2::uuid[])
),
wanted AS MATERIALIZED (
  SELECT v.segment_id, p.id AS customer_id, p.id = p.head AS person
  FROM unnest($4::uuid[], $5::uuid[]) v(segment_id, head) JOIN profile p ON p.head = v.head
),
current AS MATERIALIZED (
  SELECT m.* FROM profile p CROSS JOIN LATERAL (
    SELECT segment_id, customer_id, person, entered_at FROM segment_member
    WHERE workspace_id = $1::uuid AND customer_id = p.id AND left_at IS NULL AND segment_id = ANY($3::uuid[]) OFFSET 0
  ) m
),
gone AS (
  UPDATE segment_member m SET left_at = greatest(moment.at, c.entered_at + interval '1 millisecond')
  FROM (
    SELECT * FROM current EXCEPT SELECT c.* FROM current c JOIN wanted USING (segment_id, customer_id, person)
  ) c, moment
  WHERE m.workspace_id = $1::uuid AND m.segment_id = c.segment_id AND m.customer_id = c.customer_id AND m.entered_at = c.entered_at
  RETURNING m.segment_id, m.customer_id, m.person, m.left_at
),
come AS (
  INSERT INTO segment_member (workspace_id, segment_id, customer_id, entered_at, counts_from, person)
  SELECT $1::uuid, s.id, w.customer_id, e.at, CASE WHEN s.rule IS NULL OR s.built_at IS NOT NULL OR before.left_at IS NOT NULL THEN e.at END, w.person
  FROM (
    SELECT * FROM wanted EXCEPT SELECT w.* FROM wanted w JOIN current USING (segment_id, customer_id, person)
  ) w
  JOIN segment s ON s.workspace_id = $1::uuid AND s.id = w.segment_id
  LEFT JOIN gone g ON g.segment_id = w.segment_id AND g.customer_id = w.customer_id
  CROSS JOIN LATERAL (
    SELECT greatest(g.left_at, max(left_at)) AS left_at FROM segment_member
    WHERE workspace_id = $1::uuid AND segment_id = w.segment_id AND customer_id = w.customer_id
  ) before
  CROSS JOIN LATERAL (SELECT greatest(moment.at, before.left_at) AS at FROM moment) e
  RETURNING segment_id, customer_id, person, entered_at, counts_from
),
changed AS (
  SELECT segment_id, customer_id, person, entered_at AS at, counts_from AS since, 1 AS step FROM come
  UNION ALL SELECT segment_id, customer_id, person, left_at, left_at, -1 FROM gone
),
moved AS MATERIALIZED (
  SELECT s.segment_id, s.step AS sign, i.kind, i.at, i.creative_id, i.value, i.currency
  FROM changed s CROSS JOIN LATERAL (
    SELECT kind, at, creative_id, value, currency FROM interaction
    WHERE workspace_id = $1::uuid AND customer_id = s.customer_id AND at >= coalesce(s.since, '-infinity')
      AND robot IS NULL AND creative_id IS NOT NULL OFFSET 0
  ) i
),
counted_segment_format AS (${countSegmentFormats('moved')}),
counted_segment_day AS (${countSegmentDays('moved')}),
people AS (SELECT segment_id, at, step FROM changed WHERE person),
${countStays('people')}
SELECT segment_id::text AS "segmentId", (SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') FROM moment) AS at,
  segment_id IN (SELECT segment_id FROM moved WHERE sign < 0) AS "takenOut",
  CASE WHEN count(*) <= ${mostNamed} THEN json_agg(json_build_array(customer_id, person, step))::text END AS stays
FROM changed GROUP BY segment_id`
