import type { Sql } from '@rapport/prisma/database.ts'

/** Whether a profile has entered or left a segment since a moment, with its id; nothing when it is as it was. */
export async function stepsSince(
  sql: Sql,
  workspaceId: string,
  segmentId: string,
  profile: string,
  since: string,
): Promise<[profile: string, step: 1 | -1][]> {
  const [now] = await sql.query<{ before: boolean; after: boolean }>(
    `SELECT bool_or(entered_at < $4::timestamptz AND (left_at IS NULL OR left_at >= $4::timestamptz)) AS before, bool_or(left_at IS NULL) AS after
     FROM segment_member WHERE workspace_id = $1::uuid AND segment_id = $2::uuid AND customer_id = $3::uuid`,
    [workspaceId, segmentId, profile, since],
  )
  return !now || now.before === now.after ? [] : [[profile, now.after ? 1 : -1]]
}
