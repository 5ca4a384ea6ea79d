import type { Database } from '@rapport/prisma/database.ts'
import { InputRefused } from '../input-refused.ts'
import { checkRule } from './check-rule.ts'
import { compileRule } from './rules/compile-rule.ts'

export interface RulePreview {
  count: number
  /** Ids of some of them, last seen first. */
  sample: string[]
}

/** Seconds that a preview may take on a server; what many people wait for must not wait for one. */
const patience = 10

/**
 * Who would belong to a segment with this rule now.
 * @throws RuleRefused, or InputRefused when finding out takes too long
 */
export async function previewRule(
  db: Database,
  workspaceId: string,
  json: unknown,
  first: number,
): Promise<RulePreview> {
  try {
    return await db.transaction(async (sql) => {
      const { text, values } = compileRule(await checkRule(sql, workspaceId, json))
      await sql.execute(`SET LOCAL statement_timeout = '${patience}s'`)
      await sql.execute('SET LOCAL jit = off')
      const [preview] = await sql.query<RulePreview>(
        `WITH found AS MATERIALIZED (${text})
         SELECT (SELECT count(*)::int FROM found) AS count, (
           SELECT coalesce(json_agg(id), '[]') FROM (
             SELECT c.id FROM found f JOIN customer c ON c.workspace_id = $1::uuid AND c.id = f.customer_id::uuid
             ORDER BY c.last_seen_at DESC, c.id DESC LIMIT ${Math.trunc(first)}
           ) latest
         ) AS sample`,
        [workspaceId, null, new Date().toISOString(), ...values],
      )
      return preview!
    })
  } catch (error) {
    if (tookTooLong(error))
      throw new InputRefused(
        `Finding out whom this rule means took longer than ${patience} seconds. Save it as a segment, which is built in the background, or narrow it.`,
      )
    throw error
  }
}

const queryCanceled = '57014'
const tookTooLong = (error: unknown) => error instanceof Error && 'code' in error && error.code === queryCanceled
