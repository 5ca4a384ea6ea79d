import { InputRefused } from '../input-refused.ts'
import type { FileToImport } from './import-file.ts'
import type { ReadOptions } from './reading/own-mapping.ts'
import { readFile, type FileReading } from './reading/read-file.ts'
import type { Reject } from './reading/read-rows.ts'
import type { Recognised } from './reading/recognise.ts'
import { UnreadableFile } from './reading/unreadable-file.ts'

/** What an import would do. */
export interface ImportPreview {
  kind: FileReading['kind']
  encoding: string
  /** Where each field comes from: a column, or a value that it has in every row. */
  fields: { field: string; column: string | null; value: string | null }[]
  ignoredColumns: string[]
  rows: number
  rejected: number
  totals: number
  bounds: number
  /** The first rows as they were understood, by field; blank fields left out. */
  firstRows: Record<string, unknown>[]
  firstRejects: Reject[]
}

const shown = 5

/**
 * Reads a whole file and imports nothing.
 * @throws InputRefused with one sentence when it could not be imported
 */
export async function previewFile(
  { bytes }: FileToImport,
  options: ReadOptions,
  onProgress: (progress: { rows: number; rejected: number }) => void = () => {},
): Promise<ImportPreview> {
  try {
    const { kind, encoding, recognised, rows } = await readFile(bytes, options)
    const preview: ImportPreview = {
      kind,
      encoding,
      fields: fieldsOf(recognised),
      ignoredColumns: recognised.ignored,
      rows: 0,
      rejected: 0,
      totals: 0,
      bounds: 0,
      firstRows: [],
      firstRejects: [],
    }
    for await (const batch of rows) {
      preview.rows += batch.read
      preview.rejected += batch.rejects.length
      preview.totals += batch.totals
      preview.bounds += batch.bounds
      preview.firstRows.push(...batch.rows.slice(0, shown - preview.firstRows.length).map(filled))
      preview.firstRejects.push(...batch.rejects.slice(0, shown - preview.firstRejects.length))
      onProgress(preview)
    }
    return preview
  } catch (error) {
    throw error instanceof UnreadableFile ? new InputRefused(error.message) : error
  }
}

function fieldsOf({ columns, constants }: Recognised): ImportPreview['fields'] {
  return [
    ...columns.map(({ field, column }) => ({ field, column, value: null })),
    ...constants.map(({ field, value }) => ({ field, column: null, value })),
  ]
}

/** Fields that only serve the importer. */
const internal = new Set(['cells', 'repeatKey'])

function filled(row: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).filter(([field, value]) => value !== null && value !== '' && !internal.has(field)),
  )
}
