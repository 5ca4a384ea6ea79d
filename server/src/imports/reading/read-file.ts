import { nameKey, splitCurrency } from './column-name.ts'
import { conventionsOf } from './conventions.ts'
import { type CustomerRow, customerRowReader } from './customer-row.ts'
import { type Encoding, PIECE, decodeText } from './decode-text.ts'
import type { ReportKind } from './fields.ts'
import { type InteractionRow, interactionRowReader } from './interaction-row.ts'
import type { ReadOptions } from './own-mapping.ts'
import { type RowBatch, readRows } from './read-rows.ts'
import { readTable, type TableRecord } from './read-table.ts'
import { type Recognised, recognise } from './recognise.ts'
import { cellsAsTheyStood, isRejectsHeader } from './rejects-table.ts'
import { type ReportRow, reportRowReader } from './report-row.ts'
import { KNOWN_NAMES } from './shapes/all.ts'
import { type Delimiter, sniffTable } from './sniff-table.ts'

interface Reading<K, Row> {
  kind: K
  recognised: Recognised
  /** Trimmed names of the columns; `line` and `reason` of a file of rejected rows are left out. */
  header: string[]
  encoding: Encoding
  delimiter: Delimiter
  /** To be read once; the file is closed when they end or reading stops. */
  rows: AsyncIterable<RowBatch<Row>>
}

export type FileReading =
  | Reading<ReportKind, ReportRow>
  | Reading<'customers', CustomerRow>
  | Reading<'interactions', InteractionRow>

/**
 * Reads a file that a platform, a spreadsheet or a program wrote. Only its first 64 kB are read before this returns; the rest streams
 * through `rows` in constant memory. A file of rejected rows that was mended is read as the one that it came from.
 *
 * @throws UnreadableFile here when the file cannot be recognised, and from `rows` when it turns out broken further down
 */
export async function readFile(bytes: AsyncIterable<Uint8Array>, options: ReadOptions): Promise<FileReading> {
  const { encoding, text } = await decodeText(bytes)
  const { start, whole, all, close } = await peek(text)
  try {
    return understand(start, whole, all, encoding, options)
  } catch (error) {
    await close()
    throw error
  }
}

function understand(
  start: string,
  whole: boolean,
  all: AsyncIterable<string>,
  encoding: Encoding,
  options: ReadOptions,
): FileReading {
  const { delimiter, preamble, ...sniffed } = sniffTable(start, whole, namesKnown(options))
  const isRejects = isRejectsHeader(sniffed.header)
  const header = isRejects ? cellsAsTheyStood(sniffed.header) : sniffed.header
  const sample = isRejects ? sniffed.sample.map(cellsAsTheyStood) : sniffed.sample
  const recognised = recognise(header, options)
  const conventions = conventionsOf(recognised, sample, delimiter)
  const about = { recognised, header, encoding, delimiter }
  const table = readTable(all, delimiter, preamble + 1)
  const records = isRejects ? asTheyStood(table) : table
  const { kind } = recognised
  if (kind === 'customers') {
    return { kind, ...about, rows: readRows(records, header, recognised, customerRowReader(recognised, conventions)) }
  }
  if (kind === 'interactions') {
    return {
      kind,
      ...about,
      rows: readRows(records, header, recognised, interactionRowReader(recognised, conventions)),
    }
  }
  return { kind, ...about, rows: readRows(records, header, recognised, reportRowReader(recognised, conventions)) }
}

/** The rows that are behind the mended rows of another import. */
async function* asTheyStood(records: AsyncIterable<TableRecord[]>): AsyncGenerator<TableRecord[]> {
  for await (const group of records) yield group.map(({ line, cells }) => ({ line, cells: cellsAsTheyStood(cells) }))
}

/** The start of a text, and the whole of it again. */
async function peek(
  text: AsyncIterable<string>,
): Promise<{ start: string; whole: boolean; all: AsyncIterable<string>; close: () => Promise<void> }> {
  const source = text[Symbol.asyncIterator]()
  const pieces: string[] = []
  let length = 0
  let whole = false
  while (length < PIECE && !whole) {
    const next = await source.next()
    if (next.done === true) {
      whole = true
    } else {
      pieces.push(next.value)
      length += next.value.length
    }
  }
  const close = async (): Promise<void> => {
    await source.return?.()
  }
  async function* all(): AsyncGenerator<string> {
    try {
      yield* pieces
      for (let next = await source.next(); next.done !== true; next = await source.next()) yield next.value
    } finally {
      await close()
    }
  }
  return { start: pieces.join(''), whole, all: all(), close }
}

function namesKnown({ map = {} }: ReadOptions): (name: string) => boolean {
  const mapped = new Set(Object.values(map).map(nameKey))
  return (name) => {
    const key = nameKey(name)
    return KNOWN_NAMES.has(key) || mapped.has(key) || KNOWN_NAMES.has(nameKey(splitCurrency(name).bare))
  }
}
