import type { Sql } from '@rapport/prisma/database.ts'
import { countInteractions } from '../counters/count-interactions.sql.ts'

/** Columns of the table that `appendInteractions` takes from. */
export const stagedInteractionColumns =
  'id uuid, customer_id uuid, kind interaction_kind, at timestamptz, channel text, creative_id uuid, text text, value numeric, currency text, key text'

const columns = stagedInteractionColumns.replaceAll(/(\w+) \w+/g, '$1')

/**
 * Appends interactions from a staging table and moves every counter with them; call it inside a transaction.
 * Those whose key is there already are left out.
 * @returns how many were new
 */
export async function appendInteractions(sql: Sql, workspaceId: string, staged: string): Promise<number> {
  await sql.execute(`CREATE TEMP TABLE appended (${stagedInteractionColumns}) ON COMMIT DROP`)
  const appended = await sql.execute(
    `WITH new AS (
       INSERT INTO interaction (workspace_id, ${columns})
       SELECT $1::uuid, ${columns} FROM (SELECT DISTINCT ON (key) * FROM ${staged} ORDER BY key, at) one ORDER BY at
       ON CONFLICT (workspace_id, key) DO NOTHING RETURNING ${columns}
     )
     INSERT INTO appended SELECT * FROM new`,
    [workspaceId],
  )
  await countInteractions(sql, workspaceId, 'appended')
  await sql.execute('DROP TABLE appended')
  return appended
}
