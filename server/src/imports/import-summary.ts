import type { ReportMetric } from '../performance/told-metrics.sql.ts'
import type { Kind } from './reading/fields.ts'

/** What became of a file's rows. Kept with the import, and what the command line and the graph tell. */
export interface ImportSummary {
  kind: Kind
  /** Data rows read; totals rows and empty rows are not among them. */
  rows: number
  /** Rows that were taken in, repeats included. */
  accepted: number
  rejected: number
  /** Totals rows that were left out. */
  totals: number
  /** Cells such as `< 10%`, which are no numbers and stayed blank. */
  bounds: number
  /** Rows that the file has more than once, with the same figures; counted once. */
  repeated: number
  /** Rows of the same creative, day and slice with other figures; added up. */
  added: number
  /** Rows that were new to the workspace. */
  created: number
  /** Rows that took the place of earlier ones. */
  replaced: number
  /** Earlier rows of the same creatives and days that the file no longer has. */
  removed: number
  /** Earlier rows that counted in totals and no longer do, because this file tells the same. */
  superseded: number
  /** Metrics, by their names in GraphQL, that totals of some days had, and lost to rows of this file, which does not tell them. */
  untold: ReportMetric[]
  /** Rows of this file that totals leave out, because others tell the same; they still answer what only they can. */
  outweighed: number
  /** Creatives in the file, by how their format is known. */
  formats: { column: number; rule: number; person: number; unknown: number }
  /** Headers of the columns that were not used. */
  ignoredColumns: string[]
  /** Words of the format column that no format of the platform goes by; at most 20. */
  unknownWords: string[]
  seconds: number
}
