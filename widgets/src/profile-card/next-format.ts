import { html, type TemplateResult } from 'lit'
import type { ProfileCardQuery } from '@rapport/schema/generated/graphql.ts'
import { percentDecimals } from '../words/numbers.ts'
import type { CardSpeech } from './card-speech.ts'

type Recommendation = NonNullable<ProfileCardQuery['customer']>['recommendedFormats'][number]

/** What is left of a chance, of 1, when it is worth saying that they have seen the format often. */
const tired = 0.8

/** What to show them next, how likely that works, and why. */
export const nextFormat = (speech: CardSpeech, recommendation: Recommendation | undefined): TemplateResult => {
  const { words, name } = speech
  if (recommendation === undefined) return html`<p>${words.noAffinities}</p>`
  const { format } = recommendation
  return html`<p class="offer">
      <span
        ><strong><bdi>${format.name}</bdi></strong> <span class="small">${name(format.platform)}</span></span
      >
      <span>${likelihood(speech, recommendation)}</span>
    </p>
    <p class="why small">${whyOf(speech, recommendation)}</p>`
}

/** `23% likely to click (14–34%)`. */
export const likelihood = (
  { words, percent, percentRange }: CardSpeech,
  { mean, low, high }: Pick<Recommendation, 'mean' | 'low' | 'high'>,
): string => {
  const decimals = percentDecimals(mean)
  return words.likely(percent(mean, decimals), percentRange(low, high, decimals))
}

/** What they did themselves, where that may count, what others do, and what to mind. */
const whyOf = ({ words, count, percent, given, sentences }: CardSpeech, one: Recommendation): string => {
  const { sampleSize, successes, segmentSampleSize, segmentSuccesses, totalSampleSize, totalSuccesses } = one
  const { freshness, enough, basis } = one
  const { consent, segmentName, openComplaints } = basis
  const personal = consent === 'GRANTED' || consent === 'OTHER_BASIS'
  return sentences([
    personal && (sampleSize > 0 ? words.clicked(count(successes), count(sampleSize)) : words.unseen),
    segmentName !== null && segmentSampleSize > 0
      ? words.kin(given(segmentName), percent(segmentSuccesses / segmentSampleSize))
      : Number(totalSampleSize) > 0 && words.others(percent(Number(totalSuccesses) / Number(totalSampleSize))),
    freshness < tired && words.tired,
    !enough && words.trying,
    openComplaints > 0 && words.complaint,
    consent === 'REFUSED' && words.refused,
    consent === 'NOT_ASKED' && words.neverAsked,
  ])
}
