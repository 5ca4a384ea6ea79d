import type { Sql } from '@rapport/prisma/database.ts'
import { formatCounts } from './append-interactions.sql.ts'

/** Counts anew, from all interactions, what formats did with customers: after creatives got another format. */
export async function recountFormats(sql: Sql, workspaceId: string): Promise<void> {
  await sql.execute('DELETE FROM customer_format WHERE workspace_id = $1::uuid', [workspaceId])
  await sql.execute('DELETE FROM workspace_format WHERE workspace_id = $1::uuid', [workspaceId])
  const all = '(SELECT * FROM interaction WHERE workspace_id = $1::uuid)'
  for (const counter of formatCounts(all)) await sql.execute(counter, [workspaceId])
}
