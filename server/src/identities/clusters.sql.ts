import type { Sql } from '@rapport/prisma/database.ts'

/** SQL of the profiles of some clusters: `head` and `id`, heads included. $2 holds the heads. */
export const membersOf = `
  SELECT id AS head, id FROM unnest($2::uuid[]) AS h(id)
  UNION ALL SELECT merged_into, id FROM customer WHERE workspace_id = $1::uuid AND merged_into = ANY($2::uuid[])`

const telling = `('user_id', 'email', 'phone')`

/** SQL of a profile's rank (see `MemberRank`). */
const rankOf = (id: string) => `coalesce((
       SELECT max(CASE namespace WHEN 'user_id' THEN 2 ELSE 1 END) FROM identity i
       WHERE i.workspace_id = $1::uuid AND i.customer_id = ${id} AND i.namespace IN ${telling}), 0)::int`

/** A profile of a cluster. */
export interface MemberRank {
  id: string
  head: string
  /** How well it tells who it is: 2 has a user id, 1 an e-mail address or phone number, 0 none of these. */
  rank: number
}

/** Every profile of the clusters that some profiles are in. */
export async function clustersOf(sql: Sql, workspaceId: string, customerIds: readonly string[]): Promise<MemberRank[]> {
  const heads = await sql.query<{ head: string }>(
    `SELECT DISTINCT coalesce(merged_into, id)::text AS head FROM customer WHERE workspace_id = $1::uuid AND id = ANY($2::uuid[])`,
    [workspaceId, customerIds],
  )
  return sql.query<MemberRank>(
    `SELECT m.id::text AS id, m.head::text AS head, ${rankOf('m.id')} AS rank FROM (${membersOf}) m`,
    [workspaceId, heads.map(({ head }) => head)],
  )
}

/** Every profile that is tied to another one, by a pointer or by a row of the ledger that stands. */
export function tiedProfiles(sql: Sql, workspaceId: string): Promise<MemberRank[]> {
  return sql.query<MemberRank>(
    `SELECT c.id::text AS id, coalesce(c.merged_into, c.id)::text AS head, ${rankOf('c.id')} AS rank FROM customer c
     WHERE c.workspace_id = $1::uuid AND (c.merged_into IS NOT NULL OR c.id IN (
       SELECT merged_into FROM customer WHERE workspace_id = $1::uuid AND merged_into IS NOT NULL
       UNION SELECT customer_id FROM customer_merge WHERE workspace_id = $1::uuid AND undone_at IS NULL
       UNION SELECT other_id FROM customer_merge WHERE workspace_id = $1::uuid AND undone_at IS NULL))`,
    [workspaceId],
  )
}

/** Rows of the ledger that stand, among some profiles. */
export function standingMerges(sql: Sql, workspaceId: string, customerIds: readonly string[]) {
  return sql.query<{ id: string; customerId: string; otherId: string }>(
    `SELECT id::text AS id, customer_id::text AS "customerId", other_id::text AS "otherId" FROM customer_merge
     WHERE workspace_id = $1::uuid AND undone_at IS NULL AND customer_id = ANY($2::uuid[]) ORDER BY id`,
    [workspaceId, customerIds],
  )
}

/** Says that what was read of clusters may be true no more; call it with the counters locked. */
export function changeClusters(sql: Sql, workspaceId: string): Promise<unknown> {
  return sql.execute('UPDATE workspace SET cluster_version = cluster_version + 1 WHERE id = $1::uuid', [workspaceId])
}

/** Points profiles to who stands for them; null: nobody but they themselves. Afterwards `changeClusters` is called for. */
export async function point(
  sql: Sql,
  workspaceId: string,
  pointers: readonly (readonly [profile: string, head: string | null])[],
): Promise<void> {
  await sql.execute(
    `UPDATE customer c SET merged_into = new.head FROM unnest($2::uuid[], $3::uuid[]) AS new(profile, head)
     WHERE c.workspace_id = $1::uuid AND c.id = new.profile AND c.merged_into IS DISTINCT FROM new.head`,
    [workspaceId, pointers.map(([profile]) => profile), pointers.map(([, head]) => head)],
  )
}

/** When each of some profiles was last seen itself, as if it stood for nobody else. */
export async function ownLastSeen(sql: Sql, workspaceId: string, customerIds: readonly string[]): Promise<void> {
  await sql.execute(
    `UPDATE customer c SET last_seen_at = coalesce((
       SELECT max(i.at) FROM interaction i WHERE i.workspace_id = $1::uuid AND i.customer_id = c.id AND i.robot IS NULL), c.first_seen_at)
     WHERE c.workspace_id = $1::uuid AND c.id = ANY($2::uuid[])`,
    [workspaceId, customerIds],
  )
}

/**
 * Brings along what profiles say: each whether it is known, and heads whether any profile of their cluster is, and when the person was
 * last seen: at the latest interaction of any of the profiles or, while there is none, when the last of them was added.
 */
export async function describeClusters(sql: Sql, workspaceId: string, heads: readonly string[]): Promise<void> {
  await sql.execute(
    `UPDATE customer c SET known = k.known, last_seen_at = k.last_seen_at
     FROM (
       SELECT p.id,
         CASE WHEN m.id = m.head THEN bool_or(own.known) OVER cluster ELSE own.known END AS known,
         CASE WHEN m.id = m.head THEN coalesce(max(p.last_seen_at) FILTER (WHERE p.interaction_count > 0) OVER cluster,
           max(p.last_seen_at) OVER cluster) ELSE p.last_seen_at END AS last_seen_at
       FROM (${membersOf}) m JOIN customer p ON p.workspace_id = $1::uuid AND p.id = m.id
       CROSS JOIN LATERAL (SELECT EXISTS (
         SELECT FROM identity i WHERE i.workspace_id = $1::uuid AND i.customer_id = m.id AND i.namespace IN ${telling}
       ) AS known) own
       WINDOW cluster AS (PARTITION BY m.head)
     ) k
     WHERE c.workspace_id = $1::uuid AND c.id = k.id AND (c.known <> k.known OR c.last_seen_at <> k.last_seen_at)`,
    [workspaceId, heads],
  )
}
