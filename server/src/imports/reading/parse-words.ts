import type { InteractionKind, Platform } from '@rapport/prisma/generated/client/enums.ts'
import { InteractionKind as KINDS, Platform as PLATFORMS } from '@rapport/prisma/generated/client/enums.ts'
import { isCurrency } from './column-name.ts'
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

const PLACES: Record<string, [platform: Platform, channel: string]> = {
  facebook: [PLATFORMS.META, 'facebook'],
  fb: [PLATFORMS.META, 'facebook'],
  instagram: [PLATFORMS.META, 'instagram'],
  ig: [PLATFORMS.META, 'instagram'],
  messenger: [PLATFORMS.META, 'messenger'],
  youtube: [PLATFORMS.GOOGLE, 'youtube'],
  tv: [PLATFORMS.BROADCAST, 'tv'],
  radio: [PLATFORMS.BROADCAST, 'radio'],
}
const PLATFORM_WORDS: Record<string, Platform> = {
  googleads: PLATFORMS.GOOGLE,
  adwords: PLATFORMS.GOOGLE,
  twitter: PLATFORMS.X,
  snap: PLATFORMS.SNAPCHAT,
}

export interface Place {
  platform: Platform | null
  /** The part of the platform that was named, as in `instagram`; null when it was the platform itself. */
  channel: string | null
}

/** A platform by its name, or by that of a part of it such as `instagram`. */
export function parsePlatform(cell: string, column: string): Place {
  if (isBlank(cell)) return { platform: null, channel: null }
  const word = cell.toLowerCase().replace(/[\s_-]+/g, '')
  const place = Object.hasOwn(PLACES, word) ? PLACES[word] : undefined
  if (place !== undefined) return { platform: place[0], channel: place[1] }
  const platform = Object.values(PLATFORMS).find((name) => name.toLowerCase() === word)
  const meant = platform ?? (Object.hasOwn(PLATFORM_WORDS, word) ? PLATFORM_WORDS[word] : undefined)
  if (meant !== undefined) return { platform: meant, channel: null }
  const known = [...Object.values(PLATFORMS).map((name) => name.toLowerCase()), ...Object.keys(PLACES)].join(', ')
  throw new RowRefused(`"${column}" holds ${quoted(cell)}, which is no platform; use one of ${known}.`)
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
