import type { Sql } from '@rapport/prisma/database.ts'

/** A reply of ours that waited for what it answers, with an identity of whom that was from. */
export interface Reply {
  /** Of the rejected message. */
  id: string
  payload: string
  receivedAt: string
  namespace: string
  value: string
}

/**
 * The replies that wait for any of some comments and can be addressed, since the comment is stored.
 * @param comments keys of interactions
 */
export function repliesTo(sql: Sql, workspaceId: string, comments: readonly string[]): Promise<Reply[]> {
  return sql.query<Reply>(
    `SELECT DISTINCT ON (r.id) r.id::text AS id, r.payload, r.received_at::text AS "receivedAt", d.namespace, d.value
     FROM rejected_event r
     JOIN interaction i ON i.workspace_id = r.workspace_id AND i.key = r.awaits
     JOIN identity d ON d.workspace_id = i.workspace_id AND d.customer_id = i.customer_id
     WHERE r.workspace_id = $1::uuid AND r.awaits = ANY($2::text[]) AND d.namespace IN ('facebook', 'instagram', 'instagram_id')
     ORDER BY r.id, d.namespace, d.value`,
    [workspaceId, comments],
  )
}

/** Replies that are stored as what they are need not be kept as rejected any more. */
export async function forgetAddressed(sql: Sql, workspaceId: string, ids: readonly string[]): Promise<void> {
  await sql.execute('DELETE FROM rejected_event WHERE workspace_id = $1::uuid AND id = ANY($2::uuid[])', [
    workspaceId,
    ids,
  ])
}
