import type { Sql } from '@rapport/prisma/database.ts'
import type { ImportSummary } from './import-summary.ts'
import type { Reject } from './reading/read-rows.ts'

/** What a merge tells of itself. */
export type MergeReport = Pick<
  ImportSummary,
  'created' | 'replaced' | 'repeated' | 'added' | 'removed' | 'superseded' | 'untold' | 'outweighed' | 'formats'
>

/** Where rows of one kind go: first into temporary tables, then all at once into the workspace. */
export interface Sink<Row> {
  /** Temporary tables, and what follows the name in their definition. */
  tables: Record<string, string>
  /** Puts rows into the temporary tables, and returns those that cannot go in. */
  stage(sql: Sql, rows: readonly Row[]): Promise<Reject[]>
  /** Moves everything staged into the workspace and brings the counters along, in the transaction that `sql` is in. */
  merge(sql: Sql): Promise<MergeReport>
}

/** What every import carries along. */
export interface SinkContext {
  workspaceId: string
  importId: string
  fileName: string
  /** A name that no other import uses, to begin the names of temporary tables with. */
  prefix: string
}
