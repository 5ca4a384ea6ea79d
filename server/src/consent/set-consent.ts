import type { Database } from '@rapport/prisma/database.ts'
import { lockCounters } from '../counters/lock-counters.sql.ts'
import { lookAgainAt } from '../counters/look-again.sql.ts'
import { InputRefused } from '../input-refused.ts'
import { saveConsent } from './save-consent.sql.ts'
import { isPurpose, longestPurpose } from './told-consent.ts'

export interface SaidConsent {
  purposes: readonly { purpose: string; granted: boolean }[]
  /** When they said so; now when left out. */
  at?: Date | null | undefined
}

/**
 * Writes down what a person said elsewhere, on the phone or on paper. What they said later, wherever, stays.
 * @param source who says that they said so
 * @throws InputRefused with what to mend
 */
export async function setConsent(
  db: Database,
  workspaceId: string,
  customerId: string,
  { purposes, at }: SaidConsent,
  source: string,
): Promise<void> {
  const now = new Date()
  if (at && at > now) throw new InputRefused('Nobody has said yet what is dated in the future; leave "at" out for now.')
  const wrong = purposes.find(({ purpose }) => !isPurpose(purpose))
  if (wrong)
    throw new InputRefused(
      `"${wrong.purpose.slice(0, 40)}" is no name of a purpose: 1 to ${longestPurpose} characters, without spaces around.`,
    )
  if (new Set(purposes.map(({ purpose }) => purpose)).size < purposes.length)
    throw new InputRefused('A purpose is named twice; say each once.')
  const moment = (at ?? now).toISOString()
  await db.transaction(async (sql) => {
    await lockCounters(sql, workspaceId)
    const choices = purposes.map((one) => ({ ...one, customerId, at: moment, source }))
    await saveConsent(sql, workspaceId, choices)
    await lookAgainAt(sql, workspaceId, [customerId])
  })
}
