import { partsOf, type Metric, type PerformanceSpeech, type Row } from './metrics.ts'
import type { Verdict } from './verdict.ts'

const msPerDay = 86_400_000

/** Compared stretches are a week long where there is enough, so that weekends weigh the same on both sides. */
const longestStretch = 7

const dayNumber = (row: Row): number => Date.parse(row.keys[0]?.value ?? '') / msPerDay

const sum = (rows: readonly Row[], metric: Metric): { part: number; whole: number } => {
  const parts = rows.map((row) => partsOf(row, metric))
  return {
    part: parts.reduce((total, [part]) => total + part, 0),
    whole: parts.reduce((total, [, whole]) => total + whole, 0),
  }
}

/**
 * Where the last days are heading, compared with as many before: the pooled two-proportion z-test at 95%.
 * https://www.itl.nist.gov/div898/handbook/prc/section3/prc33.htm
 * @param rows one per day, in order
 */
export const trend = (
  { words, percent, dayCount }: PerformanceSpeech,
  rows: readonly Row[],
  metric: Metric,
  decimals: number,
): Verdict => {
  const first = rows.at(0)
  const last = rows.at(-1)
  const length = first && last ? dayNumber(last) - dayNumber(first) + 1 : 0
  const stretch = Math.min(longestStretch, Math.floor(length / 2))
  if (last === undefined || stretch < 2) return { headline: words.trend.short, reasons: [], best: null }

  const age = (row: Row) => dayNumber(last) - dayNumber(row)
  const now = sum(
    rows.filter((row) => age(row) < stretch),
    metric,
  )
  const before = sum(
    rows.filter((row) => age(row) >= stretch && age(row) < 2 * stretch),
    metric,
  )
  if (now.whole === 0 || before.whole === 0) return { headline: words.trend.short, reasons: [], best: null }

  const difference = now.part / now.whole - before.part / before.whole
  const pooled = (now.part + before.part) / (now.whole + before.whole)
  const z = difference / Math.sqrt(pooled * (1 - pooled) * (1 / now.whole + 1 / before.whole))
  const headline = z > 1.96 ? words.trend.up : z < -1.96 ? words.trend.down : words.trend.level
  const [share, earlier] = [now, before].map(({ part, whole }) => percent(part / whole, decimals))
  const reason = words.trend.sentence(words.metrics[metric], share ?? '', earlier ?? '', dayCount(stretch))
  return { headline, reasons: [reason], best: null }
}
