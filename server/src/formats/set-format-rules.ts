import type { Database, Sql } from '@rapport/prisma/database.ts'
import type { Platform } from '@rapport/prisma/generated/client/enums.ts'
import { uuidv7 } from 'uuidv7'
import { checkName } from '../check-name.ts'
import { countFormats, recountFormats } from '../counters/count-interactions.sql.ts'
import { lockCounters } from '../counters/lock-counters.sql.ts'
import { InputRefused } from '../input-refused.ts'
import { tell } from '../live/change.sql.ts'
import { applyFormatRules, creativesWithFormat, creativesWithoutFormat } from './apply-format-rules.sql.ts'
import { findFormats } from './find-format.ts'

export interface NewFormatRule {
  pattern: string
  platform?: Platform | null | undefined
  formatId: string
}

/**
 * Replaces the naming rules of a workspace and applies them to every creative whose format no file stated.
 * @returns how many creatives have another format now
 * @throws InputRefused when a pattern is empty or too long, or a format is not in the workspace's catalogue
 */
export async function setFormatRules(
  db: Database,
  workspaceId: string,
  rules: readonly NewFormatRule[],
): Promise<number> {
  await findFormats(
    db,
    workspaceId,
    rules.map(({ formatId }) => formatId),
  )
  if (rules.some(({ pattern }) => !pattern.replaceAll('*', '').trim()))
    throw new InputRefused('A pattern needs something besides *; otherwise it would match everything.')
  for (const { pattern } of rules) checkName('A pattern', pattern.trim())
  const lines = rules.map(({ pattern, platform, formatId }, position) => ({
    id: uuidv7(),
    position,
    pattern: pattern.trim(),
    platform: platform ?? null,
    format: formatId,
  }))
  return db.transaction(async (sql) => {
    await lockCounters(sql, workspaceId)
    await sql.execute('DELETE FROM format_rule WHERE workspace_id = $1::uuid', [workspaceId])
    await sql.execute(
      `INSERT INTO format_rule (workspace_id, id, position, pattern, platform, format_id)
       SELECT $1::uuid, id, position, pattern, platform, format
       FROM json_to_recordset($2::json) AS rule (id uuid, position int, pattern text, platform platform, format text)`,
      [workspaceId, JSON.stringify(lines)],
    )
    const replaced = await applyFormatRules(sql, workspaceId, creativesWithFormat)
    const uncounted = await answeredWithoutFormat(sql, workspaceId)
    const filled = await applyFormatRules(sql, workspaceId, creativesWithoutFormat)
    if (replaced > 0) await recountFormats(sql, workspaceId)
    else if (filled > 0) await countFormats(sql, workspaceId, uncounted)
    if (replaced + filled > 0) await tell(sql, { workspaceId, numbers: ['OBSERVED', 'REPORTED'] })
    return replaced + filled
  })
}

/** Creatives with interactions that are counted under no format. */
async function answeredWithoutFormat(sql: Sql, workspaceId: string): Promise<string[]> {
  const creatives = await sql.query<{ id: string }>(
    `SELECT id::text AS id FROM (${creativesWithoutFormat}) one
     WHERE EXISTS (SELECT FROM interaction i WHERE i.workspace_id = $1::uuid AND i.creative_id = one.id)`,
    [workspaceId],
  )
  return creatives.map(({ id }) => id)
}
