import type { Sql } from '@rapport/prisma/database.ts'

/**
 * How long somebody else may hold the counters of a workspace before the other workspaces go on without it. Many wait in turn, and whoever
 * stores things needs far less.
 */
const patience = '1s'

/**
 * Makes this transaction the only one that lets people of the workspace enter and leave by rules, among all processes. From here on it
 * waits for nobody for long (`isHeld`), and what it asks is planned without JIT, which takes longer to compile fifty rules for a thousand
 * people than PostgreSQL to answer them.
 * @returns false when another one is at it
 */
export async function takeTurn(sql: Sql, workspaceId: string): Promise<boolean> {
  const [turn] = await sql.query<{ taken: boolean }>(
    `SELECT pg_try_advisory_xact_lock(hashtextextended($1::text, 1)) AS taken, set_config('jit', 'off', true),
       set_config('lock_timeout', '${patience}', true)`,
    [workspaceId],
  )
  return turn!.taken
}

/** Whether a transaction failed because somebody else held what it needed for too long. */
export const isHeld = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '55P03'

/** A customer who must be looked at. */
export interface Due {
  id: string
  head: string
  /** Of the row that says so. */
  version: string
}

/** Customers who must be looked at by now, the longest waiting first. */
export function dueCustomers(sql: Sql, workspaceId: string, most: number): Promise<Due[]> {
  return sql.query<Due>(
    `SELECT d.customer_id::text AS id, coalesce(c.merged_into, c.id)::text AS head, d.xmin::text AS version
     FROM (
       SELECT *, xmin FROM segment_due WHERE workspace_id = $1::uuid AND at <= clock_timestamp() ORDER BY at LIMIT $2::int
     ) d JOIN customer c ON c.workspace_id = $1::uuid AND c.id = d.customer_id`,
    [workspaceId, most],
  )
}

/** Customers who were looked at need it no more, unless something happened meanwhile; call it with the counters locked. */
export async function lookedAt(sql: Sql, workspaceId: string, due: readonly Due[]): Promise<void> {
  await sql.execute(
    `DELETE FROM segment_due d USING unnest($2::uuid[], $3::text[]) AS looked(id, version)
     WHERE d.workspace_id = $1::uuid AND d.customer_id = looked.id AND d.xmin::text = looked.version`,
    [workspaceId, due.map(({ id }) => id), due.map(({ version }) => version)],
  )
}

/** Has people looked at again at certain moments, unless it is done before; what turns within a second waits for its end. */
export async function lookLater(sql: Sql, workspaceId: string, turns: ReadonlyMap<string, string>): Promise<void> {
  if (turns.size === 0) return
  await sql.execute(
    `INSERT INTO segment_due AS d (workspace_id, customer_id, at)
     SELECT $1::uuid, id, greatest(at, clock_timestamp() + interval '1 second') FROM unnest($2::uuid[], $3::timestamptz[]) AS turn(id, at)
     ON CONFLICT (workspace_id, customer_id) DO UPDATE SET at = excluded.at WHERE d.at > excluded.at`,
    [workspaceId, [...turns.keys()], [...turns.values()]],
  )
}

/** Workspaces in which there is something to do now. */
export async function busyWorkspaces(sql: Sql): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `SELECT s.workspace_id::text AS id FROM (
       SELECT workspace_id, bool_or(rule IS NOT NULL AND (built_at IS NULL OR built_at < updated_at)) AS pending FROM segment GROUP BY workspace_id
     ) s WHERE s.pending OR EXISTS (SELECT FROM segment_due d WHERE d.workspace_id = s.workspace_id AND d.at <= clock_timestamp())`,
  )
  return rows.map(({ id }) => id)
}

/** Whether there is a segment in any workspace. */
export async function anySegments(sql: Sql): Promise<boolean> {
  const [segments] = await sql.query<{ any: boolean }>('SELECT EXISTS (SELECT FROM segment) AS any')
  return segments!.any
}

/** The heads of the clusters that some profiles are in, each once. */
export async function headsOf(sql: Sql, workspaceId: string, customerIds: readonly string[]): Promise<string[]> {
  const rows = await sql.query<{ head: string }>(
    `SELECT DISTINCT coalesce(merged_into, id)::text AS head FROM customer WHERE workspace_id = $1::uuid AND id = ANY($2::uuid[])`,
    [workspaceId, customerIds],
  )
  return rows.map(({ head }) => head)
}
