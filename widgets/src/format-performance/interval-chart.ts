import { html, nothing, type TemplateResult } from 'lit'
import type { BarChart, BarRow } from '../chart/bar-row.ts'
import { axis, intervalMark } from '../chart/interval-mark.ts'
import type { PerformanceSpeech } from './metrics.ts'

/** Rows of label, bar with interval, and figure. */
export const intervalChart = (
  speech: PerformanceSpeech,
  { rows, scale, overall, legend }: BarChart,
): TemplateResult => {
  const renderRow = ({ label, note, figure, range, estimate, tone }: BarRow) =>
    html`<li class="row ${tone === 'best' ? 'best' : ''}">
      <span class="label">
        <bdi>${label}</bdi> ${tone === 'best' ? html`<span class="tag small">${speech.words.best}</span>` : nothing}
        <span class="muted small sample number">${note}</span>
      </span>
      ${estimate ? html`<span class="plot">${intervalMark(scale, estimate, tone, overall)}</span>` : nothing}
      <span class="figure number">
        ${estimate ? html`<strong>${figure}</strong>` : nothing}
        <span class="muted small">${range}</span>
      </span>
    </li>`

  return html`<figure part="chart">
    <ul class="rows">
      ${rows.map(renderRow)}
    </ul>
    <div class="row axis" aria-hidden="true"><span class="plot">${axis(speech, scale)}</span></div>
    <figcaption class="muted small">${legend}</figcaption>
  </figure>`
}
