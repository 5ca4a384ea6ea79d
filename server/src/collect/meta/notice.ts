import { isObject } from '../../is-object.ts'

/** An object of Meta's JSON, whose fields may be anything. */
export type Payload = Readonly<Record<string, unknown>>

/** One thing that Meta tells of one of our accounts. */
export interface Notice {
  /** `page`, `instagram`, or something that Rapport does not read. */
  object: string
  /** The page or the Instagram account. */
  accountId: string
  /** `feed`, `comments`, …; `messaging` for everything of the inbox. */
  field: string
  value: Payload
  /** When Meta sent it, which is a little later than what it tells of. */
  sentAt: unknown
}

/**
 * Takes a delivery apart. It can tell of several accounts, and of each in any of four shapes: `changes`, `messaging`, `standby` (a
 * conversation that another app of ours leads) and, from Instagram's own login, `field` and `value` on the entry itself.
 *
 * @returns null when it is no delivery
 */
export function noticesOf(delivery: unknown): Notice[] | null {
  // Meta's examples for Instagram stand in a list of one.
  const one: unknown = Array.isArray(delivery) && delivery.length === 1 ? delivery[0] : delivery
  const { object, entry } = payloadOf(one)
  if (typeof object !== 'string' || !Array.isArray(entry)) return null
  return entry.map(payloadOf).flatMap((from) => {
    const accountId = idOf(from['id']) ?? ''
    const notice = (field: string, value: unknown): Notice => ({
      object,
      accountId,
      field,
      value: payloadOf(value),
      sentAt: from['time'],
    })
    const changes = typeof from['field'] === 'string' ? [from] : listOf(from['changes'])
    return [
      ...changes.map((change) => {
        const value = payloadOf(change['value'])
        // What the dashboard's test button sends of the inbox.
        const field = value['sender'] && value['recipient'] ? 'messaging' : (textOf(change['field']) ?? '')
        return notice(field, value)
      }),
      ...[...listOf(from['messaging']), ...listOf(from['standby'])].map((value) => notice('messaging', value)),
    ]
  })
}

/** The value as an object; an empty one when it is none. */
export function payloadOf(value: unknown): Payload {
  return isObject(value) ? value : {}
}

/** The objects of a list. */
export function listOf(value: unknown): Payload[] {
  return Array.isArray(value) ? value.map(payloadOf) : []
}

/** Text that says something. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() ? value : null
}

/** Ids are texts; numbers only where they are short enough not to have lost digits. */
export function idOf(value: unknown): string | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value > 0 ? String(value) : null
  return typeof value === 'string' && value.trim() && value !== '0' ? value.trim() : null
}

/** The first of some times that is one, in milliseconds. Meta writes seconds here and milliseconds there, at times as text. */
export function timeOf(...times: unknown[]): number | null {
  for (const time of times) {
    const number = typeof time === 'string' ? Number(time.trim() || Number.NaN) : time
    if (typeof number !== 'number' || !(number > 0)) continue
    const milliseconds = number < 1e11 ? number * 1000 : number
    // The last one that a Date can tell.
    if (milliseconds <= 8.64e15) return Math.trunc(milliseconds)
  }
  return null
}
