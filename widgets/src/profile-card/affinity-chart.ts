import { html, type TemplateResult } from 'lit'
import { axis, intervalMark } from '../chart/interval-mark.ts'
import { rowList } from '../chart/row-list.ts'
import { percentDecimals } from '../words/numbers.ts'
import { affinityBars, ranked, type Affinity } from './affinity-bars.ts'
import type { CardSpeech } from './card-speech.ts'

/** What this customer answers to, in a sentence and in bars. */
export const affinityChart = (speech: CardSpeech, affinities: readonly Affinity[]): TemplateResult => {
  const { words, count, percent, percentRange } = speech
  const [best, ...others] = ranked(affinities)
  if (best === undefined) return html`<p class="muted">${words.noAffinities}</p>`
  const { rows, scale, legend } = affinityBars(speech, [best, ...others])
  const decimals = percentDecimals(best.mean)
  return html`<p class="answer">
      ${words.respondsTo}<strong><bdi>${best.format.name}</bdi></strong
      >${words.bestSentence(
        percent(best.mean, decimals),
        percentRange(best.low, best.high, decimals),
        count(best.sampleSize),
      )}
    </p>
    <figure aria-label=${words.best}>
      ${rowList(
        rows,
        ({ label, note, figure, range, estimate, tone }) =>
          html`<span class="label"><bdi>${label}</bdi> <span class="muted small">${note}</span></span>
            <span class="plot">${estimate && intervalMark(scale, estimate, tone)}</span>
            <span class="figure number"><strong>${figure}</strong> <span class="muted small">${range}</span></span>`,
      )}
      <div class="row axis" aria-hidden="true"><span class="plot">${axis(speech, scale)}</span></div>
      <figcaption class="muted small">${legend}</figcaption>
    </figure>`
}
