import { html, isServer, nothing, svg, type TemplateResult } from 'lit'
import { certainty } from '../chart/interval-mark.ts'
import { position, type Scale } from '../chart/scale.ts'
import type { Course, Point } from './course.ts'
import type { PerformanceSpeech } from './metrics.ts'
import { walkDays } from './walk-days.ts'

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

/** What somebody looks at, and where to tell that they look at something else. */
export interface Look {
  /** A day; null while nobody looks at one. */
  day: string | null
  at: (day: string | null) => void
}

/**
 * One metric day by day: a line for the estimate, a band for its interval, the last day told in figures, and any other to whoever goes
 * there by key or pointer.
 * @param summary the chart's name for those who do not see it
 */
export const trendChart = (
  { words, percent, percentRange, day }: PerformanceSpeech,
  { runs, points, scale }: Course,
  decimals: number,
  summary: string,
  look: Look,
): TemplateResult => {
  const last = points.at(-1)
  if (last === undefined) return html``
  const [first, middle] = [points.at(0), points.at(Math.floor(points.length / 2))]
  // The course goes from left to right in every language; its days are written in their own direction.
  const label = (point: Point | undefined, x: string, anchor: string) =>
    point === undefined
      ? nothing
      : svg`<text class=${anchor} x=${x} y="70%" text-anchor=${anchor}>${`\u2068${day(point.day)}\u2069`}</text>`

  const told = ({ day: which, value, low, high }: Point) =>
    words.named(
      day(which),
      percent(value, decimals) + (low === null || high === null ? '' : ` (${percentRange(low, high, decimals)})`),
    )
  const dot = ({ x, value }: Point, name: string, r: number) =>
    svg`<circle class=${name} cx=${`${x}%`} cy=${fromTop(scale, value)} r=${r} />`
  const looked = points.find((point) => point.day === look.day)
  const at = looked ?? last
  const keys = walkDays(points, points.indexOf(at), look)

  return html`<figure part="chart">
    <div
      class="course"
      role=${isServer ? 'img' : 'slider'}
      tabindex=${isServer ? nothing : 0}
      aria-label=${summary}
      aria-valuemin=${isServer ? nothing : 1}
      aria-valuemax=${isServer ? nothing : points.length}
      aria-valuenow=${isServer ? nothing : points.indexOf(at) + 1}
      aria-valuetext=${isServer ? nothing : told(at)}
      @keydown=${keys.onKey}
      @focus=${keys.onFocus}
      @blur=${keys.onEnd}
    >
      <div class="trend" @pointermove=${keys.onPointer} @pointerdown=${keys.onPointer} @pointerleave=${keys.onEnd}>
        <svg class="mark" aria-hidden="true">
          ${scale.ticks.map(
            (tick) => svg`<line class="grid" x2="100%" y1=${fromTop(scale, tick)} y2=${fromTop(scale, tick)} />`,
          )}
          ${looked ? svg`<line class="looked" x1=${`${looked.x}%`} x2=${`${looked.x}%`} y2="100%" />` : nothing}
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
          ${dot(last, 'dot', 5.5)} ${looked ? dot(looked, 'dot looked', 5.5) : nothing}
          <text class="last" x=${`${last.x}%`} y=${fromTop(scale, last.value)} dx="10" dy="5">
            ${percent(last.value, decimals)}
          </text>
        </svg>
        ${looked ? html`<p class="readout small number" dir="auto">${told(looked)}</p>` : nothing}
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
