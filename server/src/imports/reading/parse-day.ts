import { RowRefused, quoted } from './row-refused.ts'

/** Whether 3/4/2026 is the fourth of March (MDY) or the third of April (DMY). */
export type DayOrder = 'MDY' | 'DMY'

const FIRST_YEAR = 1990
const LAST_YEAR = 2100

/** No day with its time has more characters. */
const LONGEST = 64

const ISO = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/
const NUMERIC = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/
const MONTH_FIRST = /^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})(?!\d)/
const DAY_FIRST = /^(\d{1,2})\.? ([A-Za-z]{3,9})\.?,? (\d{4})(?!\d)/
const TIME =
  /^(?:[T ,]\s*(?:at )?)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([ap]m)?\s*(z|utc|gmt|[-+]\d{2}(?::?\d{2})?)?$/i
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH_NAMES = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/**
 * The day that a cell names, as `2017-08-17`; null when blank. A time behind it is allowed and left out.
 *
 * @param cell trimmed
 * @param order how days like 3/4/2026 are meant in this file; null refuses them
 * @throws RowRefused when it is no day, an impossible one, or outside 1990-2100
 */
export function parseDay(cell: string, column: string, order: DayOrder | null): string | null {
  return cell === '' ? null : splitDay(cell, column, order).day
}

/**
 * The moment that a cell names, in ISO 8601; null when blank. With a zone it comes in UTC, with a Z behind it; without one as it stands,
 * to be read in the workspace's own zone. Without a time it is midnight.
 *
 * @throws RowRefused as `parseDay` does
 */
export function parseMoment(cell: string, column: string, order: DayOrder | null): string | null {
  if (cell === '') return null
  const { day, rest } = splitDay(cell, column, order)
  if (rest === '') return `${day}T00:00:00.000`
  const [, hour = '', minute = '', second = '0', fraction = '', half = '', zone = ''] = TIME.exec(rest) ?? []
  const clock = Number(hour) + (half === '' ? 0 : half.toLowerCase() === 'pm' ? 12 : 0)
  const hours = half !== '' && Number(hour) === 12 ? clock - 12 : clock
  const possible = hours < 24 && Number(minute) < 60 && Number(second) < 60 && (half === '' || Number(hour) <= 12)
  if (!possible) throw noDay(cell, column)
  const start = Date.parse(`${day}T00:00:00Z`) - offsetMinutes(zone) * 60_000
  const within =
    ((hours * 60 + Number(minute)) * 60 + Number(second)) * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3))
  const moment = new Date(start + within).toISOString()
  return zone === '' ? moment.slice(0, -1) : moment
}

/** The last day that a file can tell of: tomorrow in UTC, which somewhere is today. */
export const lastDay = () => new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString().slice(0, 10)

/**
 * What `parseDay` or `parseMoment` found, unless it is yet to come: a file tells what was, so that is a typing error.
 * @throws RowRefused when it is after `last`
 */
export function notAfter<Found extends string | null>(last: string, found: Found, column: string): Found {
  const day = found?.slice(0, last.length)
  if (day !== undefined && day > last) throw new RowRefused(`"${column}" names ${day}, which lies in the future.`)
  return found
}

/** Which parts of cells like 17/8/2017 decide: a number above 12 is a day. Null when nothing does or cells contradict each other. */
export function dayOrderOf(cells: Iterable<string>): DayOrder | null {
  let order: DayOrder | null = null
  for (const cell of cells) {
    const match = NUMERIC.exec(cell)
    if (match === null) continue
    const found = Number(match[1]) > 12 ? 'DMY' : Number(match[3]) > 12 ? 'MDY' : null
    if (found !== null && order !== null && found !== order) return null
    order ??= found
  }
  return order
}

/** Whether a cell could name two days, as 3/4/2026 does; with dots the day always comes first. */
export function isAmbiguousDay(cell: string): boolean {
  const match = NUMERIC.exec(cell)
  return match !== null && match[2] !== '.' && match[1] !== match[3]
}

function splitDay(cell: string, column: string, order: DayOrder | null): { day: string; rest: string } {
  const parts = partsOf(cell, order)
  if (parts === null || cell.length > LONGEST) throw noDay(cell, column)
  const { year, month, day, length } = parts
  const rest = cell.slice(length)
  const possible = month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (!possible || (rest !== '' && !TIME.test(rest))) throw noDay(cell, column)
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    throw new RowRefused(`"${column}" holds ${quoted(cell)}, outside the years ${FIRST_YEAR} to ${LAST_YEAR}.`)
  }
  return { day: `${year}-${pad(month)}-${pad(day)}`, rest }
}

interface Parts {
  year: number
  month: number
  day: number
  /** Characters of the cell that name the day. */
  length: number
}

function partsOf(cell: string, order: DayOrder | null): Parts | null {
  const iso = ISO.exec(cell)
  if (iso !== null) return { year: Number(iso[1]), month: Number(iso[3]), day: Number(iso[4]), length: iso[0].length }
  const numeric = NUMERIC.exec(cell)
  if (numeric !== null) {
    const [whole, first, mark, second, year] = numeric
    const meant = mark === '.' || first === second ? 'DMY' : order
    if (meant === null) return null
    const [day, month] = meant === 'DMY' ? [first, second] : [second, first]
    return { year: Number(year), month: Number(month), day: Number(day), length: whole.length }
  }
  const named = MONTH_FIRST.exec(cell) ?? DAY_FIRST.exec(cell)
  if (named === null) return null
  const [whole, one = '', two = '', year] = named
  const [name, day] = /\d/.test(one) ? [two, one] : [one, two]
  return { year: Number(year), month: monthOf(name), day: Number(day), length: whole.length }
}

/** 1 to 12, or 0 when it is no English month. */
function monthOf(name: string): number {
  const word = name.toLowerCase()
  const index = MONTHS.indexOf(word === 'sept' ? 'sep' : word)
  return (index < 0 ? MONTH_NAMES.indexOf(word) : index) + 1
}

function offsetMinutes(zone: string): number {
  const match = /^([-+])(\d{2}):?(\d{2})?$/.exec(zone)
  if (match === null) return 0
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0))
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}

function noDay(cell: string, column: string): RowRefused {
  return new RowRefused(`"${column}" holds ${quoted(cell)}, which is not a day; write days like 2026-08-17.`)
}
