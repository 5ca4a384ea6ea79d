import { createHash, type Hash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { lstat, rm, utimes } from 'node:fs/promises'
import { once } from 'node:events'
import { MARKS, rejectRecord } from '../imports/reading/rejects-table.ts'

export interface RejectedRow {
  line: number
  reason: string
  cells: readonly string[]
}

export interface RejectsFile {
  path: string
  /** A file or folder that has the usual name and was left alone, because no import left it as it is. */
  spared: string | null
}

/**
 * Writes rejected rows beside the file they came from, with line and reason in front; without any, none is left there. It takes the place
 * of what an earlier import wrote, but never of what somebody made or mended: then it is `FILE.rejects.2.csv`.
 * @param beside the file they came from
 * @param header its column names
 * @returns null when there were none
 */
export async function writeRejects(
  beside: string,
  header: readonly string[],
  rejects: AsyncIterable<RejectedRow>,
): Promise<RejectsFile | null> {
  const usual = `${beside}.rejects.csv`
  let path = usual
  for (let nth = 2; !(await mayGo(path)); nth++) path = `${beside}.rejects.${nth}.csv`
  await rm(path, { force: true })
  const checksum = createHash('sha256')
  let file: ReturnType<typeof createWriteStream> | undefined
  const write = async (line: string) => {
    file ??= createWriteStream(path, { mode: 0o600 })
    checksum.update(line)
    if (!file.write(line)) await once(file, 'drain')
  }
  for await (const { line, reason, cells } of rejects) {
    if (!file) await write(csvLine(rejectRecord(MARKS, header)))
    await write(csvLine(rejectRecord([String(line), reason], cells)))
  }
  if (!file) return null
  file.end()
  await once(file, 'close')
  await stamp(path, checksum)
  return { path, spared: path === usual ? null : usual }
}

/** Whether nothing is there, or only what an import wrote and nobody has changed. */
async function mayGo(path: string): Promise<boolean> {
  const found = await lstat(path, { bigint: true }).catch(() => null)
  if (!found?.isFile()) return found === null
  const checksum = createHash('sha256')
  for await (const piece of createReadStream(path)) checksum.update(piece)
  return (found.mtimeNs / 1000n) % 1_000_000n === BigInt(microseconds(checksum))
}

/**
 * Marks the file as an import's: the microseconds of its modification time are a checksum of its content. Whoever changes it changes
 * them, and where a file system does not keep them it counts as changed.
 */
async function stamp(path: string, checksum: Hash): Promise<void> {
  const second = Math.floor(Date.now() / 1000)
  // The half keeps the fraction, of which a double holds a quarter of a microsecond, from being cut down to the one before.
  await utimes(path, second, second + (microseconds(checksum) + 0.5) / 1_000_000)
}

const microseconds = (checksum: Hash) => checksum.digest().readUInt32BE() % 1_000_000

function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
