import type { Sql } from '@rapport/prisma/database.ts'
import type { Platform } from '@rapport/prisma/generated/client/enums.ts'

/** The platform of each creative that exists on one platform only. */
export function platformsOfCreatives(sql: Sql, workspaceId: string, creatives: readonly string[]) {
  return sql.query<{ creative: string; platform: Platform }>(
    `SELECT key AS creative, min(platform::text) AS platform FROM creative
     WHERE workspace_id = $1::uuid AND key = ANY($2::text[]) GROUP BY key HAVING count(*) = 1`,
    [workspaceId, creatives],
  )
}
