import type { Sql } from '@rapport/prisma/database.ts'
import { endDemo } from '../demo/end-demo.sql.ts'
import type { ImportSummary } from './import-summary.ts'
import type { Reject } from './reading/read-rows.ts'

export function startImport(sql: Sql, workspaceId: string, id: string, fileName: string): Promise<unknown> {
  return sql.execute(
    `INSERT INTO import (workspace_id, id, file_name, status) VALUES ($1::uuid, $2::uuid, $3, 'RUNNING')`,
    [workspaceId, id, fileName],
  )
}

export function noteProgress(
  sql: Sql,
  workspaceId: string,
  id: string,
  { rows, rejected }: { rows: number; rejected: number },
) {
  return sql.execute(
    'UPDATE import SET row_count = $3, rejected_count = $4 WHERE workspace_id = $1::uuid AND id = $2::uuid',
    [workspaceId, id, rows, rejected],
  )
}

export function saveRejects(sql: Sql, workspaceId: string, id: string, rejects: readonly Reject[]): Promise<unknown> {
  if (rejects.length === 0) return Promise.resolve()
  return sql.execute(
    `INSERT INTO import_reject (workspace_id, import_id, line, reason, cells)
     SELECT $1::uuid, $2::uuid, line, reason, cells FROM json_to_recordset($3::json) AS one (line int, reason text, cells text[])`,
    [workspaceId, id, JSON.stringify(rejects)],
  )
}

export async function finishImport(sql: Sql, workspaceId: string, id: string, summary: ImportSummary): Promise<void> {
  await endDemo(sql, workspaceId)
  await sql.execute(
    `UPDATE import SET status = 'DONE', kind = $3, summary = $4::jsonb, row_count = $5, rejected_count = $6, finished_at = clock_timestamp()
     WHERE workspace_id = $1::uuid AND id = $2::uuid`,
    [workspaceId, id, summary.kind, JSON.stringify(summary), summary.rows, summary.rejected],
  )
}

/** @param error one sentence for the person who chose the file */
export function failImport(sql: Sql, workspaceId: string, id: string, error: string): Promise<unknown> {
  return sql.execute(
    `UPDATE import SET status = 'FAILED', error = $3, finished_at = clock_timestamp() WHERE workspace_id = $1::uuid AND id = $2::uuid`,
    [workspaceId, id, error],
  )
}

/** Imports that a process left behind when it ended; their temporary tables went with it. Only where no other process can be at work. */
export function failAbandonedImports(sql: Sql): Promise<unknown> {
  return sql.execute(
    `UPDATE import SET status = 'FAILED', error = 'The server stopped before it was finished; nothing was imported. Import the file again.',
       finished_at = clock_timestamp() WHERE status = 'RUNNING'`,
  )
}
