import type { Database, Sql } from '@rapport/prisma/database.ts'
import { uuidv7 } from 'uuidv7'
import { lockCounters } from '../counters/lock-counters.sql.ts'
import { InputRefused } from '../input-refused.ts'
import { clustersOf, type MemberRank } from './clusters.sql.ts'
import { identityCounts } from './identities.sql.ts'
import { identityRules, limitOf } from './identity-rules.ts'
import { rebuildClusters } from './rebuild-clusters.ts'

/** What a merge did or, as a dry run, would do. */
export interface MergeOutcome {
  /** The row of the ledger; null for a dry run. */
  mergeId: string | null
  /** Every profile that is, or would be, one person. */
  profiles: string[]
  /** Namespaces of which that person has more identities than the rules allow: a person may, messages may not. */
  excess: { namespace: string; count: number; limit: number }[]
}

/**
 * Makes two customers one, because a person says so. Nothing is rewritten: the row in the ledger ties them until it is undone.
 * @param actor who, for the ledger
 * @throws InputRefused when one is not there, or when they are one already
 */
export async function mergeCustomers(
  db: Database,
  workspaceId: string,
  { customerId, otherId, dryRun }: { customerId: string; otherId: string; dryRun: boolean },
  actor: string,
): Promise<MergeOutcome> {
  return db.transaction(async (sql) => {
    await lockCounters(sql, workspaceId)
    const members = await clustersOf(sql, workspaceId, [customerId, otherId])
    const [one, other] = [customerId, otherId].map((id) => members.find((member) => member.id === id))
    if (!one || !other) throw new InputRefused('One of the two is no customer of this workspace.')
    if (one.head === other.head) throw new InputRefused('The two are one customer already.')
    const outcome = { profiles: members.map(({ id }) => id), excess: await excessOf(sql, workspaceId, members) }
    if (dryRun) return { mergeId: null, ...outcome }
    const mergeId = uuidv7()
    await sql.execute(
      `INSERT INTO customer_merge (workspace_id, id, customer_id, other_id, rule, identities, actor, at)
       VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, 'PERSON', '{}', $5, now())`,
      [workspaceId, mergeId, customerId, otherId, actor],
    )
    await rebuildClusters(sql, workspaceId, members)
    await settleConflicts(sql, workspaceId, outcome.profiles)
    return { mergeId, ...outcome }
  })
}

/**
 * Takes a merge back: the row of the ledger stays, and no longer ties. What other rows tie stays together.
 * @returns one profile of each customer that there is now
 * @throws InputRefused when there is no such merge, or when it was undone before
 */
export async function undoMerge(db: Database, workspaceId: string, mergeId: string, actor: string): Promise<string[]> {
  return db.transaction(async (sql) => {
    await lockCounters(sql, workspaceId)
    const [merge] = await sql.query<{ customerId: string; otherId: string }>(
      `UPDATE customer_merge SET undone_at = now(), undone_by = $3 WHERE workspace_id = $1::uuid AND id = $2::uuid AND undone_at IS NULL
       RETURNING customer_id::text AS "customerId", other_id::text AS "otherId"`,
      [workspaceId, mergeId, actor],
    )
    if (!merge) throw new InputRefused('There is no such merge that could be undone; perhaps it was undone before.')
    const members = await clustersOf(sql, workspaceId, [merge.customerId])
    await rebuildClusters(sql, workspaceId, members)
    await reopenConflicts(
      sql,
      workspaceId,
      members.map(({ id }) => id),
    )
    return [merge.customerId, merge.otherId]
  })
}

async function excessOf(
  sql: Sql,
  workspaceId: string,
  members: readonly MemberRank[],
): Promise<MergeOutcome['excess']> {
  const rules = await identityRules(sql, workspaceId)
  const together = new Map<string, number>()
  for (const counts of (await identityCounts(sql, workspaceId, [...new Set(members.map(({ head }) => head))])).values())
    for (const [namespace, count] of counts) together.set(namespace, (together.get(namespace) ?? 0) + count)
  return [...together]
    .map(([namespace, count]) => ({ namespace, count, limit: limitOf(rules, namespace) }))
    .filter(({ count, limit }) => count > limit)
}

/** Conflicts between profiles that are one person now are none any more. */
async function settleConflicts(sql: Sql, workspaceId: string, profiles: readonly string[]): Promise<void> {
  await sql.execute(
    `UPDATE identity_conflict SET resolved_at = now(), merged = true
     WHERE workspace_id = $1::uuid AND resolved_at IS NULL AND customer_id = ANY($2::uuid[]) AND other_id = ANY($2::uuid[])`,
    [workspaceId, profiles],
  )
}

/** What merges settled, and no merge settles any more, is open again; what a person dismissed stays dismissed. */
async function reopenConflicts(sql: Sql, workspaceId: string, profiles: readonly string[]): Promise<void> {
  await sql.execute(
    `UPDATE identity_conflict c SET resolved_at = NULL, merged = false FROM customer one, customer other
     WHERE c.workspace_id = $1::uuid AND c.merged AND c.customer_id = ANY($2::uuid[]) AND c.other_id = ANY($2::uuid[])
       AND one.workspace_id = $1::uuid AND one.id = c.customer_id AND other.workspace_id = $1::uuid AND other.id = c.other_id
       AND coalesce(one.merged_into, one.id) <> coalesce(other.merged_into, other.id)`,
    [workspaceId, profiles],
  )
}
