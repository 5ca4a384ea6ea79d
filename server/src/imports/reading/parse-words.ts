import type { InteractionKind } from '@rapport/prisma/generated/client/enums.ts'
import { InteractionKind as KINDS } from '@rapport/prisma/generated/client/enums.ts'
import { type Place, placeOf, placeWords } from '../../campaigns/place.ts'
import { isCurrency } from '../../is-currency.ts'
import { isBlank, isRuined } from './parse-number.ts'
import { RowRefused, quoted } from './row-refused.ts'

/** The longest key or name, in characters: both become parts of database keys. */
const MAX_NAME = 500

/** A trimmed text; null when blank. */
export function parseText(cell: string): string | null {
  return isBlank(cell) ? null : cell
}

/** A name that people gave something; null when blank. */
export function parseName(cell: string, column: string): string | null {
  if (isBlank(cell)) return null
  if (cell.length > MAX_NAME) throw new RowRefused(`"${column}" is longer than ${MAX_NAME} characters; shorten it.`)
  return cell
}

/** An id or, where there is none, a name that stands for it; null when blank. */
export function parseKey(cell: string, column: string): string | null {
  if (isRuined(cell)) {
    throw new RowRefused(
      `"${column}" looks ruined by a spreadsheet (${quoted(cell)}): export again without opening it in one.`,
    )
  }
  return parseName(cell, column)
}

/** A platform by its name, or by that of a part of it such as `instagram`. */
export function parsePlatform(cell: string, column: string): Place {
  if (isBlank(cell)) return { platform: null, channel: null }
  const place = placeOf(cell)
  if (place) return place
  throw new RowRefused(`"${column}" holds ${quoted(cell)}, which is no platform; use one of ${placeWords.join(', ')}.`)
}

/** Where something appeared, in lower case; null when blank. */
export function parseChannel(cell: string, column: string): string | null {
  return parseName(cell, column)?.toLowerCase() ?? null
}

const YES = new Set(['1', 'true', 'yes', 'y', 'paid'])
const NO = new Set(['0', 'false', 'no', 'n', 'organic'])

/** Advertising (true) or organic (false); null when blank. */
export function parsePaid(cell: string, column: string): boolean | null {
  if (isBlank(cell)) return null
  const word = cell.toLowerCase()
  if (YES.has(word)) return true
  if (NO.has(word)) return false
  throw new RowRefused(`"${column}" holds ${quoted(cell)}; write 1 for paid or 0 for organic.`)
}

const AGREED = new Set(['1', 'true', 'yes', 'y', 'granted', 'opt-in'])
const REFUSED = new Set(['0', 'false', 'no', 'n', 'denied', 'opt-out'])

/** Whether somebody agrees; null when blank. */
export function parseGranted(cell: string, column: string): boolean | null {
  if (isBlank(cell)) return null
  const word = cell.toLowerCase()
  if (AGREED.has(word)) return true
  if (REFUSED.has(word)) return false
  throw new RowRefused(`"${column}" holds ${quoted(cell)}; write yes or no, or leave it blank.`)
}

/** An ISO 4217 code in capitals; empty when blank. */
export function parseCurrency(cell: string, column: string): string {
  if (isBlank(cell)) return ''
  const code = cell.toUpperCase()
  if (isCurrency(code)) return code
  throw new RowRefused(`"${column}" holds ${quoted(cell)}, which is no currency; write its code, such as EUR or NOK.`)
}

const KIND_WORDS: Record<string, InteractionKind> = {
  LIKE: KINDS.REACTION,
  LOVE: KINDS.REACTION,
  REPOST: KINDS.SHARE,
  RETWEET: KINDS.SHARE,
  ORDER: KINDS.PURCHASE,
  SALE: KINDS.PURCHASE,
  CONVERSION: KINDS.PURCHASE,
  PAGE: KINDS.PAGE_VIEW,
  VISIT: KINDS.PAGE_VIEW,
  REGISTRATION: KINDS.SIGN_UP,
  DIRECT_MESSAGE: KINDS.MESSAGE,
  TICKET: KINDS.SUPPORT_REQUEST,
  ANSWER: KINDS.REPLY,
}

/** A kind of interaction by its name or a plain word for it. */
export function parseKind(cell: string, column: string): InteractionKind {
  const word = cell.toUpperCase().replace(/[\s-]+/g, '_')
  const singular = word.endsWith('S') ? word.slice(0, -1) : word
  for (const name of [word, singular]) {
    const squeezed = name.replaceAll('_', '')
    const kind = Object.values(KINDS).find((known) => known.replaceAll('_', '') === squeezed)
    const meant = kind ?? (Object.hasOwn(KIND_WORDS, name) ? KIND_WORDS[name] : undefined)
    if (meant !== undefined) return meant
  }
  const known = Object.values(KINDS).join(', ')
  throw new RowRefused(`"${column}" holds ${cell === '' ? 'nothing' : quoted(cell)}; use one of ${known}.`)
}
