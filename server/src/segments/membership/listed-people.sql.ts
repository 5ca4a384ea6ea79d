import type { Sql } from '@rapport/prisma/database.ts'

/**
 * Who of some people is in which of the lists that people keep by hand. Whoever turns out to be one person with somebody on a list is on it
 * from then on.
 */
export async function listedPeople(sql: Sql, workspaceId: string, heads: readonly string[]) {
  const lists = await sql.query<{ segmentId: string; head: string | null }>(
    `SELECT s.id::text AS "segmentId", listed.head::text AS head
     FROM segment s LEFT JOIN (
       SELECT DISTINCT m.segment_id, coalesce(c.merged_into, c.id) AS head
       FROM customer c JOIN segment_member m ON m.workspace_id = $1::uuid AND m.customer_id = c.id AND m.left_at IS NULL
       WHERE c.workspace_id = $1::uuid AND (c.id = ANY($2::uuid[]) OR c.merged_into = ANY($2::uuid[]))
     ) listed ON listed.segment_id = s.id
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
