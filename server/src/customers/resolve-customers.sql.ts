import type { Sql } from '@rapport/prisma/database.ts'
import type { IdentityRef } from './find-customer.ts'

/** Columns of the temporary tables that new customers wait in. */
export const stagedIdentityColumns = 'namespace text, value text, customer_id uuid'
export const stagedCustomerColumns = 'line int, id uuid, known boolean, display_name text, traits jsonb'

const everyIdentity = (staged: string) =>
  `(SELECT namespace, value, customer_id FROM identity WHERE workspace_id = $1::uuid UNION ALL SELECT namespace, value, customer_id FROM ${staged})`

/** Whom some names point to, in the database or among the staged. */
export function knownIdentities(sql: Sql, workspaceId: string, staged: string, identities: readonly IdentityRef[]) {
  return sql.query<IdentityRef & { customerId: string }>(
    `SELECT namespace, value, customer_id::text AS "customerId" FROM ${everyIdentity(staged)} i
     WHERE (namespace, value) IN (SELECT * FROM unnest($2::text[], $3::text[]))`,
    [workspaceId, identities.map(({ namespace }) => namespace), identities.map(({ value }) => value)],
  )
}

export function userIdsOf(sql: Sql, workspaceId: string, staged: string, customerIds: readonly string[]) {
  return sql.query<{ customerId: string; userId: string }>(
    `SELECT customer_id::text AS "customerId", value AS "userId" FROM ${everyIdentity(staged)} i
     WHERE namespace = 'user_id' AND customer_id = ANY($2::uuid[])`,
    [workspaceId, customerIds],
  )
}

/** Moves staged customers and identities into the workspace; of what a file says twice, the later row counts. Returns new and updated. */
export async function mergeCustomers(sql: Sql, workspaceId: string, customers: string, identities: string) {
  const [merged] = await sql.query<{ created: number; updated: number }>(
    `WITH one AS (
       SELECT id, bool_or(known) AS known, (array_agg(display_name ORDER BY line DESC) FILTER (WHERE display_name IS NOT NULL))[1] AS display_name,
         (SELECT coalesce(jsonb_object_agg(t.key, t.value ORDER BY x.line), '{}') FROM ${customers} x, jsonb_each(x.traits) t WHERE x.id = s.id) AS traits
       FROM ${customers} s GROUP BY id
     ),
     merged AS (
       INSERT INTO customer AS c (workspace_id, id, known, display_name, traits, first_seen_at, last_seen_at)
       SELECT $1::uuid, id, known, display_name, traits, now(), now() FROM one
       ON CONFLICT (workspace_id, id) DO UPDATE SET known = c.known OR excluded.known,
         display_name = coalesce(excluded.display_name, c.display_name), traits = c.traits || excluded.traits
       RETURNING (xmax = 0) AS fresh
     )
     SELECT count(*) FILTER (WHERE fresh)::int AS created, count(*) FILTER (WHERE NOT fresh)::int AS updated FROM merged`,
    [workspaceId],
  )
  await sql.execute(
    `INSERT INTO identity (workspace_id, namespace, value, customer_id)
     SELECT $1::uuid, namespace, value, customer_id FROM ${identities} ON CONFLICT DO NOTHING`,
    [workspaceId],
  )
  return merged!
}
