import type { Sql } from '@rapport/prisma/database.ts'

/**
 * What people import or send is theirs: from now on the welcome page does not show this workspace to whoever comes by. Call it with the
 * counters locked, so that those who end it at the same time wait for each other in one place.
 */
export function endDemo(sql: Sql, workspaceId: string): Promise<unknown> {
  return sql.execute('UPDATE workspace SET demo = false WHERE id = $1::uuid AND demo', [workspaceId])
}
