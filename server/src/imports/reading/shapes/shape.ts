import type { DayOrder } from '../parse-day.ts'
import type { Field, Kind } from '../fields.ts'

/** What one kind of file looks like. Names of columns are compared by `nameKey`. */
export interface Shape {
  kind: Kind
  /** Columns that must be there for this shape rather than another of its kind; `a|b` means either. */
  needs: readonly string[]
  /** Sets of columns of which one, complete, gives the kind away. */
  signs: readonly (readonly string[])[]
  /** Columns that feed a field, best first. A field left out is fed by a column of its own name; an empty list: by none. */
  fields: Partial<Record<Field, readonly string[]>>
  /** Values of fields that the kind itself implies. */
  constants: Partial<Record<Field, string>>
  /** Breakdowns that are no field, yet make two rows of one creative, day and slice different rows. */
  apart: readonly string[]
  /** How days like 3/4/2026 (with slashes) are meant when the file does not tell; null: refuse them. */
  slashOrder: DayOrder | null
}

/** Breakdowns that any advertising report may have. */
export const BREAKDOWNS: readonly string[] = [
  'Account name',
  'Account ID',
  'Region',
  'City',
  'DMA region',
  'Hour of day',
  'Hour',
  'Time of day',
  'Day of week',
  'Week',
  'Month',
  'Quarter',
  'Year',
  'Network',
  'Objective',
  'Language',
  'Conversion action',
]
