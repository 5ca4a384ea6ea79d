import type { Database, Session } from '@rapport/prisma/database.ts'
import { tend } from '@rapport/prisma/tend.ts'
import { uuidv7 } from 'uuidv7'
import { lockCounters } from '../counters/lock-counters.sql.ts'
import { type FormatWords, formatWords } from '../formats/format-words.ts'
import { InputRefused } from '../input-refused.ts'
import { customerSink } from './customer-sink.ts'
import { failImport, finishImport, noteProgress, saveRejects, startImport } from './import-log.sql.ts'
import type { ImportSummary } from './import-summary.ts'
import { interactionSink } from './interaction-sink.ts'
import { nothingToImport } from './nothing-to-import.ts'
import type { ReadOptions } from './reading/own-mapping.ts'
import { readFile, type FileReading } from './reading/read-file.ts'
import type { Reject, RowBatch } from './reading/read-rows.ts'
import { UnreadableFile } from './reading/unreadable-file.ts'
import { textReader } from '../sentiment/text-readers.ts'
import { reportSink } from './report-sink.ts'
import type { Sink, SinkContext } from './sink.ts'

export interface FileToImport {
  /** Without folders. */
  name: string
  bytes: AsyncIterable<Uint8Array>
}

export interface ImportProgress {
  rows: number
  rejected: number
  /** `reading` the file, or `saving` what was read, which cannot be counted row by row. */
  phase: 'reading' | 'saving'
}

export interface FinishedImport {
  id: string
  summary: ImportSummary
}

/** Nothing of a file was imported. Rows that were rejected before are kept under the import's id. */
export class ImportRefused extends InputRefused {
  readonly importId: string

  constructor(message: string, importId: string) {
    super(message)
    this.importId = importId
  }
}

/** So many change what the planner should expect. */
const manyRows = 10_000

/**
 * Takes a file into the workspace: all rows that can be used, or, when the file turns out broken, none. Rows that cannot be used are kept
 * with their reasons.
 * @throws ImportRefused with one sentence when nothing was imported
 */
export async function importFile(
  db: Database,
  workspaceId: string,
  file: FileToImport,
  options: ReadOptions,
  onProgress: (progress: ImportProgress) => void = () => {},
): Promise<FinishedImport> {
  const importId = uuidv7()
  await startImport(db, workspaceId, importId, file.name)
  try {
    const reading = await readFile(file.bytes, options)
    // Before the session: whoever holds a connection must not wait for a second one.
    const formatOf = await formatWords(db, workspaceId)
    const context = { workspaceId, importId, fileName: file.name, prefix: `import_${importId.replaceAll('-', '')}` }
    const summary = await db.session((session) => takeIn(session, context, reading, formatOf, onProgress))
    if (summary.accepted > manyRows) await tend(db)
    return { id: importId, summary }
  } catch (error) {
    const refused = error instanceof UnreadableFile || error instanceof InputRefused
    await failImport(
      db,
      workspaceId,
      importId,
      refused ? error.message : 'Something went wrong on the server; its log says what.',
    )
    throw refused ? new ImportRefused(error.message, importId) : error
  }
}

async function takeIn(
  session: Session,
  context: SinkContext,
  reading: FileReading,
  formatOf: FormatWords,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportSummary> {
  const unknownWords = new Set<string>()
  const pour = <Row>(rows: AsyncIterable<RowBatch<Row>>, sink: Sink<Row>) =>
    pourInto(session, context, reading, rows, sink, unknownWords, onProgress)
  if (reading.kind === 'customers') return pour(reading.rows, customerSink(context))
  if (reading.kind === 'interactions') {
    const reader = await textReader(session, context.workspaceId)
    return pour(reading.rows, interactionSink(context, { formatOf, unknownWords }, reader))
  }
  const { kind, recognised, rows } = reading
  return pour(
    rows,
    reportSink(context, {
      kind,
      fileName: context.fileName,
      cut: recognised.cut,
      formatOf,
      posts: new Map(),
      unknownWords,
    }),
  )
}

async function pourInto<Row>(
  session: Session,
  { workspaceId, importId }: SinkContext,
  { kind, recognised }: FileReading,
  batches: AsyncIterable<RowBatch<Row>>,
  sink: Sink<Row>,
  unknownWords: Set<string>,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportSummary> {
  const started = performance.now()
  const counts = { rows: 0, rejected: 0, totals: 0, bounds: 0 }
  try {
    for (const [table, definition] of Object.entries(sink.tables))
      await session.execute(`CREATE TEMP TABLE ${table} ${definition}`)
    let firstReject: Reject | undefined
    for await (const batch of batches) {
      const rejects = [...batch.rejects, ...(await sink.stage(session, batch.rows))]
      await saveRejects(session, workspaceId, importId, rejects)
      firstReject ??= rejects[0]
      counts.rows += batch.read
      counts.rejected += rejects.length
      counts.totals += batch.totals
      counts.bounds += batch.bounds
      await noteProgress(session, workspaceId, importId, counts)
      onProgress({ ...counts, phase: 'reading' })
    }
    const nothing = nothingToImport(counts, firstReject)
    if (nothing !== null) throw new UnreadableFile(nothing)
    const accepted = counts.rows - counts.rejected
    onProgress({ ...counts, phase: 'saving' })
    return await session.transaction(async (sql) => {
      await lockCounters(sql, workspaceId)
      const merged = await sink.merge(sql)
      const seconds = Number(((performance.now() - started) / 1000).toFixed(3))
      const words = { ignoredColumns: recognised.ignored, unknownWords: [...unknownWords] }
      const summary = { kind, ...counts, accepted, ...merged, ...words, seconds }
      await finishImport(sql, workspaceId, importId, summary)
      return summary
    })
  } finally {
    for (const table of Object.keys(sink.tables)) await session.execute(`DROP TABLE IF EXISTS ${table}`)
  }
}
