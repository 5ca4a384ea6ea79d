import type { Database } from '@rapport/prisma/database.ts'
import { lockCounters } from '../../counters/lock-counters.sql.ts'
import { lookAgainAt } from '../../counters/look-again.sql.ts'
import { headsOf } from './due.sql.ts'
import { settleStays } from './settle-stays.sql.ts'

/**
 * Puts people on a list that is kept by hand, or takes them off. What they do counts for the list from then on.
 * @param customerIds of any of their profiles; those that are nobody's are passed over
 */
export function setListed(
  db: Database,
  workspaceId: string,
  segmentId: string,
  customerIds: readonly string[],
  listed: boolean,
): Promise<void> {
  return db.transaction(async (sql) => {
    await lockCounters(sql, workspaceId)
    const heads = await headsOf(sql, workspaceId, customerIds)
    const members = listed ? heads : []
    await settleStays(sql, workspaceId, {
      heads,
      segmentIds: [segmentId],
      segments: members.map(() => segmentId),
      members,
    })
    // Rules may name the list.
    await lookAgainAt(sql, workspaceId, heads)
  })
}
