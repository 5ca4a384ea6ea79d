import type { Sql } from '@rapport/prisma/database.ts'
import type { IdentityRef } from './identity.ts'

/** Columns of the temporary tables that new customers wait in. */
export const stagedIdentityColumns =
  'namespace text, value text, customer_id uuid, PRIMARY KEY (namespace, value), UNIQUE (customer_id, namespace, value)'
export const stagedCustomerColumns = 'line int, customer_id uuid, known boolean, display_name text, traits jsonb'

const everyIdentity = (staged: string) =>
  `(SELECT namespace, value, customer_id FROM identity WHERE workspace_id = $1::uuid UNION ALL SELECT namespace, value, customer_id FROM ${staged})`

/** Whom some names point to, in the database or among the staged. */
export function knownOrStagedIdentities(
  sql: Sql,
  workspaceId: string,
  staged: string,
  identities: readonly IdentityRef[],
) {
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

/**
 * Follows people who got their customer from another import after these rows were resolved: staged rows of theirs go to that customer.
 * @param tables the temporary tables of these rows, each with a `customer_id`
 * @returns false when that would make two people one, and nothing may be merged
 */
export async function followOtherImports(
  sql: Sql,
  workspaceId: string,
  identities: string,
  tables: readonly string[],
): Promise<boolean> {
  await sql.execute('CREATE TEMP TABLE moved (old_id uuid, new_id uuid) ON COMMIT DROP')
  const moved = await sql.execute(
    `INSERT INTO moved SELECT DISTINCT s.customer_id, i.customer_id FROM ${identities} s
     JOIN identity i ON i.workspace_id = $1::uuid AND i.namespace = s.namespace AND i.value = s.value
     WHERE i.customer_id <> s.customer_id`,
    [workspaceId],
  )
  if (moved > 0)
    for (const table of tables)
      await sql.execute(`UPDATE ${table} SET customer_id = new_id FROM moved WHERE customer_id = old_id`)
  const [mixed] = await sql.query<{ any: boolean }>(
    `SELECT EXISTS (SELECT FROM moved GROUP BY old_id HAVING count(*) > 1)
       OR EXISTS (SELECT FROM moved JOIN customer c ON c.workspace_id = $1::uuid AND c.id = old_id)
       OR EXISTS (SELECT FROM ${identities} s JOIN identity i ON i.workspace_id = $1::uuid AND i.customer_id = s.customer_id
         WHERE s.namespace = 'user_id' AND i.namespace = 'user_id' AND i.value <> s.value)
       OR EXISTS (SELECT FROM ${identities} WHERE namespace = 'user_id' GROUP BY customer_id HAVING count(*) > 1) AS any`,
    [workspaceId],
  )
  await sql.execute('DROP TABLE moved')
  return !mixed!.any
}

/** Moves staged customers and identities into the workspace; of what a file says twice, the later row counts. Returns new and updated. */
export async function addStagedCustomers(sql: Sql, workspaceId: string, customers: string, identities: string) {
  const [merged] = await sql.query<{ created: number; updated: number }>(
    `WITH one AS (
       SELECT customer_id, bool_or(known) AS known,
         (array_agg(display_name ORDER BY line DESC) FILTER (WHERE display_name IS NOT NULL))[1] AS display_name
       FROM ${customers} GROUP BY customer_id
     ),
     trait AS (
       SELECT DISTINCT ON (s.customer_id, t.key) s.customer_id, t.key, t.value
       FROM ${customers} s, jsonb_each(s.traits) t ORDER BY s.customer_id, t.key, s.line DESC
     ),
     described AS (SELECT customer_id, jsonb_object_agg(key, value) AS traits FROM trait GROUP BY customer_id),
     merged AS (
       INSERT INTO customer AS c (workspace_id, id, known, display_name, traits, first_seen_at, last_seen_at)
       SELECT $1::uuid, customer_id, known, display_name, coalesce(traits, '{}'), now(), now()
       FROM one LEFT JOIN described USING (customer_id)
       ON CONFLICT (workspace_id, id) DO UPDATE SET known = c.known OR excluded.known,
         display_name = coalesce(excluded.display_name, c.display_name),
         named_by_channel = c.named_by_channel AND excluded.display_name IS NULL, traits = c.traits || excluded.traits
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
