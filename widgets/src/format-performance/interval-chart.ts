import { html, nothing, type TemplateResult } from 'lit'
import { axis, certainty, intervalMark } from '../chart/interval-mark.ts'
import { niceScale } from '../chart/scale.ts'
import { labelOf, partsOf, settled, type Metric, type PerformanceSpeech, type Row } from './metrics.ts'

/** More rows than these are left to the table. */
const mostRows = 12

/** How far the scale may stretch beyond what is measured well, and beyond the longest bar, before intervals end in an arrow. */
const stretch = { settled: 2, value: 1.3 }

/** The end of the scale: all intervals, unless a few views of one row would squeeze all others into a corner. */
export const reachOf = (rows: readonly Row[], metric: Metric): number => {
  const rates = rows.flatMap((row) => row[metric] ?? [])
  const highest = (some: typeof rates) => Math.max(0, ...some.map(({ value, high }) => high ?? value))
  const sure = highest(rates.filter(settled))
  const longest = Math.max(0, ...rates.map(({ value }) => value))
  if (sure === 0) return highest(rates)
  return Math.min(highest(rates), Math.max(stretch.settled * sure, stretch.value * longest))
}

/**
 * What each row earned, on one scale, with what is not known about it visible.
 * @param overall the rate of everything together, drawn as a broken line
 */
export const intervalChart = (
  speech: PerformanceSpeech,
  rows: readonly Row[],
  metric: Metric,
  best: Row | null,
  overall: number | null,
  decimals: number,
): TemplateResult => {
  const { words, name, count, percent, percentRange, roughCount, sentences } = speech
  const visible = rows.slice(0, mostRows)
  const scale = niceScale(reachOf(visible, metric))
  const denominator = words.columns[metric === 'conversionRate' ? 'clicks' : 'impressions']

  /** Where one row is best, those that may still be as good; where none is, those of which too little is known. */
  const uncertain = (rate: Row[Metric]) => {
    if (rate?.low == null || rate.high === null) return false
    const mark = best?.[metric]?.low
    return mark == null ? !settled(rate) : rate.high >= mark
  }
  const toneOf = (row: Row) => (row === best ? 'best' : uncertain(row[metric]) ? 'pale' : 'plain')

  const renderRow = (row: Row) => {
    const rate = row[metric]
    const sample = words.named(denominator, roughCount(partsOf(row, metric)[1]))
    return html`<li class="row ${row === best ? 'best' : ''}">
      <span class="label">
        ${labelOf(speech, row)} ${row === best ? html`<span class="tag small">${words.best}</span>` : nothing}
        <span class="muted small sample number">
          ${row.format && row.keys[0]?.dimension === 'FORMAT' ? `${name(row.format.platform)} · ` : ''}${sample}
        </span>
      </span>
      ${rate ? html`<span class="plot">${intervalMark(scale, rate, toneOf(row), overall)}</span>` : nothing}
      <span class="figure number">
        ${
          rate
            ? html`<strong>${percent(rate.value, decimals)}</strong>
                <span class="muted small">
                  ${rate.low === null || rate.high === null ? words.noRange : percentRange(rate.low, rate.high, decimals)}
                </span>`
            : html`<span class="muted small">${words.noFigure}</span>`
        }
      </span>
    </li>`
  }

  const rest = rows.length - visible.length
  return html`<figure part="chart">
    <ul class="rows">
      ${visible.map(renderRow)}
    </ul>
    <div class="row axis" aria-hidden="true"><span class="plot">${axis(speech, scale)}</span></div>
    <figcaption class="muted small">
      ${sentences([
        visible.some((row) => row[metric]?.low != null) && words.legend(percent(certainty)),
        visible.some((row) => toneOf(row) === 'pale') && words.pale[best ? 'rival' : 'open'],
        overall !== null && words.allIs(percent(overall, decimals)),
        rest > 0 && words.rest(count(rest)),
      ])}
    </figcaption>
  </figure>`
}
