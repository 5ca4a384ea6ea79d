import type { Database, Sql } from '@rapport/prisma/database.ts'
import { lockCounters } from '../counters/lock-counters.sql.ts'
import { InputRefused } from '../input-refused.ts'
import { checkText, takePoints } from './take-points.ts'

export interface Redemption {
  points: number
  note: string
  requestId?: string | null | undefined
}

/**
 * Takes points for something that a person gets. A request that is repeated under its id takes nothing more.
 * @param head the customer that stands for the person
 * @throws NotEnoughPoints
 * @throws InputRefused with what to mend
 */
export async function redeemPoints(
  db: Database,
  workspaceId: string,
  head: string,
  { points, note, requestId = null }: Redemption,
): Promise<void> {
  if (points < 1) throw new InputRefused('At least one point is redeemed.')
  checkText('A note', note)
  if (requestId !== null) checkText('A request id', requestId)
  await db.transaction(async (sql) => {
    await lockCounters(sql, workspaceId)
    const before = requestId === null ? null : await takenBefore(sql, workspaceId, head, requestId)
    if (before === null) await takePoints(sql, workspaceId, head, { points, note: note.trim(), requestId })
    else if (before !== points)
      throw new InputRefused(`The request id "${requestId}" was used for another redemption; name each once.`)
  })
}

/** What a request took of the person; 0 when it took of somebody else, null when it has not been made. */
async function takenBefore(sql: Sql, workspaceId: string, head: string, requestId: string): Promise<number | null> {
  const [taken] = await sql.query<{ points: number | null }>(
    `SELECT sum(CASE WHEN coalesce(c.merged_into, c.id) = $2::uuid THEN -e.points ELSE 0 END)::float8 AS points
     FROM point_entry e JOIN customer c ON c.workspace_id = e.workspace_id AND c.id = e.customer_id
     WHERE e.workspace_id = $1::uuid AND e.request_id = $3`,
    [workspaceId, head, requestId],
  )
  return taken!.points
}
