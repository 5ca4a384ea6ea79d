import { finished } from 'node:stream/promises'
import { CsvError, type Parser, parse } from 'csv-parse'
import type { Delimiter } from './sniff-table.ts'
import { UnreadableFile } from './unreadable-file.ts'

/** Blank lines stay records, so that lines can be counted; stray quotes inside a cell are text. */
export const CSV_OPTIONS = { record_delimiter: ['\r\n', '\n', '\r'], relax_quotes: true, relax_column_count: true }

/** The longest row, in bytes, give or take a piece. */
const MAX_RECORD = 1_000_000

export interface TableRecord {
  /** Line on which the record begins, from 1. */
  line: number
  cells: string[]
}

/**
 * Streams the records of delimited text, those of one piece at a time. Memory stays within one record and one piece.
 *
 * @param text pieces of at most 64 kB
 * @param skip records to leave out at the start: preamble and header
 * @throws UnreadableFile when a row is longer than 1 MB or a quote is never closed; what `text` throws is passed on with the line
 */
export async function* readTable(
  text: AsyncIterable<string>,
  delimiter: Delimiter,
  skip: number,
): AsyncGenerator<TableRecord[]> {
  let line = 1
  let above = skip
  let group: TableRecord[] = []
  // Taken here rather than from the stream: on an error that would drop the records before it, and with them the line.
  const parser = parse({
    ...CSV_OPTIONS,
    delimiter,
    on_record: (cells: string[]) => {
      if (above > 0) above--
      else group.push({ line, cells })
      line += 1 + breaksIn(cells)
      return null
    },
  })
  // Whoever waits for a write or for the end gets the error.
  parser.on('error', () => {})
  let open = 0
  for await (const piece of located(text, () => line)) {
    const before = line
    await write(parser, piece)
    // Counted here because csv-parse's own max_record_size overlooks empty cells.
    open = line === before ? open + Buffer.byteLength(piece) : 0
    if (open > MAX_RECORD) {
      const sentence = `The row that begins on line ${line} is longer than 1 MB; perhaps a quote (") is opened there and never closed.`
      throw new UnreadableFile(sentence)
    }
    yield group
    group = []
  }
  try {
    await end(parser)
  } catch (error) {
    if (!(error instanceof CsvError) || error.code !== 'CSV_QUOTE_NOT_CLOSED') throw error
    const sentence = `The row that begins on line ${line} opens a quote (") that is never closed; mend or remove it.`
    throw new UnreadableFile(sentence, { cause: error })
  }
  yield group
}

/** Says where in the file its text turned out to be none. */
async function* located(text: AsyncIterable<string>, line: () => number): AsyncGenerator<string> {
  try {
    yield* text
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    throw new UnreadableFile(`After line ${line() - 1}: ${error.message}`, { cause: error })
  }
}

function write(parser: Parser, piece: string): Promise<void> {
  return new Promise((done, fail) => {
    parser.write(piece, (error) => (error ? fail(error) : done()))
  })
}

function end(parser: Parser): Promise<void> {
  parser.end()
  return finished(parser, { readable: false })
}

function breaksIn(cells: string[]): number {
  let breaks = 0
  for (const cell of cells) {
    if (cell.includes('\n') || cell.includes('\r')) breaks += cell.split(/\r\n|\n|\r/).length - 1
  }
  return breaks
}
