import type { Sql } from '@rapport/prisma/database.ts'
import type { NamedQuery } from '@rapport/prisma/queries-in-turn.ts'

/**
 * Until the transaction ends, nobody else makes customers or creatives of the workspace or moves its counters. Statements after this one
 * see what those before had done.
 */
export function lockCounters(sql: Sql, workspaceId: string): Promise<unknown> {
  return sql.execute(text, [workspaceId])
}

/** The same, to be sent together with what is to be done then. */
export const lockingCounters = (workspaceId: string): NamedQuery => ({
  name: 'lock_counters',
  text,
  values: [workspaceId],
})

const text = 'SELECT pg_advisory_xact_lock(hashtextextended($1::text, 0))'
