import type { Database } from '@rapport/prisma/database.ts'
import { InputRefused } from '../input-refused.ts'
import { lockCounters } from '../counters/lock-counters.sql.ts'
import { findOwnFormat } from './find-format.ts'

/**
 * Removes a format of the workspace's own that nothing uses.
 * @returns what was removed
 * @throws InputRefused when it is not the workspace's own, or creatives, naming rules, point rules or segments use it
 */
export async function deleteFormat(db: Database, workspaceId: string, id: string) {
  const format = await findOwnFormat(db, workspaceId, id)
  await db.transaction(async (sql) => {
    await lockCounters(sql, workspaceId)
    const [uses] = await sql.query<{ creatives: number; rules: number; points: number; segments: string[] }>(
      `SELECT (SELECT count(*)::int FROM creative WHERE workspace_id = $1::uuid AND format_id = $2) AS creatives,
         (SELECT count(*)::int FROM format_rule WHERE workspace_id = $1::uuid AND format_id = $2) AS rules,
         (SELECT count(*)::int FROM point_rule WHERE workspace_id = $1::uuid AND format_id = $2) AS points,
         ARRAY(SELECT name FROM segment WHERE workspace_id = $1::uuid
           AND jsonb_path_exists(rule, '$.**.format ? (@ == $id)', jsonb_build_object('id', $2)) ORDER BY name) AS segments`,
      [workspaceId, id],
    )
    const { creatives, rules, points, segments } = uses!
    if (creatives + rules > 0)
      throw new InputRefused(
        `"${format.name}" is still used by ${counted(creatives, 'creative')} and ${counted(rules, 'naming rule')}. Give those another format first.`,
      )
    if (points > 0) throw new InputRefused(`"${format.name}" stays: points were given, or are, for answers to it.`)
    if (segments.length > 0)
      throw new InputRefused(
        `"${format.name}" is still meant by the rule of ${segments.map((name) => `"${name}"`).join(', ')}; change that first.`,
      )
    await sql.execute('DELETE FROM ad_format WHERE workspace_id = $1::uuid AND id = $2', [workspaceId, id])
  })
  return format
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`
