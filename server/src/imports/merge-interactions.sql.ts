import type { Sql } from '@rapport/prisma/database.ts'
import type { Platform } from '@rapport/prisma/generated/client/enums.ts'
import { instant } from '../campaigns/instant.sql.ts'
import { touched } from '../campaigns/register-creatives.sql.ts'

/** The platform of each creative that exists on one platform only. */
export function platformsOfCreatives(sql: Sql, workspaceId: string, creatives: readonly string[]) {
  return sql.query<{ creative: string; platform: Platform }>(
    `SELECT key AS creative, min(platform::text) AS platform FROM creative
     WHERE workspace_id = $1::uuid AND key = ANY($2::text[]) GROUP BY key HAVING count(*) = 1`,
    [workspaceId, creatives],
  )
}

/** Finds the creatives of staged interactions, which `registerCreatives` left in `touched`, and returns how many rows there are. */
export function readyInteractions(sql: Sql, workspaceId: string, staged: string, ready: string): Promise<number> {
  return sql.execute(
    `INSERT INTO ${ready} (id, customer_id, kind, at, channel, creative_id, text, value, currency, key)
     SELECT s.id, s.customer_id, s.kind, ${instant('s.at')}, s.place, t.creative_id, s.said, s.value, s.money, s.key
     FROM ${staged} s JOIN workspace w ON w.id = $1::uuid
     LEFT JOIN ${touched} t ON t.platform = s.platform AND t.creative = s.creative`,
    [workspaceId],
  )
}
