import type { Drawing } from '../export/drawing.ts'
import { intervalDrawing } from '../export/interval-drawing.ts'
import { pageOf, type Frame } from '../export/page.ts'
import type { Exported } from '../export/save-export.ts'
import { trendDrawing } from '../export/trend-drawing.ts'
import { chanceOf } from './chance.ts'
import { courseOf } from './course.ts'
import { intervalBars } from './interval-bars.ts'
import { labelOf, metrics, type Performance, type PerformanceSpeech, type Row } from './metrics.ts'
import { certainty } from '../chart/interval-mark.ts'
import type { View } from './view.ts'

const counted = ['impressions', 'clicks', 'conversions'] as const
const paid = ['spend', 'revenue', 'costPerConversion'] as const

const tableOf = (speech: PerformanceSpeech, { rows, dimension }: View, { total, currency }: Performance) => {
  const { words } = speech
  const money = currency === null ? '' : ` (${currency})`
  const cells = (row: Row) => [
    ...counted.map((name) => Number(row[name])),
    ...metrics.flatMap((metric) => [row[metric]?.value ?? null, row[metric]?.low ?? null, row[metric]?.high ?? null]),
    ...paid.map((name) => (row[name] === null ? null : Number(row[name]))),
    chanceOf(row),
  ]
  const head = [
    words.dimensions[dimension],
    ...counted.map((name) => words.columns[name]),
    ...metrics.flatMap((metric) => [words.metrics[metric], `${words.metrics[metric]} ≥`, `${words.metrics[metric]} ≤`]),
    ...paid.map((name) => words.columns[name] + money),
    words.chances,
  ]
  const label = (row: Row) => (dimension === 'DAY' ? (row.keys[0]?.value ?? '') : labelOf(speech, row, rows))
  const body = rows.map((row) => [label(row), ...cells(row)])
  return rows.length > 1 ? [head, ...body, [words.all, ...cells(total)]] : [head, ...body]
}

const drawingOf = (speech: PerformanceSpeech, view: View, frame: Omit<Frame, 'legend'>): Drawing => {
  const { words, percent, day } = speech
  if (view.dimension !== 'DAY') {
    const chart = intervalBars(speech, view)
    return pageOf({ ...frame, legend: chart.legend }, intervalDrawing(chart, percent))
  }
  const course = courseOf(view.rows, view.metric)
  return pageOf(
    { ...frame, legend: words.trendLegend(percent(certainty)) },
    trendDrawing(course, percent, day, view.decimals),
  )
}

/** What the element shows, as a table and a picture. */
export const exportedOf = (
  speech: PerformanceSpeech,
  performance: Performance,
  view: View,
  { heading, origin }: Pick<Frame, 'heading' | 'origin'>,
): Exported => ({
  title: heading,
  table: tableOf(speech, view, performance),
  drawing: drawingOf(speech, view, {
    heading,
    headline: view.headline,
    sentences: speech.sentences(view.reasons),
    origin,
  }),
})
