import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { once } from 'node:events'
import { MARKS, rejectRecord } from '../imports/reading/rejects-table.ts'

export interface RejectedRow {
  line: number
  reason: string
  cells: readonly string[]
}

/**
 * Writes rejected rows beside the file they came from, with line and reason in front: into `FILE.rejects.csv` or, since what is there may
 * have been mended by somebody, the first of `FILE.rejects.2.csv`, … that is free. The same rejects again are written once.
 * @param beside the file they came from
 * @param header its column names
 * @returns where they are; null when there were none
 */
export async function writeRejects(
  beside: string,
  header: readonly string[],
  rejects: AsyncIterable<RejectedRow>,
): Promise<string | null> {
  const taken: string[] = []
  const nameOf = (nth: number) => `${beside}.rejects${nth > 1 ? `.${nth}` : ''}.csv`
  while (existsSync(nameOf(taken.length + 1))) taken.push(nameOf(taken.length + 1))
  const path = nameOf(taken.length + 1)
  let file: ReturnType<typeof createWriteStream> | undefined
  const write = async (line: string) => {
    file ??= createWriteStream(path, { mode: 0o600 })
    if (!file.write(line)) await once(file, 'drain')
  }
  for await (const { line, reason, cells } of rejects) {
    if (!file) await write(csvLine(rejectRecord(MARKS, header)))
    await write(csvLine(rejectRecord([String(line), reason], cells)))
  }
  if (!file) return null
  file.end()
  await once(file, 'close')
  const digest = await digestOf(path)
  for (const other of taken) {
    if ((await digestOf(other)) !== digest) continue
    await rm(path)
    return other
  }
  return path
}

/** Null for what is no file. */
async function digestOf(path: string): Promise<string | null> {
  if (!(await stat(path)).isFile()) return null
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece)
  return hash.digest('hex')
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
