import type { Sql } from '@rapport/prisma/database.ts'

/** Most interactions of one person in one reading; a file of their whole history is nothing to follow live. */
const mostOfOne = 100

export interface Followed {
  profile: string
  /** The customer that stands for the profile now. */
  head: string
  /** New interactions of the person, oldest first. */
  added: string[]
}

/** Interactions of some people, by any of their profiles, among those with ids from `first` to `last`. */
export function addedInteractions(
  sql: Sql,
  workspaceId: string,
  profiles: readonly string[],
  first: string,
  last: string,
): Promise<Followed[]> {
  return sql.query<Followed>(
    `WITH followed AS (
       SELECT id, coalesce(merged_into, id) AS head FROM customer WHERE workspace_id = $1::uuid AND id = ANY($2::uuid[])
     ), member AS (
       SELECT head, head AS id FROM followed
       UNION SELECT c.merged_into, c.id FROM customer c WHERE c.workspace_id = $1::uuid AND c.merged_into IN (SELECT head FROM followed)
     ), added AS (
       SELECT m.head, i.id, i.at, row_number() OVER (PARTITION BY m.head ORDER BY i.at DESC, i.id DESC) AS place
       FROM interaction i JOIN member m ON m.id = i.customer_id
       WHERE i.workspace_id = $1::uuid AND i.id BETWEEN $3::uuid AND $4::uuid
     )
     SELECT f.id::text AS profile, f.head::text AS head, coalesce(
       (SELECT json_agg(a.id ORDER BY a.at, a.id) FROM added a WHERE a.head = f.head AND a.place <= ${mostOfOne}), '[]') AS added
     FROM followed f`,
    [workspaceId, profiles, first, last],
  )
}
