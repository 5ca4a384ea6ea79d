import type { JsonObject } from '../collected-event.ts'
import { MessageRefused } from './message-refused.ts'

/** A message id has to be shorter, in characters. */
const limit = 100

/** @throws MessageRefused when it is there and cannot tell messages apart */
export function messageIdOf({ messageId = null }: JsonObject): string | null {
  if (messageId === null || messageId === '') return null
  if (typeof messageId !== 'string') throw new MessageRefused('Its "messageId" is no text.')
  if (messageId.length >= limit) throw new MessageRefused(`Its "messageId" has ${limit} characters or more.`)
  // Two ids that differ only in what cannot be kept would be one.
  if (/[\0\p{Cs}\uFFFD]/u.test(messageId))
    throw new MessageRefused('Its "messageId" holds characters that cannot be kept.')
  return messageId
}
