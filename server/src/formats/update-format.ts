import type { Database } from '@rapport/prisma/database.ts'
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
  return unlessTaken(format, db.prisma.adFormat.update({ where: { id, workspaceId }, data: facts }))
}
