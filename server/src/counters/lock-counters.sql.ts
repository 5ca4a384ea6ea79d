import type { Sql } from '@rapport/prisma/database.ts'

/**
 * Until the transaction ends, nobody else makes customers or creatives of the workspace or moves its counters. Statements after this one
 * see what those before had done.
 */
export function lockCounters(sql: Sql, workspaceId: string): Promise<unknown> {
  return sql.execute('SELECT pg_advisory_xact_lock(hashtextextended($1::text, 0))', [workspaceId])
}
