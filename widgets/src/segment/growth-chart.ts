import { html, nothing, svg, type TemplateResult } from 'lit'
import type { Day } from './growth.ts'
import type { SegmentSpeech } from './segment-speech.ts'

/** Upside down, as SVG counts from the top; a segment that did not change is a line in the middle. */
const heights = (days: readonly Day[]): number[] => {
  const sizes = days.map(({ size }) => size)
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)]
  return sizes.map((size) => (most === least ? 50 : 100 - ((size - least) / (most - least)) * 100))
}

/** Who came and went: up from the middle and down from it. The first day brings all who were there. */
const steps = (days: readonly Day[]) => {
  const most = Math.max(1, ...days.slice(1).flatMap(({ entered, left }) => [entered, left]))
  const bar = (i: number, people: number, sign: 1 | -1) => {
    if (people === 0) return nothing
    const height = Math.max(12, (people / most) * 50)
    return svg`<rect class=${sign === 1 ? 'in' : 'out'} x=${i - 0.4} width="0.8" y=${sign === 1 ? 50 - height : 50} height=${height} />`
  }
  return days.map(({ entered, left }, i) => (i === 0 ? nothing : [bar(i, entered, 1), bar(i, left, -1)]))
}

/** Members day by day: a line with its ends told in figures, and below it who joined and left. */
export const growthChart = (speech: SegmentSpeech, days: readonly Day[]): TemplateResult => {
  const { words, count, day } = speech
  const [first, last] = [days.at(0), days.at(-1)]
  if (first === undefined || last === undefined) return html``
  if (days.length === 1) return html`<p class="muted">${words.since(day(first.day))}</p>`
  const tops = heights(days)
  const right = days.length - 1
  const points = tops.map((top, i) => `${i} ${top.toFixed(1)}`).join('L')
  const name = words.course(day(first.day), count(first.size), day(last.day), count(last.size))
  const moved = days.filter(({ entered, left }) => entered + left > 0).toReversed()
  const end = (each: Day) =>
    html`<span><strong>${count(each.size)}</strong> <span class="muted small">${day(each.day)}</span></span>`
  // Time goes from left to right in every language.
  return html`<figure aria-label=${name} class="growth" dir="ltr">
      <svg viewBox="0 0 ${right} 100" preserveAspectRatio="none" aria-hidden="true" class="line">
        <path class="stroke" vector-effect="non-scaling-stroke" d="M${points}" />
      </svg>
      <svg viewBox="-0.5 0 ${days.length} 100" preserveAspectRatio="none" aria-hidden="true" class="steps">
        ${steps(days)}
      </svg>
      <div class="ends number" aria-hidden="true">${end(first)} ${end(last)}</div>
      <figcaption class="muted small" dir="auto">${words.growthLegend}</figcaption>
    </figure>
    <details part="table">
      <summary>${words.table}</summary>
      <div class="scroll" tabindex="0" role="group" aria-label=${words.table}>
        <table class="number small">
          <thead>
            <tr>
              <th scope="col">${words.day}</th>
              <th scope="col">${words.entered}</th>
              <th scope="col">${words.left}</th>
              <th scope="col">${words.members}</th>
            </tr>
          </thead>
          <tbody>
            ${moved.map(
              (each) =>
                html`<tr>
                  <th scope="row">${day(each.day)}</th>
                  <td>${count(each.entered)}</td>
                  <td>${count(each.left)}</td>
                  <td>${count(each.size)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>`
}
