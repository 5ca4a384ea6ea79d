import type { Database } from '@rapport/prisma/database.ts'
import { lockCounters } from '../counters/lock-counters.sql.ts'
import { putReadings } from './put-readings.sql.ts'
import type { Reading } from './reading.ts'
import { textsToReread } from './reread-texts.sql.ts'
import { isSpoken } from './text-reader.ts'
import { TextReaders } from './text-readers.ts'

/** Texts of one transaction: for their time nobody else's events are counted. */
const atOnce = 500

/**
 * Reads earlier texts as the workspace reads now, those that were never read too, some at a time: the counters move with each part, and
 * whoever is interrupted begins again and finds the rest. What a person or the model that the workspace named said stays.
 * @returns how many read otherwise now
 */
export async function rereadTexts(db: Database, workspaceId: string): Promise<number> {
  const readers = new TextReaders(db)
  let changed = 0
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const texts = await textsToReread(db, workspaceId, after, atOnce)
    const last = texts.at(-1)
    if (!last) return changed
    const readings = await readers.read(workspaceId, texts.filter(isSpoken))
    const told: (Reading & { interactionId: string })[] = [...readings].map(([{ id }, reading]) => ({
      interactionId: id,
      ...reading,
    }))
    changed += await db.transaction(async (sql) => {
      await lockCounters(sql, workspaceId)
      return putReadings(sql, workspaceId, told)
    })
    after = last.id
  }
}
