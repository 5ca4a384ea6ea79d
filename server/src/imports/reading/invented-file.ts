import type { CustomerRow } from './customer-row.ts'
import type { Kind } from './fields.ts'
import type { InteractionRow } from './interaction-row.ts'
import type { ReadOptions } from './own-mapping.ts'
import { type FileReading, readFile } from './read-file.ts'
import type { RowBatch } from './read-rows.ts'
import type { ReportRow } from './report-row.ts'

/** The bytes of an invented file, in chunks as a stream would give them. For tests. */
export async function* bytesOf(content: string | Uint8Array, chunk = 65_536): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk)
}

/** UTF-16 as LinkedIn and Google's "Excel .csv" write it: little endian, with a byte order mark. */
export function utf16(text: string): Uint8Array {
  return Buffer.from(`\uFEFF${text}`, 'utf16le')
}

/** Everything that an asynchronous source yields. */
export async function listOf<T>(source: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const item of source) list.push(item)
  return list
}

type RowOf<K extends Kind> = K extends 'customers' ? CustomerRow : K extends 'interactions' ? InteractionRow : ReportRow

/** Reads a whole file that must turn out to be of this kind. For tests. */
export async function readWhole<K extends Kind>(
  kind: K,
  content: string | Uint8Array | AsyncIterable<Uint8Array>,
  options: ReadOptions = {},
): Promise<RowBatch<RowOf<K>> & { reading: FileReading }> {
  const bytes = typeof content === 'string' || content instanceof Uint8Array ? bytesOf(content) : content
  const reading = await readFile(bytes, options)
  if (reading.kind !== kind) throw new Error(`Read as ${reading.kind}, not ${kind}`)
  const whole: RowBatch<RowOf<K>> = { rows: [], rejects: [], totals: 0, bounds: 0, read: 0 }
  for await (const batch of reading.rows as AsyncIterable<RowBatch<RowOf<K>>>) {
    whole.rows.push(...batch.rows)
    whole.rejects.push(...batch.rejects)
    whole.totals += batch.totals
    whole.bounds += batch.bounds
    whole.read += batch.read
  }
  return { ...whole, reading }
}
