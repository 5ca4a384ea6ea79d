import type { Database, Sql } from '@rapport/prisma/database.ts'
import { InputRefused } from '../input-refused.ts'
import { lockCounters } from '../counters/lock-counters.sql.ts'
import { countFormats, recountFormats } from '../counters/count-interactions.sql.ts'
import { applyFormatRules, creativesWithoutFormat } from './apply-format-rules.sql.ts'
import { findFormats } from './find-format.ts'

/**
 * Gives one creative the format that a person says it has, which files and naming rules leave alone from then on.
 * @param formatId null takes such a word back and leaves the creative to the naming rules; a format that a file stated stays
 * @throws InputRefused when the workspace has no such creative or format
 */
export async function setCreativeFormat(
  db: Database,
  workspaceId: string,
  creativeId: string,
  formatId: string | null,
): Promise<void> {
  if (formatId !== null) await findFormats(db, workspaceId, [formatId])
  await db.transaction(async (sql) => {
    await lockCounters(sql, workspaceId)
    const before = await formatOf(sql, workspaceId, creativeId)
    if (!before) throw new InputRefused('There is no such creative in this workspace.')
    if (formatId === null) {
      await sql.execute(
        `UPDATE creative SET format_id = NULL, format_source = NULL
         WHERE workspace_id = $1::uuid AND id = $2::uuid AND format_source = 'PERSON'`,
        [workspaceId, creativeId],
      )
      // For the others among them the rules find nothing, as they did before.
      await applyFormatRules(sql, workspaceId, creativesWithoutFormat)
    } else {
      await sql.execute(
        `UPDATE creative SET format_id = $3, format_source = 'PERSON' WHERE workspace_id = $1::uuid AND id = $2::uuid`,
        [workspaceId, creativeId, formatId],
      )
    }
    const after = await formatOf(sql, workspaceId, creativeId)
    if (!before.answered || before.formatId === after!.formatId) return
    // Nothing of it is counted where it had no format.
    if (before.formatId === null) await countFormats(sql, workspaceId, [creativeId])
    else await recountFormats(sql, workspaceId)
  })
}

/** A creative's format, and whether interactions are counted under it. */
async function formatOf(sql: Sql, workspaceId: string, creativeId: string) {
  const [creative] = await sql.query<{ formatId: string | null; answered: boolean }>(
    `SELECT format_id AS "formatId", EXISTS (
       SELECT FROM interaction i WHERE i.workspace_id = $1::uuid AND i.creative_id = creative.id) AS answered
     FROM creative WHERE workspace_id = $1::uuid AND id = $2::uuid`,
    [workspaceId, creativeId],
  )
  return creative
}
