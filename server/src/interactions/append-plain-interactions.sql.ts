import type { Database, SqlValue } from '@rapport/prisma/database.ts'
import type { NamedQuery } from '@rapport/prisma/queries-in-turn.ts'
import { lockingCounters } from '../counters/lock-counters.sql.ts'
import { type Appended, appending, nameOf } from './append-interactions.sql.ts'

/**
 * Appends interactions as `appendInteractions` does, in a transaction of its own that is sent whole: it begins the moment that whoever has
 * the counters is done, not when somebody here has heard of it. None may have a `reply_to`, and each must be of a profile that stands for
 * itself.
 * @param staged SQL of a table with `stagedInteractionColumns`; it may use `values` as $2 and on
 * @param keys place among the values, from 2 on, of the interactions' keys
 * @param version the workspace's `cluster_version` when it was looked up whose the interactions are, and whether there are segments
 * @param known whether the workspace had segments then, and whether none has a `reading`
 * @param before what is to be done first in the same transaction, once the counters are locked
 * @returns false when nothing was done, because that has changed since or one of them is what a reply waits for
 */
export async function appendPlainInteractions(
  db: Database,
  workspaceId: string,
  staged: string,
  values: readonly SqlValue[],
  keys: number,
  version: number,
  known: Omit<Appended, 'plain'>,
  before: readonly NamedQuery[] = [],
): Promise<boolean> {
  const appended: Appended = { ...known, plain: true }
  const text = `WITH still AS MATERIALIZED (
  SELECT FROM workspace WHERE id = $1::uuid AND cluster_version = $${values.length + 2}::int AND NOT EXISTS (
    SELECT FROM awaited_reply WHERE workspace_id = $1::uuid AND key = ANY($${keys}::text[])
  )
), ${appending(`(SELECT event.* FROM still CROSS JOIN ${staged} AS event)`, appended)}
SELECT told.*, EXISTS (SELECT FROM still) AS done FROM told`
  const [told] = await db.queryInTurn<{ done: boolean }>([
    lockingCounters(workspaceId),
    ...before,
    { name: nameOf('append_interactions_in_turn', appended), text, values: [workspaceId, ...values, version] },
  ])
  return told!.done
}
