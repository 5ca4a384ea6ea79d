import type { Database } from '@rapport/prisma/database.ts'
import type { TopicPlace } from '@rapport/prisma/generated/client/enums.ts'
import { uuidv7 } from 'uuidv7'
import { checkName } from '../check-name.ts'
import { recountFormatInterests } from '../counters/count-interactions.sql.ts'
import { recountInterests } from '../counters/count-interests.sql.ts'
import { lockCounters } from '../counters/lock-counters.sql.ts'
import { lookAgain } from '../counters/look-again.sql.ts'
import { InputRefused } from '../input-refused.ts'
import { normaliseTopic } from '../interactions/topics-of.ts'

export interface InterestSettings {
  halfLifeDays?: number | null | undefined
  rules?: readonly { place: TopicPlace; pattern: string; topic: string }[] | null | undefined
}

const mostRules = 200

/**
 * Changes how interests are told. A new half-life holds for what was counted before too; rules only for what comes from now on.
 * @throws InputRefused with what to mend
 */
export async function setInterestSettings(
  db: Database,
  workspaceId: string,
  { halfLifeDays, rules }: InterestSettings,
): Promise<void> {
  if (typeof halfLifeDays === 'number' && !(halfLifeDays >= 1 && halfLifeDays <= 3650))
    throw new InputRefused('The half-life must be between 1 and 3,650 days.')
  const kept = rules?.map(checked)
  if (kept && kept.length > mostRules) throw new InputRefused(`At most ${mostRules} rules can be set.`)
  await db.transaction(async (sql) => {
    await lockCounters(sql, workspaceId)
    if (typeof halfLifeDays === 'number') {
      const changed = await sql.execute(
        'UPDATE workspace SET interest_half_life = $2::float8 WHERE id = $1::uuid AND interest_half_life <> $2::float8',
        [workspaceId, halfLifeDays],
      )
      if (changed > 0) {
        await recountInterests(sql, workspaceId)
        await recountFormatInterests(sql, workspaceId)
        // Rules may ask for a share of interests, and old ones weigh otherwise now.
        await lookAgain(sql, workspaceId, '(SELECT customer_id FROM customer_interest WHERE workspace_id = $1::uuid)')
      }
    }
    if (!kept) return
    await sql.execute('DELETE FROM topic_rule WHERE workspace_id = $1::uuid', [workspaceId])
    await sql.execute(
      `INSERT INTO topic_rule (workspace_id, id, place, pattern, topic)
       SELECT $1::uuid, * FROM json_to_recordset($2::json) AS rule (id uuid, place topic_place, pattern text, topic text)`,
      [workspaceId, JSON.stringify(kept)],
    )
  })
}

function checked({ place, pattern, topic }: NonNullable<InterestSettings['rules']>[number]) {
  const what = pattern.trim()
  if (!what.replaceAll('*', '').trim())
    throw new InputRefused('A pattern needs something besides *; otherwise it would match everything.')
  checkName('A pattern', what)
  const name = normaliseTopic(topic)
  if (name === null)
    throw new InputRefused(
      `"${topic.slice(0, 60)}" is no topic: 2 to 50 characters, with a letter among them, or one Chinese character.`,
    )
  return { id: uuidv7(), place, pattern: what, topic: name }
}
