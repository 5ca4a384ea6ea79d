import type { Sql } from '@rapport/prisma/database.ts'
import { tell } from '../live/change.sql.ts'
import { describeClusters, ownLastSeen, point, standingMerges, type MemberRank } from './clusters.sql.ts'

/**
 * Makes clusters what the standing merges say: profiles that a merge ties, directly or through others, are one person. Call it with the
 * counters locked, after a row of the ledger came or was undone.
 * @param members every profile of the clusters that the row concerns
 */
export async function rebuildClusters(sql: Sql, workspaceId: string, members: readonly MemberRank[]): Promise<void> {
  const ids = members.map(({ id }) => id)
  const merges = await standingMerges(sql, workspaceId, ids)
  const groups = connected(members, merges)
  const heads = groups.map(
    (group) => group.toSorted((one, other) => other.rank - one.rank || (one.id < other.id ? -1 : 1))[0]!,
  )
  const pointers = groups.flatMap((group, i) =>
    group.map(({ id }) => [id, heads[i]!.id === id ? null : heads[i]!.id] as const),
  )
  await point(sql, workspaceId, pointers)
  await ownLastSeen(sql, workspaceId, ids)
  await describeClusters(
    sql,
    workspaceId,
    heads.map(({ id }) => id),
  )
  await tell(sql, { workspaceId, people: ids })
}

/** The members, by which of them are tied together. */
function connected(
  members: readonly MemberRank[],
  merges: readonly { customerId: string; otherId: string }[],
): MemberRank[][] {
  const groups = new Map(members.map((member) => [member.id, [member]]))
  for (const { customerId, otherId } of merges) {
    const [one, other] = [groups.get(customerId), groups.get(otherId)]
    if (!one || !other || one === other) continue
    const [large, small] = one.length > other.length ? [one, other] : [other, one]
    large.push(...small)
    for (const { id } of small) groups.set(id, large)
  }
  return [...new Set(groups.values())]
}
