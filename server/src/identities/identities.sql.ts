import type { Sql } from '@rapport/prisma/database.ts'
import { uuidv7 } from 'uuidv7'
import type { IdentityRef } from '../customers/identity.ts'
import { lookAgainAt } from '../counters/look-again.sql.ts'
import { isKnown } from '../customers/is-known.ts'
import { tell } from '../live/change.sql.ts'
import { changeClusters, describeClusters, membersOf, ownLastSeen } from './clusters.sql.ts'
import type { Clusters, KnownIdentity, NamespaceCounts } from './clusters.ts'
import type { IdentityChanges, NewConflict } from './resolve-identities.ts'

/** The profiles, and the clusters that they are in, of those of the identities that are known. */
export async function knownIdentities(
  sql: Sql,
  workspaceId: string,
  identities: readonly IdentityRef[],
): Promise<KnownIdentity[]> {
  if (identities.length === 0) return []
  return sql.query(
    {
      name: 'known_identities',
      text: `SELECT i.namespace, i.value, i.customer_id::text AS "customerId", coalesce(c.merged_into, c.id)::text AS head
FROM unnest($2::text[], $3::text[]) AS n(namespace, value)
-- OFFSET 0 keeps PostgreSQL from reading every identity of the workspace into a hash, which it would for a few hundred names.
CROSS JOIN LATERAL (
  SELECT * FROM identity WHERE workspace_id = $1::uuid AND namespace = n.namespace AND value = n.value OFFSET 0
) i
JOIN customer c ON c.workspace_id = $1::uuid AND c.id = i.customer_id`,
    },
    [workspaceId, identities.map(({ namespace }) => namespace), identities.map(({ value }) => value)],
  )
}

/** How many identities of each namespace some clusters have, by head. */
export async function identityCounts(sql: Sql, workspaceId: string, heads: readonly string[]) {
  const rows = await sql.query<{ head: string; namespace: string; count: number }>(
    `SELECT head::text AS head, namespace, count(*)::int AS count
     FROM (${membersOf}) member
     JOIN identity i ON i.workspace_id = $1::uuid AND i.customer_id = member.id
     GROUP BY head, namespace`,
    [workspaceId, heads],
  )
  const counts = new Map<string, NamespaceCounts>(heads.map((head) => [head, new Map()]))
  for (const { head, namespace, count } of rows) counts.get(head)?.set(namespace, count)
  return counts
}

/** Pairs among some profiles that a person has separated. */
export function undoneMerges(sql: Sql, workspaceId: string, customerIds: readonly string[]) {
  return sql.query<{ customerId: string; otherId: string }>(
    `SELECT customer_id::text AS "customerId", other_id::text AS "otherId" FROM customer_merge
     WHERE workspace_id = $1::uuid AND undone_at IS NOT NULL AND customer_id = ANY($2::uuid[]) AND other_id = ANY($2::uuid[])`,
    [workspaceId, customerIds],
  )
}

/** Keeps what messages changed; call it with the counters locked. */
export async function saveChanges(
  sql: Sql,
  workspaceId: string,
  { customers, identities, merges, conflicts }: IdentityChanges,
  clusters: Clusters,
): Promise<void> {
  if (customers.length)
    await sql.execute(
      `INSERT INTO customer (workspace_id, id, first_seen_at, last_seen_at)
       SELECT $1::uuid, id, at, at FROM unnest($2::uuid[], $3::timestamptz[]) AS new(id, at)`,
      [workspaceId, customers.map(({ id }) => id), customers.map(({ at }) => at)],
    )
  if (identities.length) {
    await sql.execute(
      `INSERT INTO identity (workspace_id, namespace, value, customer_id, added_at, added_by)
       SELECT $1::uuid, * FROM unnest($2::text[], $3::text[], $4::uuid[], $5::timestamptz[], $6::text[])`,
      [
        workspaceId,
        identities.map(({ namespace }) => namespace),
        identities.map(({ value }) => value),
        identities.map(({ customerId }) => customerId),
        identities.map(({ at }) => at),
        identities.map(({ actor }) => actor),
      ],
    )
  }
  if (merges.length) {
    await sql.execute(
      `INSERT INTO customer_merge (workspace_id, id, customer_id, other_id, rule, identities, actor, at)
       SELECT $1::uuid, id, customer_id, other_id, rule, ARRAY(SELECT json_array_elements_text(identities)), actor, at
       FROM json_to_recordset($2::json) AS new
         (id uuid, customer_id uuid, other_id uuid, rule merge_rule, identities json, actor text, at timestamptz)`,
      [
        workspaceId,
        JSON.stringify(
          merges.map(({ customerId, otherId, ...merge }) => ({
            ...merge,
            id: uuidv7(),
            customer_id: customerId,
            other_id: otherId,
          })),
        ),
      ],
    )
    await absorb(sql, workspaceId, clusters.absorbed)
    await tell(sql, { workspaceId, people: clusters.absorbed.flat() })
    await lookAgainAt(sql, workspaceId, clusters.absorbed.flat())
  }
  const changed = [...identities.filter((one) => isKnown([one])), ...merges]
  const heads = new Set(changed.map(({ customerId }) => clusters.headOf(customerId)))
  if (heads.size > 0) await describeClusters(sql, workspaceId, [...heads])
  if (conflicts.length) await saveConflicts(sql, workspaceId, conflicts)
}

/** Points heads that were absorbed, and the profiles that they stood for, to who stands for them now. */
async function absorb(sql: Sql, workspaceId: string, absorbed: Clusters['absorbed']): Promise<void> {
  await sql.execute(
    `UPDATE customer c SET merged_into = new.head
     FROM unnest($2::uuid[], $3::uuid[]) AS new(loser, head), LATERAL (
       SELECT new.loser AS id UNION ALL SELECT id FROM customer WHERE workspace_id = $1::uuid AND merged_into = new.loser
     ) member
     WHERE c.workspace_id = $1::uuid AND c.id = member.id`,
    [workspaceId, absorbed.map(([loser]) => loser), absorbed.map(([, head]) => head)],
  )
  await changeClusters(sql, workspaceId)
  // Until now it said when any of their profiles was seen.
  await ownLastSeen(
    sql,
    workspaceId,
    absorbed.map(([loser]) => loser),
  )
}

/** A conflict that is there already is counted; one that a person has dismissed stays dismissed. */
async function saveConflicts(sql: Sql, workspaceId: string, conflicts: readonly NewConflict[]): Promise<void> {
  const rows = conflicts.map(({ customerId, otherId, identity, reason, at }) => ({
    id: uuidv7(),
    customer_id: customerId,
    other_id: otherId,
    ...identity,
    reason,
    at,
  }))
  await sql.execute(
    `INSERT INTO identity_conflict AS c (workspace_id, id, customer_id, other_id, namespace, value, reason, first_at, last_at, times)
     SELECT $1::uuid, min(id::text)::uuid, customer_id, other_id, namespace, value, min(reason), min(at), max(at), count(*)
     FROM json_to_recordset($2::json) AS new
       (id uuid, customer_id uuid, other_id uuid, namespace text, value text, reason text, at timestamptz)
     GROUP BY customer_id, other_id, namespace, value
     ON CONFLICT (workspace_id, customer_id, other_id, namespace, value) DO UPDATE SET
       reason = excluded.reason, last_at = greatest(c.last_at, excluded.last_at), times = c.times + excluded.times`,
    [workspaceId, JSON.stringify(rows)],
  )
}
