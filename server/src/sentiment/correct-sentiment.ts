import type { Database } from '@rapport/prisma/database.ts'
import type { SentimentLabel } from '@rapport/prisma/generated/client/enums.ts'
import { lockCounters } from '../counters/lock-counters.sql.ts'
import { InputRefused } from '../input-refused.ts'
import { languageDetector } from '../language/detect-language.ts'
import { plainText } from '../language/plain-text.ts'
import { addCorrection, correctableText } from './corrections.sql.ts'
import { learn } from './learn.ts'
import { readingSettings } from './models.sql.ts'
import { putReadings } from './put-readings.sql.ts'
import { isSpoken } from './text-reader.ts'

const valueOf: Record<SentimentLabel, number> = { NEGATIVE: -1, NEUTRAL: 0, POSITIVE: 1 }

export interface Correction {
  interactionId: string
  label: SentimentLabel
  /** The secret key with which it is said. */
  keyId: string
}

/**
 * A person says how a text reads: from now on it does, and the workspace's model of its language has learnt it when this is done.
 * @throws InputRefused when there is no such text
 */
export async function correctSentiment(
  db: Database,
  workspaceId: string,
  { interactionId, label, keyId }: Correction,
): Promise<void> {
  const { languages } = await readingSettings(db, workspaceId)
  const detect = await languageDetector(languages)
  const learning = await db.transaction(async (sql) => {
    await lockCounters(sql, workspaceId)
    const found = await correctableText(sql, workspaceId, interactionId)
    if (!found) throw new InputRefused('There is no such interaction.')
    if (!isSpoken(found))
      throw new InputRefused(
        "Only what a customer said can be corrected: this has no text, is our own, or is taken for a machine's.",
      )
    const language = found.read ? found.language : detect(plainText(found.text ?? ''))
    await addCorrection(sql, workspaceId, { language: language ?? '', interactionId, label, keyId })
    await putReadings(sql, workspaceId, [
      {
        interactionId,
        language,
        label,
        value: valueOf[label],
        confidence: 1,
        evidence: [],
        method: 'PERSON',
        model: 'person',
      },
    ])
    return language ?? ''
  })
  await learn(db, workspaceId, learning)
}
