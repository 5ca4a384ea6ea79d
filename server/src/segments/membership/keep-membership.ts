import type { Database } from '@rapport/prisma/database.ts'
import { nextPeople, noteBuilt, noteProgress } from './build.sql.ts'
import { dueCustomers, lookedAt, lookLater, takeTurn } from './due.sql.ts'
import { lookAtPeople } from './look-at-people.ts'
import { type OnBroken, type RuleSegment, ruleSegments, withDependents } from './rule-segments.ts'

/**
 * Customers of one transaction. Where all of them enter many segments events wait for them, a third of a second; the embedded database,
 * which does one thing at a time and each more slowly, gets fewer.
 */
const mostAtOnce: Record<Database['kind'], number> = { server: 1000, embedded: 200 }

/**
 * Looks at customers to whom something happened. They stay due until the transaction that lets them enter and leave is committed.
 * @returns whether there may be more
 */
export function lookAtDue(db: Database, workspaceId: string, onBroken: OnBroken): Promise<boolean> {
  const most = mostAtOnce[db.kind]
  return db.transaction(async (sql) => {
    if (!(await takeTurn(sql, workspaceId))) return false
    const due = await dueCustomers(sql, workspaceId, most)
    if (due.length === 0) return false
    const heads = [...new Set(due.map(({ head }) => head))]
    const turns = await lookAtPeople(sql, workspaceId, heads, await ruleSegments(sql, workspaceId, onBroken), onBroken)
    await lookedAt(sql, workspaceId, due)
    await lookLater(sql, workspaceId, turns)
    return due.length === most
  })
}

/**
 * Holds the next customers against the rule of a segment that is new or was changed, and against those rules that name it.
 * @returns whether there may be more
 */
export function buildOn(db: Database, workspaceId: string, onBroken: OnBroken): Promise<boolean> {
  const most = mostAtOnce[db.kind]
  return db.transaction(async (sql) => {
    if (!(await takeTurn(sql, workspaceId))) return false
    const segments = await ruleSegments(sql, workspaceId, onBroken)
    const together = furthestBehind(segments)
    const [first] = together
    if (!first) return false
    const heads = await nextPeople(sql, workspaceId, first.after, most)
    if (heads.length > 0) {
      const turns = await lookAtPeople(sql, workspaceId, heads, withDependents(together, segments), onBroken)
      await lookLater(sql, workspaceId, turns)
    }
    if (heads.length < most) await noteBuilt(sql, workspaceId, together)
    else await noteProgress(sql, workspaceId, together, heads.at(-1)!)
    return true
  })
}

/** The segments of which the fewest customers were looked at so far: they go on together. */
function furthestBehind(segments: readonly RuleSegment[]): RuleSegment[] {
  const pending = segments.filter((one) => one.pending)
  const least = pending.map(({ after }) => after ?? '').toSorted()[0]
  return pending.filter(({ after }) => (after ?? '') === least)
}
