import { html, svg, type TemplateResult } from 'lit'
import type { SentimentLabel } from '@rapport/schema/generated/graphql.ts'
import type { TimelineSpeech } from './timeline-speech.ts'

/** The mouth of a face in a 16 × 16 box. */
const mouths: Record<SentimentLabel, string> = {
  POSITIVE: 'M5 9.6c1.6 2 4.4 2 6 0',
  NEUTRAL: 'M5.4 10.4h5.2',
  NEGATIVE: 'M5 11.2c1.6-2 4.4-2 6 0',
}

/** How a text reads: a face and a word, so that colour tells nothing that is not told otherwise. */
export const feeling = ({ words }: TimelineSpeech, label: SentimentLabel): TemplateResult =>
  html`<span class="feeling ${label.toLowerCase()}">
    <svg class="face" viewBox="0 0 16 16" aria-hidden="true">
      ${svg`<circle cx="8" cy="8" r="6.5" /><path d="M6 6.3v.2M10 6.3v.2" /><path d=${mouths[label]} />`}
    </svg>
    ${words.feelings[label]}
  </span>`
