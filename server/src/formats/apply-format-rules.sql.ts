import type { Sql } from '@rapport/prisma/database.ts'
import { likePattern } from '../like-pattern.sql.ts'

const like = likePattern('rule.pattern')

/** SQL of the ids of creatives whose format is known, and of the others. */
export const creativesWithFormat = 'SELECT id FROM creative WHERE workspace_id = $1::uuid AND format_id IS NOT NULL'
export const creativesWithoutFormat = 'SELECT id FROM creative WHERE workspace_id = $1::uuid AND format_id IS NULL'

/**
 * Gives creatives the format of the first naming rule that their own name matches, else of the first that their campaign's does. Formats that a file or a person stated stay.
 * @param creatives SQL of the ids to look at
 * @returns how many creatives changed
 */
export function applyFormatRules(sql: Sql, workspaceId: string, creatives: string): Promise<number> {
  return sql.execute(
    `WITH found AS MATERIALIZED (
       SELECT c.id, c.format_id AS had, (
         SELECT rule.format_id FROM format_rule rule
         WHERE rule.workspace_id = $1::uuid AND (rule.platform IS NULL OR rule.platform = c.platform)
           AND (lower(c.name) LIKE ${like} OR lower(p.name) LIKE ${like})
         ORDER BY lower(c.name) LIKE ${like} DESC, rule.position LIMIT 1
       ) AS format_id
       -- OFFSET 0 has each of them looked up by its id: of many that are new PostgreSQL knows nothing, and would compare each with each.
       FROM (${creatives}) one(id) CROSS JOIN LATERAL (
         SELECT * FROM creative WHERE workspace_id = $1::uuid AND id = one.id OFFSET 0
       ) c
       LEFT JOIN campaign p ON p.workspace_id = $1::uuid AND p.id = c.campaign_id
       WHERE c.format_source IS NULL OR c.format_source = 'RULE'
     )
     UPDATE creative SET format_id = found.format_id, format_source = CASE WHEN found.format_id IS NULL THEN NULL ELSE 'RULE'::format_source END
     FROM found WHERE found.format_id IS DISTINCT FROM had AND creative.workspace_id = $1::uuid AND creative.id = found.id`,
    [workspaceId],
  )
}
