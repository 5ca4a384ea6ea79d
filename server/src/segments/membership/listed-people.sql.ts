import type { Sql } from '@rapport/prisma/database.ts'

/**
 * Who of some people is in which of the lists that people keep by hand. Whoever turns out to be one person with somebody on a list is on it
 * from then on. Costs nothing where there are no lists.
 */
export async function listedPeople(sql: Sql, workspaceId: string, heads: readonly string[]) {
  const lists = await sql.query<{ segmentId: string; head: string | null }>(
    `SELECT s.id::text AS "segmentId", listed.head::text AS head
     FROM segment s LEFT JOIN LATERAL (
       SELECT DISTINCT p.head FROM (
         SELECT id AS head, id FROM customer WHERE workspace_id = $1::uuid AND id = ANY($2::uuid[]) AND merged_into IS NULL
         UNION ALL SELECT merged_into, id FROM customer WHERE workspace_id = $1::uuid AND merged_into = ANY($2::uuid[])
       ) p JOIN segment_member m ON m.workspace_id = $1::uuid AND m.segment_id = s.id AND m.customer_id = p.id AND m.left_at IS NULL
     ) listed ON true
     WHERE s.workspace_id = $1::uuid AND s.rule IS NULL`,
    [workspaceId, heads],
  )
  const pairs = lists.flatMap(({ segmentId, head }) => (head === null ? [] : [{ segmentId, head }]))
  return {
    segmentIds: [...new Set(lists.map(({ segmentId }) => segmentId))],
    segments: pairs.map(({ segmentId }) => segmentId),
    members: pairs.map(({ head }) => head),
  }
}
