import type { JsonObject } from '../collected-event.ts'
import { MessageRefused } from './message-refused.ts'

/** Milliseconds. */
const day = 86_400_000
/** A month is the longest that clients keep what they could not send. */
const longestWait = 31 * day
const MOMENT =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d{2}:?(?:\d{2})?)?)?$/i
/** What is dated earlier has a typing error, or a date that was never set; databases write such years in ways of their own. */
const earliest = Date.UTC(1000, 0, 1)

export interface MessageTime {
  at: Date
  /** The sender dated it more than a day ahead; `at` is when it was received. */
  corrected: boolean
}

/**
 * When it happened: `receivedAt - (sentAt - timestamp)`, which takes a wrong clock of the sender out; as given where there is no `sentAt`.
 *
 * @throws MessageRefused when the time is none
 */
export function messageTime(message: JsonObject, receivedAt: Date): MessageTime {
  const { timestamp = null, originalTimestamp = null } = message
  // Who sends both passes on what another server has corrected already.
  const sentAt = timestamp !== null && originalTimestamp !== null ? null : parseMoment(message['sentAt'])
  const given = timestamp ?? originalTimestamp
  if (given === null) return { at: receivedAt, corrected: false }
  const told = parseMoment(given)
  if (told === null)
    throw new MessageRefused('Its "timestamp" is no moment after ISO 8601, such as 2026-08-17T12:30:00.000Z.')
  const at = withoutSkew(told, sentAt, receivedAt.getTime())
  return at - receivedAt.getTime() > day ? { at: receivedAt, corrected: true } : { at: new Date(at), corrected: false }
}

/**
 * A clock that is days off is believed to be one clock only if what it says makes sense: sent after it happened, and not long after. Else
 * one of the two moments came from elsewhere, such as a device whose clock was not set yet.
 */
function withoutSkew(told: number, sentAt: number | null, receivedAt: number): number {
  if (sentAt === null) return told
  const skew = receivedAt - sentAt
  const wait = sentAt - told
  const oneClock = Math.abs(skew) <= day || (wait >= -day && wait <= longestWait)
  return oneClock && told + skew >= earliest ? told + skew : told
}

/** Milliseconds since 1970; null when it is no moment from the year 1000 on. Without a zone it is UTC. */
function parseMoment(value: unknown): number | null {
  return asWritten(value) ?? parseParts(value)
}

/** The form that nearly everybody sends, for which there is a faster way; null of every other. */
function asWritten(value: unknown): number | null {
  if (typeof value !== 'string' || value.length !== '2026-08-17T12:30:00.000Z'.length) return null
  const moment = Date.parse(value)
  return moment >= earliest && new Date(moment).toISOString() === value ? moment : null
}

function parseParts(value: unknown): number | null {
  const parts = typeof value === 'string' ? MOMENT.exec(value.trim()) : null
  if (parts === null) return null
  const [, year = '', month = '', date = '', hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] =
    parts
  const offset =
    zone.length > 1 ? zone.replace(/^(.\d{2}):?(\d{2})?$/, (_all, hours, minutes = '00') => `${hours}:${minutes}`) : 'Z'
  const pad = (digits: string) => digits.padStart(2, '0')
  const wall = `${year}-${pad(month)}-${pad(date)}T${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}`
  const written = Date.parse(`${wall}Z`)
  // Date.parse takes 31 February for 3 March.
  if (Number.isNaN(written) || !new Date(written).toISOString().startsWith(wall.slice(0, 10))) return null
  const moment = Date.parse(wall + offset)
  return moment >= earliest ? moment : null
}
