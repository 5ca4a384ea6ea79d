import { splitSigns } from './currency-sign.ts'
import { RowRefused, quoted } from './row-refused.ts'

export type DecimalMark = '.' | ','

/** Groups of three may be parted by the other mark, spaces (also narrow and fixed ones) or Swiss apostrophes. */
const NUMBER: Record<DecimalMark, RegExp> = {
  '.': /^(\d{1,3}(?:[,\s'’]\d{3})+|\d*)(?:\.(\d+))?$/,
  ',': /^(\d{1,3}(?:[.\s'’]\d{3})+|\d*)(?:,(\d+))?$/,
}
const SCIENTIFIC = /^[-+]?\d+(?:[.,]\d+)?e[-+]?\d+$/i
const BOUND = /^[<>]\s*\d[\d.,]*\s*%?$/
const FORMULA = /^[=@]|^[-+].*\(/s
const CURRENCY_SIGN = /^(-?)[A-Z]{0,3}\p{Sc}\s*|\s*\p{Sc}$/gu
const BIGINT_MAX = '9223372036854775807'
/** Digits before the decimal mark that the money and conversion columns of the database hold. */
const AMOUNT_DIGITS = 14
/** No number has more characters; it also keeps the patterns from working through a megabyte of text. */
const LONGEST = 64

/** Whether a trimmed cell says nothing: empty, or the dashes that platforms write for "not known". */
export function isBlank(cell: string): boolean {
  return cell === '' || cell === '--' || cell === '-' || cell === '–' || cell === '—'
}

/** Whether a cell is a bound, as in Google's `< 10%`, rather than a number. */
export function isBound(cell: string): boolean {
  const first = cell.charCodeAt(0)
  return (first === 60 || first === 62) && BOUND.test(cell)
}

/** Whether a cell was a long id until a spreadsheet made `5.7E+17` of it. */
export function isRuined(cell: string): boolean {
  return SCIENTIFIC.test(cell)
}

/**
 * A whole number as decimal digits; null when blank or a bound.
 *
 * @param cell trimmed
 * @throws RowRefused for anything but a whole number from 0 that fits a bigint
 */
export function parseCount(cell: string, column: string, mark: DecimalMark): string | null {
  if (cell.length < 19 && isDigits(cell)) return withoutZeros(cell)
  const number = parseDecimal(cell, column, mark)
  if (number === null) return null
  const [whole = '', fraction = ''] = number.split('.')
  if (/[1-9]/.test(fraction)) throw new RowRefused(`"${column}" holds ${quoted(cell)} where only whole numbers can be.`)
  if (whole.length > 19 || (whole.length === 19 && whole > BIGINT_MAX)) throw tooLarge(column)
  return whole
}

/**
 * A decimal number as it was written, without separators of thousands and signs of currency; null when blank or a bound. It never
 * passes through floating point.
 *
 * @param cell trimmed
 * @throws RowRefused for anything but a number from 0 with at most 14 digits before the decimal mark
 */
export function parseAmount(cell: string, column: string, mark: DecimalMark): string | null {
  const plain = cell.length <= AMOUNT_DIGITS && isPlain(cell, mark)
  const number = plain ? withoutZeros(mark === '.' ? cell : cell.replace(mark, '.')) : parseDecimal(cell, column, mark)
  if (number === null) return null
  if (number.length > AMOUNT_DIGITS && (number.split('.')[0] ?? '').length > AMOUNT_DIGITS) throw tooLarge(column)
  return number
}

function parseDecimal(cell: string, column: string, mark: DecimalMark): string | null {
  if (isBlank(cell) || isBound(cell)) return null
  if (cell.length > LONGEST) throw new RowRefused(`"${column}" holds text where a number should be.`)
  if (FORMULA.test(cell)) {
    throw new RowRefused(`"${column}" holds a formula; export plain values.`)
  }
  if (isRuined(cell)) {
    throw new RowRefused(
      `"${column}" looks ruined by a spreadsheet (${quoted(cell)}): export again without opening it in one.`,
    )
  }
  if (cell.includes('%')) {
    throw new RowRefused(`"${column}" holds a percentage (${quoted(cell)}); use the column with the number itself.`)
  }
  const bare = cell.replace(CURRENCY_SIGN, '$1')
  if (/^[-−]\s*[\d.,]+$|^\([\d.,]+\)$/.test(bare)) {
    throw new RowRefused(`"${column}" holds a negative number (${quoted(cell)}); only numbers from 0 can be imported.`)
  }
  const match = NUMBER[mark].exec(bare)
  if (match === null || (match[1] === '' && match[2] === undefined)) {
    throw new RowRefused(`"${column}" holds ${quoted(cell)} where a number with decimal "${mark}" should be.`)
  }
  const whole = withoutZeros((match[1] ?? '').replace(/\D/g, '') || '0')
  return match[2] === undefined ? whole : `${whole}.${match[2]}`
}

function isDigits(cell: string): boolean {
  for (let at = 0; at < cell.length; at++) {
    const code = cell.charCodeAt(at)
    if (code < 48 || code > 57) return false
  }
  return cell.length > 0
}

/** Digits, perhaps with one decimal mark between them: most cells, settled without a pattern. */
function isPlain(cell: string, mark: DecimalMark): boolean {
  const at = cell.indexOf(mark)
  return at < 0 ? isDigits(cell) : isDigits(cell.slice(0, at)) && isDigits(cell.slice(at + 1))
}

function withoutZeros(digits: string): string {
  return digits.length > 1 && digits.startsWith('0') ? digits.replace(/^0+(?=\d)/, '') : digits
}

function tooLarge(column: string): RowRefused {
  return new RowRefused(`"${column}" holds a larger number than can be kept; check the column.`)
}

const DECIDES: Record<DecimalMark, RegExp> = {
  '.': /^\d{1,3}(?:,\d{3}){2,}$|^\d{1,3}(?:,\d{3})*\.(?:\d{1,2}|\d{4,})$|^\d{4,}\.\d+$|^0?\.\d+$|,\d{3}\.\d/,
  ',': /^\d{1,3}(?:\.\d{3}){2,}$|^\d{1,3}(?:\.\d{3})*,(?:\d{1,2}|\d{4,})$|^\d{4,},\d+$|^0?,\d+$|\.\d{3},\d/,
}

/**
 * The decimal mark of a whole file, from a sample of its figures. `1.234` can be either, unless it is a count, which has no
 * fraction. When nothing decides, a file parted by semicolons was written where the comma is the decimal mark.
 */
export function decimalMarkOf(counts: Iterable<string>, amounts: Iterable<string>, delimiter: string): DecimalMark {
  const seen = { '.': 0, ',': 0 }
  for (const cell of counts) {
    if (/^\d{1,3}(?:,\d{3})+$/.test(cell)) seen['.']++
    else if (/^\d{1,3}(?:\.\d{3})+$/.test(cell)) seen[',']++
  }
  for (const cell of amounts) {
    if (cell.length > LONGEST) continue
    const { bare } = splitSigns(cell)
    if (DECIDES['.'].test(bare)) seen['.']++
    else if (DECIDES[','].test(bare)) seen[',']++
  }
  if (seen['.'] === seen[',']) return delimiter === ';' ? ',' : '.'
  return seen['.'] > seen[','] ? '.' : ','
}
