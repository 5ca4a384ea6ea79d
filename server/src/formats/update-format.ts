import type { Database } from '@rapport/prisma/database.ts'
import { lockCounters } from '../counters/lock-counters.sql.ts'
import { lookAgain } from '../counters/look-again.sql.ts'
import { claimWords, unlessTaken } from './claim-words.ts'
import { findOwnFormat } from './find-format.ts'
import { checkFacts, type StatedFacts } from './format-facts.ts'

/**
 * Changes what is said of a format of the workspace's own. What is left out stays; null takes a fact away.
 * @throws InputRefused when it is not the workspace's own, a fact cannot be used, or a word already stands for another format
 */
export async function updateFormat(db: Database, workspaceId: string, id: string, changes: Partial<StatedFacts>) {
  const old = await findOwnFormat(db, workspaceId, id)
  const facts = checkFacts({ ...old, ...changes })
  const format = { ...old, ...facts }
  await claimWords(db, format)
  const updated = await unlessTaken(format, db.prisma.adFormat.update({ where: { id, workspaceId }, data: facts }))
  if (format.medium !== old.medium || format.interactive !== old.interactive)
    // Rules may ask for the media and for what is interactive.
    await db.transaction(async (sql) => {
      await lockCounters(sql, workspaceId)
      const people = `(SELECT customer_id FROM interaction WHERE workspace_id = $1::uuid AND creative_id IN (
        SELECT id FROM creative WHERE workspace_id = $1::uuid AND format_id = $2))`
      await lookAgain(sql, workspaceId, people, [id])
    })
  return updated
}
