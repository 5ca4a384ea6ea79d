import type { Sql } from '@rapport/prisma/database.ts'
import type { RuleSegment } from './rule-segments.ts'

/** The next people whom nobody has held against the rule yet, by their heads. */
export async function nextPeople(sql: Sql, workspaceId: string, after: string | null, most: number): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `SELECT id::text AS id FROM customer
     WHERE workspace_id = $1::uuid AND id > coalesce($2::uuid, '00000000-0000-0000-0000-000000000000') AND merged_into IS NULL
     ORDER BY customer.id LIMIT ${most}`,
    [workspaceId, after],
  )
  return rows.map(({ id }) => id)
}

/** Notes how far segments are built; one whose rule was changed meanwhile begins anew. */
export async function noteProgress(
  sql: Sql,
  workspaceId: string,
  segments: readonly RuleSegment[],
  last: string,
): Promise<void> {
  await write(sql, workspaceId, segments, 'build_of = s.updated_at, build_after = $4::uuid', [last])
}

/** Notes that everybody was held against the rules of segments, unless these were changed meanwhile. */
export async function noteBuilt(sql: Sql, workspaceId: string, segments: readonly RuleSegment[]): Promise<void> {
  await write(
    sql,
    workspaceId,
    segments,
    `build_of = NULL, build_after = NULL, built_at = greatest(s.updated_at, date_trunc('milliseconds', clock_timestamp()))`,
    [],
  )
}

async function write(sql: Sql, workspaceId: string, segments: readonly RuleSegment[], set: string, values: string[]) {
  await sql.execute(
    `UPDATE segment s SET ${set} FROM unnest($2::uuid[], $3::text[]) AS done(id, version)
     WHERE s.workspace_id = $1::uuid AND s.id = done.id AND s.updated_at::text = done.version`,
    [workspaceId, segments.map(({ id }) => id), segments.map(({ version }) => version), ...values],
  )
}
