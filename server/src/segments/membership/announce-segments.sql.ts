import type { Sql } from '@rapport/prisma/database.ts'
import { dueChannel } from '../../counters/look-again.sql.ts'
import { changeClusters } from '../../identities/clusters.sql.ts'

/**
 * Has what members do be counted from now on, and every customer held against rules that are new or were changed. Call it in the
 * transaction that makes or changes a segment.
 */
export async function announceSegments(sql: Sql, workspaceId: string): Promise<void> {
  // What was looked up of a workspace without segments is true no more.
  await changeClusters(sql, workspaceId)
  await sql.query('SELECT pg_notify($1, $2)::text', [dueChannel, workspaceId])
}
