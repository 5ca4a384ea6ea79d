import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { once } from 'node:events'

export interface RejectedRow {
  line: number
  reason: string
  cells: readonly string[]
}

/**
 * Writes rejected rows beside the file they came from, with line and reason in front; without any, no file is left. People open it in a
 * spreadsheet, so a cell that would be run there gets an apostrophe in front, as OWASP advises against CSV injection.
 * @param header the column names of the file they came from
 * @returns whether there were any
 */
export async function writeRejects(
  path: string,
  header: readonly string[],
  rejects: AsyncIterable<RejectedRow>,
): Promise<boolean> {
  await rm(path, { force: true })
  let file: ReturnType<typeof createWriteStream> | undefined
  for await (const { line, reason, cells } of rejects) {
    if (!file) {
      file = createWriteStream(path, { mode: 0o600 })
      file.write(csvLine(['line', 'reason', ...header]))
    }
    if (!file.write(csvLine([String(line), reason, ...cells]))) await once(file, 'drain')
  }
  file?.end()
  if (file) await once(file, 'close')
  return file !== undefined
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/** Spreadsheets run cells that begin like this as formulas, whoever wrote them; signs before plain figures are none. */
const formula = /^[=@\t\r]|^[+-](?![-+\d\s.,%]*$)/

function csvCell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
