import { html, nothing, svg, type TemplateResult } from 'lit'
import { certainty } from '../chart/interval-mark.ts'
import { niceScale, position, type Scale } from '../chart/scale.ts'
import type { Metric, PerformanceSpeech, Row } from './metrics.ts'

interface Point {
  day: string
  /** Part of the way from the first to the last day, in per cent. */
  x: number
  value: number
  low: number | null
  high: number | null
}

const pointsOf = (rows: readonly Row[], metric: Metric): (Point | null)[] => {
  const dayOf = (row: Row | undefined) => row?.keys[0]?.value ?? ''
  const [first, last] = [Date.parse(dayOf(rows.at(0))), Date.parse(dayOf(rows.at(-1)))]
  return rows.map((row) => {
    const rate = row[metric]
    const x = last > first ? ((Date.parse(dayOf(row)) - first) / (last - first)) * 100 : 50
    return rate && { day: dayOf(row), x, value: rate.value, low: rate.low, high: rate.high }
  })
}

/** Stretches of days that have a rate: the line breaks where there is none. */
const runsOf = (points: readonly (Point | null)[]): Point[][] => {
  const runs: Point[][] = [[]]
  for (const point of points) {
    if (point === null) runs.push([])
    else runs.at(-1)?.push(point)
  }
  // A line from a point to itself is a dot.
  return runs.filter((run) => run.length > 0).map((run) => (run.length === 1 ? [...run, ...run] : run))
}

const path = (points: readonly Point[], scale: Scale, height: (point: Point) => number): string =>
  points
    .map(
      (point) => `${point.x.toFixed(2)} ${(100 - (Math.min(height(point), scale.end) / scale.end) * 100).toFixed(2)}`,
    )
    .join('L')

const band = (run: readonly Point[], scale: Scale) =>
  `M${path(run, scale, ({ high, value }) => high ?? value)}L${path(run.toReversed(), scale, ({ low, value }) => low ?? value)}Z`

/** Upside down: SVG counts from the top. */
const fromTop = (scale: Scale, value: number): string => position(scale, scale.end - value)

/**
 * One metric day by day: a line for the estimate, a band for its interval, the last day told in figures.
 * @param rows one per day, in order
 * @param summary the chart's name for those who do not see it
 */
export const trendChart = (
  { words, percent, day }: PerformanceSpeech,
  rows: readonly Row[],
  metric: Metric,
  decimals: number,
  summary: string,
): TemplateResult => {
  const points = pointsOf(rows, metric)
  const runs = runsOf(points)
  const flat = runs.flat()
  const last = flat.at(-1)
  if (last === undefined) return html``
  const most = Math.max(...flat.map(({ value }) => value))
  const scale = niceScale(Math.min(Math.max(...flat.map(({ value, high }) => high ?? value)), most * 2))
  const [first, middle] = [flat.at(0), flat.at(Math.floor(flat.length / 2))]
  const label = (point: Point | undefined, x: string, anchor: string) =>
    point === undefined
      ? nothing
      : svg`<text class=${anchor} x=${x} y="70%" text-anchor=${anchor}>${day(point.day)}</text>`

  return html`<figure part="chart">
    <div class="course" role="img" aria-label=${summary}>
      <div class="trend">
        <svg class="mark" aria-hidden="true">
          ${scale.ticks.map(
            (tick) => svg`<line class="grid" x2="100%" y1=${fromTop(scale, tick)} y2=${fromTop(scale, tick)} />`,
          )}
          <svg width="100%" height="100%" viewBox="0 0 100 100" preserveAspectRatio="none">
            ${runs.map(
              (run) => svg`<path class="area" d=${band(run, scale)} />
              <path class="line" vector-effect="non-scaling-stroke" d=${`M${path(run, scale, ({ value }) => value)}`} />`,
            )}
          </svg>
          ${scale.ticks.map(
            (tick) =>
              svg`<text x="-8" y=${fromTop(scale, tick)} dy="4" text-anchor="end">${percent(tick, scale.decimals)}</text>`,
          )}
          <circle class="dot" cx=${`${last.x}%`} cy=${fromTop(scale, last.value)} r="5.5" />
          <text class="last" x=${`${last.x}%`} y=${fromTop(scale, last.value)} dx="10" dy="5">
            ${percent(last.value, decimals)}
          </text>
        </svg>
      </div>
      <div>
        <svg class="mark" aria-hidden="true">
          ${label(first, '0', 'start')} ${flat.length > 4 ? label(middle, `${middle?.x}%`, 'middle') : nothing}
          ${flat.length > 1 ? label(last, '100%', 'end') : nothing}
        </svg>
      </div>
    </div>
    <figcaption class="muted small">${words.trendLegend(percent(certainty))}</figcaption>
  </figure>`
}
