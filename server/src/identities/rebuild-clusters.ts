import type { Sql } from '@rapport/prisma/database.ts'
import { lookAgainAt } from '../counters/look-again.sql.ts'
import { tell } from '../live/change.sql.ts'
import {
  changeClusters,
  describeClusters,
  ownLastSeen,
  point,
  standingMerges,
  tiedProfiles,
  type MemberRank,
} from './clusters.sql.ts'

/**
 * Makes clusters what the standing merges say: profiles that a merge ties, directly or through others, are one person. Call it with the
 * counters locked, after a row of the ledger came or was undone.
 * @param members every profile of the clusters that the row concerns
 */
export async function rebuildClusters(sql: Sql, workspaceId: string, members: readonly MemberRank[]): Promise<void> {
  const ids = members.map(({ id }) => id)
  const merges = await standingMerges(sql, workspaceId, ids)
  const groups = connected(members, merges)
  const heads = groups.map(bestKnown)
  const pointers = groups.flatMap((group, i) =>
    group.map(({ id }) => [id, heads[i]!.id === id ? null : heads[i]!.id] as const),
  )
  await point(sql, workspaceId, pointers)
  await changeClusters(sql, workspaceId)
  await ownLastSeen(sql, workspaceId, ids)
  await describeClusters(
    sql,
    workspaceId,
    heads.map(({ id }) => id),
  )
  await tell(sql, { workspaceId, people: ids })
  await lookAgainAt(sql, workspaceId, ids)
}

/**
 * Points profiles to who stands for them, wherever they point to somebody whom no standing merge ties them to. Of a cluster that is as the
 * ledger says the head stays who it is. Call it with the counters locked.
 */
export async function repoint(sql: Sql, workspaceId: string): Promise<void> {
  const members = await tiedProfiles(sql, workspaceId)
  const merges = await standingMerges(
    sql,
    workspaceId,
    members.map(({ id }) => id),
  )
  const pointers = connected(members, merges).flatMap((group) => {
    const heads = group.filter(({ id, head }) => id === head)
    const { id: head } = heads.length === 1 ? heads[0]! : bestKnown(group)
    return group.map(({ id }) => [id, id === head ? null : head] as const)
  })
  await point(sql, workspaceId, pointers)
}

/** Who stands for a cluster: the best known, of equals the oldest. */
const bestKnown = (group: readonly MemberRank[]): MemberRank =>
  group.toSorted((one, other) => other.rank - one.rank || (one.id < other.id ? -1 : 1))[0]!

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
