import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { once } from 'node:events'

export interface RejectedRow {
  line: number
  reason: string
  cells: readonly string[]
}

/**
 * Writes rejected rows beside the file they came from, with line and reason in front; without any, no file is left.
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

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
