import { mergeReports } from './merge-reports.sql.ts'
import type { ReportRow } from './reading/report-row.ts'
import { stagedReport, stagedReportColumns, type ReportStaging } from './report-stage.ts'
import type { Sink, SinkContext } from './sink.ts'

/** Reports of platforms, and posts. */
export function reportSink({ workspaceId, importId, prefix }: SinkContext, staging: ReportStaging): Sink<ReportRow> {
  const staged = `${prefix}_report`
  return {
    tables: { [staged]: stagedReportColumns },
    async stage(sql, rows) {
      await sql.copy(staged, rows.map((row) => stagedReport(row, staging)).join(''))
      return []
    },
    merge: (sql) => mergeReports(sql, { workspaceId, importId, kind: staging.kind, cut: staging.cut, staged }),
  }
}
