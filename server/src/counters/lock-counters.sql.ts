import type { Sql } from '@rapport/prisma/database.ts'

/**
 * Until the transaction ends, nobody else makes customers or creatives of the workspace or moves its counters. Statements after this one
 * see what those before had done.
 * @returns the workspace's `cluster_version`
 */
export async function lockCounters(sql: Sql, workspaceId: string): Promise<number | undefined> {
  const [workspace] = await sql.query<{ version: number }>(
    {
      name: 'lock_counters',
      text: 'SELECT cluster_version AS version FROM workspace WHERE id = $1::uuid FOR NO KEY UPDATE',
    },
    [workspaceId],
  )
  return workspace?.version
}
