import type { BarChart, BarRow } from '../chart/bar-row.ts'
import { certainty } from '../chart/interval-mark.ts'
import { niceScale } from '../chart/scale.ts'
import { isChosen } from './chance.ts'
import { labelOf, partsOf, type Metric, type PerformanceSpeech, type Row } from './metrics.ts'
import type { View } from './view.ts'

/** More rows than these are left to the table. */
const mostRows = 12

/** How far the scale may stretch beyond what is measured well, and beyond the longest bar, before intervals end in an arrow. */
const stretch = { enough: 2, value: 1.3 }

/** The end of the scale: all intervals, unless a few views of one row would squeeze all others into a corner. */
export const reachOf = (rows: readonly Row[], metric: Metric): number => {
  const ratesOf = (some: readonly Row[]) => some.flatMap((row) => row[metric] ?? [])
  const rates = ratesOf(rows)
  const highest = (some: typeof rates) => Math.max(0, ...some.map(({ value, high }) => high ?? value))
  const sure = highest(ratesOf(rows.filter(({ enough }) => enough)))
  const longest = Math.max(0, ...rates.map(({ value }) => value))
  if (sure === 0) return highest(rates)
  return Math.min(highest(rates), Math.max(stretch.enough * sure, stretch.value * longest))
}

/** What each row earned, on one scale, with what is not known about it visible. */
export const intervalBars = (
  speech: PerformanceSpeech,
  { rows, dimension, metric, best, overall, decimals }: View,
): BarChart => {
  const { words, name, count, percent, percentRange, roughCount, sentences } = speech
  const visible = rows.slice(0, mostRows)
  const denominator = words.columns[metric === 'conversionRate' ? 'clicks' : 'impressions']

  const bars = visible.map((row): BarRow => {
    const rate = row[metric]
    const pale = row !== best && rate?.high != null && row.enough === false
    const notes = [
      row.format && row.keys[0]?.dimension === 'FORMAT' && name(row.format.platform),
      words.named(denominator, roughCount(partsOf(row, metric)[1])),
      pale && row.missing && words.lacks(roughCount(row.missing.impressions)),
      isChosen(row) && words.chosen,
    ]
    const range = rate?.low == null || rate.high === null ? words.noRange : percentRange(rate.low, rate.high, decimals)
    return {
      label: labelOf(speech, row),
      key: { dimension, value: row.keys[0]?.value ?? '' },
      note: notes.filter(Boolean).join(' · '),
      figure: rate === null ? '' : percent(rate.value, decimals),
      range: rate === null ? words.noFigure : range,
      estimate: rate,
      tone: row === best ? 'best' : pale ? 'pale' : 'plain',
    }
  })

  const together = rows.length > 1 ? (overall?.value ?? null) : null
  const rest = rows.length - visible.length
  return {
    rows: bars,
    scale: niceScale(reachOf(visible, metric)),
    overall: together,
    legend: sentences([
      visible.some((row) => row[metric]?.low != null) && words.legend(percent(certainty)),
      bars.some(({ tone }) => tone === 'pale') && words.pale,
      together !== null && words.allIs(percent(together, decimals)),
      rest > 0 && words.rest(count(rest)),
    ]),
  }
}
