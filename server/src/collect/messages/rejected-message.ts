import { isObject } from '../../is-object.ts'
import type { JsonObject, RejectedMessage } from '../collected-event.ts'
import { messageIdOf } from './message-id.ts'
import { MessageRefused } from './message-refused.ts'

/** Characters; enough to see what is wrong. */
const longestPayload = 32_768

/**
 * A message that cannot be used, with the reason. Its text is cut off when it is long, and has neither addresses of people nor the key.
 *
 * @param message nested so little that it can be written
 */
export function rejectedMessage(message: unknown, receivedAt: Date, reason: string): RejectedMessage {
  const text = JSON.stringify(message, (key, value: unknown) =>
    key === 'ip' || key === 'writeKey' ? undefined : value,
  )
  return {
    messageId: isObject(message) ? usableId(message) : null,
    receivedAt: receivedAt.toISOString(),
    reason,
    payload: text.slice(0, longestPayload).toWellFormed(),
  }
}

function usableId(message: JsonObject): string | null {
  try {
    return messageIdOf(message)
  } catch (error) {
    if (error instanceof MessageRefused) return null
    throw error
  }
}
