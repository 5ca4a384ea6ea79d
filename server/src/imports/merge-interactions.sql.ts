import type { Sql } from '@rapport/prisma/database.ts'
import { instant } from '../campaigns/instant.sql.ts'
import { touched } from '../campaigns/register-creatives.sql.ts'

/** Finds the creatives of staged interactions, which `registerCreatives` left in `touched`, and returns how many rows there are. */
export function readyInteractions(sql: Sql, workspaceId: string, staged: string, ready: string): Promise<number> {
  return sql.execute(
    `INSERT INTO ${ready} (id, customer_id, kind, at, channel, creative_id, text, value, currency, key, topics, reply_to, reading)
     SELECT s.id, s.customer_id, s.kind, ${instant('s.at')}, s.place, t.creative_id, s.said, s.value, s.money, s.key, s.about, s.reply_to, s.reading
     FROM ${staged} s JOIN workspace w ON w.id = $1::uuid
     LEFT JOIN ${touched} t ON t.platform = s.platform AND t.creative = s.creative`,
    [workspaceId],
  )
}
