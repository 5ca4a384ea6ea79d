import { isRuined } from './parse-number.ts'
import { RowRefused } from './row-refused.ts'

const EMAIL = /^[^\s@"<>,;]+@[^\s@"<>,;]+\.[^\s@"<>,;.]+$/
const NOBODY = new Set([
  'null',
  'undefined',
  'none',
  'nil',
  'nan',
  'n/a',
  'na',
  '#n/a',
  '-1',
  'anonymous',
  'unknown',
  'guest',
  'true',
  'false',
  '(not set)',
  'not set',
])
/** Zeros and dashes stand for nobody, however many there are. */
const ZEROS = /^[0–—-]*$/
const MAX_IDENTITY = 254

/**
 * The identity in a cell as Rapport keeps it: e-mail addresses and handles in lower case, phone numbers as `+` and digits. Null when
 * blank or a word for nobody (`null`, `anonymous`, `0`): such values would join strangers.
 *
 * @throws RowRefused, without the value, when it cannot be an identity of this namespace
 */
export function parseIdentity(namespace: string, cell: string, column: string): string | null {
  if (ZEROS.test(cell) || NOBODY.has(cell.toLowerCase())) return null
  if (isRuined(cell)) {
    throw new RowRefused(`"${column}" looks ruined by a spreadsheet: export again without opening it in one.`)
  }
  if (cell.length > MAX_IDENTITY) throw new RowRefused(`"${column}" is longer than ${MAX_IDENTITY} characters.`)
  switch (namespace) {
    case 'email':
      if (!EMAIL.test(cell)) throw new RowRefused(`"${column}" does not hold an e-mail address; mend or empty it.`)
      return cell.toLowerCase()
    case 'phone':
      return parsePhone(cell, column)
    case 'instagram':
    case 'x':
    case 'tiktok':
      return cell.replace(/^@/, '').toLowerCase()
    default:
      return cell
  }
}

function parsePhone(cell: string, column: string): string {
  const digits = cell
    .replace('(0)', '')
    .replace(/[\s().\-/]/g, '')
    .replace(/^00/, '+')
  if (/^\+[1-9]\d{6,14}$/.test(digits)) return digits
  const sentence = /^\d+$/.test(digits)
    ? `"${column}" holds a number without its country code; write it like +47 and the number.`
    : `"${column}" does not hold a phone number; mend or empty it.`
  throw new RowRefused(sentence)
}
