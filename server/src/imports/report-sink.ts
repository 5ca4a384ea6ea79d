import { tell } from '../live/change.sql.ts'
import { mergeReports } from './merge-reports.sql.ts'
import type { ReportRow } from './reading/report-row.ts'
import { stagedReport, stagedReportColumns, type ReportStaging } from './report-stage.ts'
import type { Sink, SinkContext } from './sink.ts'

/** Staged rows wait in so many parts, by creative. Each costs a small import 5 ms and spares a large one memory. */
const partCount = 8

/** Reports of platforms, and posts. */
export function reportSink({ workspaceId, importId, prefix }: SinkContext, staging: ReportStaging): Sink<ReportRow> {
  const staged = `${prefix}_report`
  const tables: Record<string, string> = { [staged]: `(${stagedReportColumns}) PARTITION BY HASH (creative)` }
  const parts = Array.from({ length: partCount }, (_, i) => `${staged}_${i}`)
  for (const [i, part] of parts.entries()) {
    tables[part] = `PARTITION OF ${staged} FOR VALUES WITH (MODULUS ${partCount}, REMAINDER ${i})`
  }
  return {
    tables,
    async stage(sql, rows) {
      await sql.copy(staged, rows.map((row) => stagedReport(row, staging)).join(''))
      return []
    },
    async merge(sql) {
      await tell(sql, { workspaceId, numbers: ['REPORTED'] })
      return mergeReports(sql, { workspaceId, importId, kind: staging.kind, cut: staging.cut, staged, parts })
    },
  }
}
