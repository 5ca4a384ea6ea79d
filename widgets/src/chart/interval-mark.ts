import { html, nothing, svg, type TemplateResult } from 'lit'
import type { Speech } from '../words/speech.ts'
import { position, type Scale } from './scale.ts'

// SVG without a viewBox: coordinates in per cent stretch with the row while strokes and text keep their size.

/** How sure it is that the true value is inside an interval. */
export const certainty = 0.95

export interface Estimate {
  value: number
  /** Null where there is no interval. */
  low: number | null
  high: number | null
}

/** How a bar looks: the one to look at, an ordinary one, or one that rests on too little to be compared. */
export type Tone = 'best' | 'plain' | 'pale'

const upright = (name: string, x: string) => svg`<line class=${name} x1=${x} x2=${x} y2="100%" />`

/** A nested drawing is the way to place pixels around a point given in per cent. */
const at = (x: string, shape: string) => svg`<svg class="at" x=${x} y="50%"><path d=${shape} /></svg>`

/**
 * One row of an interval chart: a bar as long as the estimate, and across its end a line from `low` to `high`.
 * A line that leaves the scale ends in an arrow instead of a cap.
 * @param reference a value to compare with, drawn as a broken line
 */
export const intervalMark = (
  scale: Scale,
  { value, low, high }: Estimate,
  tone: Tone,
  reference: number | null = null,
): TemplateResult => {
  const range = (lower: number, upper: number) => {
    const [from, to] = [position(scale, lower), position(scale, upper)]
    const line = (name: string) => svg`<g class=${name}>
      <line x1=${from} x2=${to} y1="50%" y2="50%" />
      ${at(from, 'M0-4V4')}${at(to, upper > scale.end ? 'M-5-4 0 0-5 4' : 'M0-4V4')}
    </g>`
    return svg`${line('halo')}${line('range')}`
  }
  return html`<svg class="mark" aria-hidden="true">
    ${scale.ticks.map((tick) => upright('grid', position(scale, tick)))}
    <line class="bar ${tone}" x2=${position(scale, value)} y1="50%" y2="50%" />
    ${reference === null ? nothing : upright('reference', position(scale, reference))}
    ${low === null || high === null ? nothing : range(low, high)}
  </svg>`
}

/** The numbers under the rows. */
export const axis = ({ percent }: Speech<unknown>, scale: Scale): TemplateResult =>
  html`<svg class="mark" aria-hidden="true">
    ${scale.ticks.map((tick, i) => {
      const anchor = i === 0 ? 'start' : tick > scale.end * 0.95 ? 'end' : 'middle'
      return svg`<text x=${position(scale, tick)} y="75%" text-anchor=${anchor}>${percent(tick, scale.decimals)}</text>`
    })}
  </svg>`
