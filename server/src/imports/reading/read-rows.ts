import { isBound } from './parse-number.ts'
import type { TableRecord } from './read-table.ts'
import type { Recognised } from './recognise.ts'
import { RowRefused } from './row-refused.ts'
import { totalsTest } from './totals-row.ts'
import { UnreadableFile } from './unreadable-file.ts'

/** Most rows that are handed on together; more cost memory (75 MB at 5,000) and gain no time. */
const BATCH = 2_000
/** A refused row keeps at most so many cells. */
const MAX_REJECT_CELLS = 1_000

export interface Reject {
  /** Line on which the row begins, from 1. */
  line: number
  /** A sentence without personal data. */
  reason: string
  /** The row as it stands in the file, personal data included; a NUL is shown as U+FFFD. */
  cells: string[]
}

export interface RowBatch<Row> {
  rows: Row[]
  rejects: Reject[]
  /** Totals rows that were left out. */
  totals: number
  /** Cells such as `< 10%` among the rows, which are no numbers. */
  bounds: number
  /** Data rows in this batch, refused ones included; without totals and empty rows. */
  read: number
}

/**
 * Turns records into rows, in batches. Empty rows are passed over.
 *
 * @param readRow throws RowRefused for a row that cannot be used
 * @throws UnreadableFile when there is no row at all below the header
 */
export async function* readRows<Row>(
  records: AsyncIterable<TableRecord[]>,
  header: readonly string[],
  recognised: Recognised,
  readRow: (cells: readonly string[], line: number) => Row,
): AsyncGenerator<RowBatch<Row>> {
  const isTotal = totalsTest(recognised)
  let batch = emptyBatch<Row>()
  let any = false
  for await (const group of records) {
    for (const { line, cells } of group) {
      if (cells.every(isEmpty)) continue
      any = true
      if (isTotal(cells)) batch.totals++
      else take(line, cells)
      if (batch.read + batch.totals === BATCH) {
        yield batch
        batch = emptyBatch()
      }
    }
  }
  if (!any) throw new UnreadableFile('The file has a header but no rows; export it again for a period with data.')
  if (batch.read + batch.totals > 0) yield batch

  function take(line: number, cells: string[]): void {
    batch.read++
    try {
      checkCells(cells, header.length)
      batch.rows.push(readRow(cells, line))
      batch.bounds += boundsIn(cells)
    } catch (error) {
      if (!(error instanceof RowRefused)) throw error
      batch.rejects.push({ line, reason: error.message, cells: kept(cells) })
    }
  }
}

/** PostgreSQL stores no NUL. */
function kept(cells: string[]): string[] {
  return cells.slice(0, MAX_REJECT_CELLS).map((cell) => cell.replaceAll('\0', '\uFFFD'))
}

function isEmpty(cell: string): boolean {
  return cell === '' || cell.trim() === ''
}

function emptyBatch<Row>(): RowBatch<Row> {
  return { rows: [], rejects: [], totals: 0, bounds: 0, read: 0 }
}

function checkCells(cells: readonly string[], width: number): void {
  if (cells.length !== width) {
    throw new RowRefused(`The row has ${cells.length} cells and the header ${width}; mend the row or export again.`)
  }
  for (const cell of cells) {
    if (cell.includes('\0')) throw new RowRefused('The row has a NUL character, which no text has; export again.')
  }
}

function boundsIn(cells: readonly string[]): number {
  let bounds = 0
  for (const cell of cells) if (isBound(cell.trim())) bounds++
  return bounds
}
