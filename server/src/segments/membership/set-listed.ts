import type { Database, Sql } from '@rapport/prisma/database.ts'
import { lockCounters } from '../../counters/lock-counters.sql.ts'
import { lookAgainAt } from '../../counters/look-again.sql.ts'
import { InputRefused } from '../../input-refused.ts'
import { headsOf } from './due.sql.ts'
import { settleStays } from './settle-stays.sql.ts'

/**
 * Puts people on a list that is kept by hand, or takes them off. What they do counts for the list from then on.
 * @param customerIds of any of their profiles; those that are nobody's are passed over
 * @throws InputRefused when there is no such list, or they are too many
 */
export async function setListed(
  db: Database,
  workspaceId: string,
  segmentId: string,
  customerIds: readonly string[],
  listed: boolean,
): Promise<void> {
  if (customerIds.length > mostAtOnce)
    throw new InputRefused(`At most ${mostAtOnce} people at once; send the others in another request.`)
  return db.transaction(async (sql) => {
    await lockCounters(sql, workspaceId)
    await refuseRuled(sql, workspaceId, segmentId)
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

const mostAtOnce = 1000

async function refuseRuled(sql: Sql, workspaceId: string, segmentId: string): Promise<void> {
  const [segment] = await sql.query<{ name: string; ruled: boolean }>(
    'SELECT name, rule IS NOT NULL AS ruled FROM segment WHERE workspace_id = $1::uuid AND id = $2::uuid',
    [workspaceId, segmentId],
  )
  if (!segment) throw new InputRefused('There is no such segment. List them with: { segments { id name } }')
  if (segment.ruled)
    throw new InputRefused(`The rule of "${segment.name}" says who is in it. Only lists are kept by hand.`)
}
