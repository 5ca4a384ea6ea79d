import { html, nothing, svg, type TemplateResult } from 'lit'
import { certainty } from '../chart/interval-mark.ts'
import { position, type Scale } from '../chart/scale.ts'
import type { Course, Point } from './course.ts'
import type { PerformanceSpeech } from './metrics.ts'

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
 * @param summary the chart's name for those who do not see it
 */
export const trendChart = (
  { words, percent, day }: PerformanceSpeech,
  { runs, points, scale }: Course,
  decimals: number,
  summary: string,
): TemplateResult => {
  const last = points.at(-1)
  if (last === undefined) return html``
  const [first, middle] = [points.at(0), points.at(Math.floor(points.length / 2))]
  // The course goes from left to right in every language; its days are written in their own direction.
  const label = (point: Point | undefined, x: string, anchor: string) =>
    point === undefined
      ? nothing
      : svg`<text class=${anchor} x=${x} y="70%" text-anchor=${anchor}>${`\u2068${day(point.day)}\u2069`}</text>`

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
          ${label(first, '0', 'start')} ${points.length > 4 ? label(middle, `${middle?.x}%`, 'middle') : nothing}
          ${points.length > 1 ? label(last, '100%', 'end') : nothing}
        </svg>
      </div>
    </div>
    <figcaption class="muted small">${words.trendLegend(percent(certainty))}</figcaption>
  </figure>`
}
