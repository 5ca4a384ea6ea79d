import type { Sql, SqlValue } from '@rapport/prisma/database.ts'
import { countInteractions } from '../counters/count-interactions.sql.ts'
import { tellAdded } from '../live/change.sql.ts'

/** Columns of the table that `appendInteractions` takes from. */
export const stagedInteractionColumns = `id uuid, customer_id uuid, kind interaction_kind, at timestamptz, channel text, creative_id uuid,
  text text, value numeric, currency text, key text, name text, properties jsonb, context jsonb, received_at timestamptz, corrected boolean,
  robot robot_sign`

const columns = stagedInteractionColumns.replaceAll(/(\w+) \w+/g, '$1')
const given = columns.replace('corrected', 'coalesce(corrected, false)')

/**
 * Appends interactions, moves every counter with them, and tells whoever follows them, in one statement; call it inside a transaction, with the counters locked.
 * Those whose key is there already are left out.
 * @param staged SQL of a table with `stagedInteractionColumns`; it may use `values` as $2 and on
 * @returns how many were new
 */
export async function appendInteractions(
  sql: Sql,
  workspaceId: string,
  staged: string,
  values: readonly SqlValue[] = [],
): Promise<number> {
  const text = `WITH appended AS (
       INSERT INTO interaction (workspace_id, ${columns})
       SELECT $1::uuid, ${given} FROM (SELECT DISTINCT ON (key) * FROM ${staged} ORDER BY key, at) one ORDER BY at
       ON CONFLICT (workspace_id, key) DO NOTHING RETURNING ${columns}
     ), ${countInteractions('appended')}
     ${tellAdded('appended')}`
  // What is asked with values is asked again and again, and planning it takes longer than a few rows do.
  const statement = values.length > 0 ? { name: 'append_interactions', text } : text
  const [appended] = await sql.query<{ new: number }>(statement, [workspaceId, ...values])
  return appended!.new
}
