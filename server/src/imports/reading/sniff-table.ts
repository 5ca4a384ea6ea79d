import { parse } from 'csv-parse/sync'
import { UnreadableFile } from './unreadable-file.ts'
import { CSV_OPTIONS } from './read-table.ts'

export type Delimiter = ',' | ';' | '\t' | '|'

export interface Sniffed {
  delimiter: Delimiter
  header: string[]
  /** Records before the header: preamble and blank lines. */
  preamble: number
  /** Records below the header, as far as the sample goes. */
  sample: string[][]
}

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|']
const MAX_COLUMNS = 1_000
/** Google writes two lines above the header, LinkedIn five. */
const MAX_PREAMBLE = 30

/**
 * Finds the delimiter and the header row in the first characters of a file: the row with the most names that `knows` decides, and
 * where no name is known, the one that fits most rows.
 *
 * @param whole whether the text is the whole file
 * @throws UnreadableFile when there is no row, a row has no end, or there are too many columns
 */
export function sniffTable(text: string, whole: boolean, knows: (name: string) => boolean): Sniffed {
  if (text.trim() === '') throw new UnreadableFile('The file has nothing but blank lines; export it again.')
  if (!whole && !/[\r\n]/.test(text)) {
    const sentence =
      'The first line is longer than 64 kB, so this is not a table with one row a line; export the report as CSV.'
    throw new UnreadableFile(sentence)
  }
  let best: { sniffed: Sniffed; score: number } | null = null
  for (const delimiter of DELIMITERS) {
    const records = parse(text, { ...CSV_OPTIONS, delimiter, skip_records_with_error: true })
    if (!whole) records.pop()
    const header = headerOf(records, knows)
    if (header !== null && (best === null || header.score > best.score)) {
      const cells = records[header.index]?.map((name) => name.trim()) ?? []
      const sample = records.slice(header.index + 1)
      best = { sniffed: { delimiter, header: cells, preamble: header.index, sample }, score: header.score }
    }
  }
  if (best === null) throw new UnreadableFile('No header row was found; the first row must name the columns.')
  const { header } = best.sniffed
  if (header.some((name) => name.includes('\0'))) {
    throw new UnreadableFile('The header row has a NUL character, which no text has; export the report again.')
  }
  if (header.length > MAX_COLUMNS) {
    throw new UnreadableFile(
      `The file has ${header.length} columns and ${MAX_COLUMNS} is the most; export fewer columns.`,
    )
  }
  return best.sniffed
}

function headerOf(records: string[][], knows: (name: string) => boolean): { index: number; score: number } | null {
  let best: { index: number; score: number } | null = null
  const width = commonWidth(records)
  for (const [index, record] of records.slice(0, MAX_PREAMBLE + 1).entries()) {
    const names = record.filter((name) => name.trim() !== '')
    if (names.length === 0) continue
    // A known name outweighs any number of unknown columns; among rows without one, the first of words that is as wide as the table.
    const fits = record.length === width && names.every(isWord) ? Math.min(names.length, MAX_COLUMNS) : 0
    const score = names.slice(0, MAX_COLUMNS).filter(knows).length * 10 * MAX_COLUMNS + fits
    if (best === null || score > best.score) best = { index, score }
  }
  return best
}

function isWord(name: string): boolean {
  return /\p{L}/u.test(name)
}

function commonWidth(records: string[][]): number {
  const counts = new Map<number, number>()
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1)
  let width = 0
  for (const [length, count] of counts) if (length > 1 && count > (counts.get(width) ?? 0)) width = length
  return width
}
