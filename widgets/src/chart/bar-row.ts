import type { Estimate, Tone } from './interval-mark.ts'
import type { Scale } from './scale.ts'

/** One row of an interval chart, ready to be shown on a page or in a picture. */
export interface BarRow {
  label: string
  /** What the row stands for, for whoever hears that somebody chose it. */
  key: { dimension: string; value: string }
  /** What stands below the label, for example the size of the sample. */
  note: string
  /** The estimate in figures, and what is known about it. */
  figure: string
  range: string
  /** What to compare it with, in figures and on the scale. */
  beside?: string
  reference?: number | null
  /** Null where there is nothing to draw. */
  estimate: Estimate | null
  tone: Tone
}

export interface BarChart {
  rows: readonly BarRow[]
  scale: Scale
  /** The rate of everything together, drawn as a broken line. */
  overall: number | null
  /** How to read it. */
  legend: string
}
