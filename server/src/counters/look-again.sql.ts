import type { Sql, SqlValue } from '@rapport/prisma/database.ts'

/** The channel of the database on which workers are told that customers must be looked at; the message is the workspace. */
export const dueChannel = 'rapport_due'

/**
 * Has the segments look at customers again, because something of them changed: in a moment, and not before this is committed. Costs next
 * to nothing in a workspace without rules. Call it with the counters locked.
 * @param customers SQL of a table with `customer_id`; it may use `values` as $2 and on
 */
export async function lookAgain(
  sql: Sql,
  workspaceId: string,
  customers: string,
  values: readonly SqlValue[] = [],
): Promise<void> {
  const from = `(SELECT * FROM ${customers} AS changed WHERE EXISTS (SELECT FROM segment WHERE workspace_id = $1::uuid AND rule IS NOT NULL))`
  await sql.query(`WITH due AS (${lookingAgain(from)}) SELECT count(*)::int FROM due`, [workspaceId, ...values])
}

/** The same of customers whose ids are known. */
export const lookAgainAt = (sql: Sql, workspaceId: string, customerIds: readonly string[]): Promise<void> =>
  lookAgain(sql, workspaceId, '(SELECT unnest($2::uuid[]) AS customer_id)', [customerIds])

/**
 * Of a row that is there already a new version is written in any case: it tells a worker that more happened while it was looking.
 * @param customers SQL of a table with `customer_id`
 */
export const lookingAgain = (customers: string): string => `
INSERT INTO segment_due AS d (workspace_id, customer_id, at)
SELECT DISTINCT $1::uuid, customer_id, statement_timestamp() FROM ${customers} due
ON CONFLICT (workspace_id, customer_id) DO UPDATE SET at = excluded.at
RETURNING pg_notify('${dueChannel}', $1::text)::text`

/** Whether anybody may be in a segment. Where nobody can, less has to be counted; call it with the counters locked. */
export async function hasSegments(sql: Sql, workspaceId: string): Promise<boolean> {
  const text = 'SELECT EXISTS (SELECT FROM segment WHERE workspace_id = $1::uuid) AS has'
  const [segments] = await sql.query<{ has: boolean }>({ name: 'has_segments', text }, [workspaceId])
  return segments!.has
}
