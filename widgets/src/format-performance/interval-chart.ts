import { html, nothing, type TemplateResult } from 'lit'
import type { BarChart, BarRow } from '../chart/bar-row.ts'
import { axis, intervalMark } from '../chart/interval-mark.ts'
import { rowList } from '../chart/row-list.ts'
import type { PerformanceSpeech } from './metrics.ts'

/**
 * Rows of label, bar with interval, and figure.
 * @param name what it shows, for those who do not see it
 */
export const intervalChart = (
  speech: PerformanceSpeech,
  { rows, scale, overall, legend }: BarChart,
  name: string,
): TemplateResult => {
  const content = ({ label, note, figure, range, estimate, tone }: BarRow) =>
    html`<span class="label">
        <bdi>${label}</bdi> ${tone === 'best' ? html`<span class="tag small">${speech.words.best}</span>` : nothing}
        <span class="muted small sample number">${note}</span>
      </span>
      ${estimate ? html`<span class="plot">${intervalMark(scale, estimate, tone, overall)}</span>` : nothing}
      <span class="figure number">
        ${estimate ? html`<strong>${figure}</strong>` : nothing}
        <span class="muted small">${range}</span>
      </span>`

  return html`<figure part="chart" aria-label=${name}>
    ${rowList(rows, content)}
    <div class="row axis" aria-hidden="true"><span class="plot">${axis(speech, scale)}</span></div>
    <figcaption class="muted small">${legend}</figcaption>
  </figure>`
}
