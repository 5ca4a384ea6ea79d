import { html, nothing, type TemplateResult } from 'lit'
import { axis, intervalMark } from '../chart/interval-mark.ts'
import { rowList } from '../chart/row-list.ts'
import type { Responses } from './responses.ts'
import type { SegmentSpeech } from './segment-speech.ts'

/** What members respond to: the answer, and a bar with its interval for each format, with a broken line where everybody is. */
export const responseChart = (
  speech: SegmentSpeech,
  { headline, reasons, rows, scale, legend }: Responses,
): TemplateResult =>
  html`<div part="answer" class="answer">
      <p class="headline">${headline}</p>
      <p>${speech.sentences(reasons)}</p>
    </div>
    <figure part="chart" aria-label=${speech.words.responds}>
      ${rowList(
        rows,
        ({ label, note, figure, range, beside, estimate, reference, tone }) =>
          html`<span class="label"><bdi>${label}</bdi> <span class="muted small sample number">${note}</span></span>
            ${
              estimate
                ? html`<span class="plot">${intervalMark(scale, estimate, tone, reference ?? null)}</span>`
                : nothing
            }
            <span class="figure number"> <strong>${figure}</strong> <span class="muted small">${range}</span> </span>
            <span class="beside muted small number">${beside}</span>`,
      )}
      <div class="row axis" aria-hidden="true"><span class="plot">${axis(speech, scale)}</span></div>
      <figcaption class="muted small">${legend}</figcaption>
    </figure>`
