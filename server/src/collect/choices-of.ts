import type { Choice } from '../consent/save-consent.sql.ts'
import type { CollectedEvent } from './collected-event.ts'

const nothing: readonly Choice[] = []

/** What an event says that its customer said of consent. */
export function choicesOf(
  { consent, at, messageId }: Pick<CollectedEvent, 'consent' | 'at' | 'messageId'>,
  customerId: string,
): readonly Choice[] {
  if (!consent) return nothing
  const source = `message ${messageId}`
  return Object.entries(consent).map(([purpose, granted]) => ({ customerId, purpose, granted, at, source }))
}
