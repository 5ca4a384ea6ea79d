import { html, type TemplateResult } from 'lit'
import type { ProfileCardQuery } from '@rapport/schema/generated/graphql.ts'
import { axis, certainty, intervalMark } from '../chart/interval-mark.ts'
import { niceScale } from '../chart/scale.ts'
import { percentDecimals } from '../words/numbers.ts'
import type { CardSpeech } from './card-speech.ts'

type Affinity = NonNullable<ProfileCardQuery['customer']>['affinities'][number]

/** Formats by how likely this customer is to respond, best first, on one common scale that starts at nought. */
export const affinityBars = (speech: CardSpeech, affinities: readonly Affinity[]): TemplateResult => {
  const { words, name, count, percent, percentRange } = speech
  const ranked = affinities.toSorted((a, b) => b.mean - a.mean)
  const [best] = ranked
  if (best === undefined) return html`<p class="muted">${words.noAffinities}</p>`
  const decimals = percentDecimals(best.mean)
  const scale = niceScale(Math.max(...ranked.map(({ high }) => high)), 1)
  const range = ({ low, high }: Affinity) => percentRange(low, high, decimals)

  const renderRow = (affinity: Affinity) =>
    html`<li class="row ${affinity === best ? 'best' : ''}">
      <span class="label">
        ${affinity.format.name} <span class="muted small">${name(affinity.format.platform)}</span>
      </span>
      <span class="plot"
        >${intervalMark(scale, { ...affinity, value: affinity.mean }, affinity === best ? 'best' : 'plain')}</span
      >
      <span class="figure number">
        <strong>${percent(affinity.mean, decimals)}</strong>
        <span class="muted small">${words.ofShown(count(affinity.sampleSize))}</span>
      </span>
    </li>`

  return html`<p class="answer">
      ${words.respondsTo}<strong>${best.format.name}</strong>${words.bestSentence(
        percent(best.mean, decimals),
        range(best),
        count(best.sampleSize),
      )}
    </p>
    <figure>
      <ul class="rows">
        ${ranked.map(renderRow)}
      </ul>
      <div class="row axis" aria-hidden="true"><span class="plot">${axis(speech, scale)}</span></div>
      <figcaption class="muted small">${words.affinitiesLegend(percent(certainty))}</figcaption>
    </figure>`
}
