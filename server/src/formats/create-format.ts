import type { Database } from '@rapport/prisma/database.ts'
import type { Platform } from '@rapport/prisma/generated/client/enums.ts'
import { uuidv7 } from 'uuidv7'
import { checkFacts, type StatedFacts } from './format-facts.ts'
import { claimWords, unlessTaken } from './claim-words.ts'

export interface NewFormat extends StatedFacts {
  platform: Platform
}

/**
 * Adds a format of the workspace's own.
 * @throws InputRefused when a fact cannot be used, or a word for it already stands for another format on that platform
 */
export async function createFormat(db: Database, workspaceId: string, { platform, ...stated }: NewFormat) {
  const format = { id: uuidv7(), workspaceId, platform, ...checkFacts(stated) }
  await claimWords(db, format)
  return unlessTaken(format, db.prisma.adFormat.create({ data: format }))
}
