import { html, nothing, type TemplateResult } from 'lit'
import type { ProfileCardQuery } from '@rapport/schema/generated/graphql.ts'
import type { CardSpeech } from './card-speech.ts'
import { feelingOf } from './feeling.ts'

type Customer = NonNullable<ProfileCardQuery['customer']>

/** Told by more than colour, which nothing here has. */
const signs = { positive: '+', neutral: '±', negative: '−' }

/** How much has passed between us, how they feel, and how loyal they are. */
export const figures = (
  { words, count, percent }: CardSpeech,
  { engagement: { exposures, responses, purchases }, sentiment, loyalty }: Customer,
): TemplateResult => {
  // Responses may come without an exposure that we saw; a share above 100% would say nothing.
  const share = exposures === 0 || responses > exposures ? '–' : percent(responses / exposures)
  const figure = (label: string, value: unknown, note?: string) =>
    html`<div class=${note === undefined ? nothing : 'word'}>
      <dt class="muted small">${label}</dt>
      <dd class="value">${value}</dd>
      ${note === undefined ? nothing : html`<dd class="muted small">${note}</dd>`}
    </div>`
  const { feeling, sure } = sentiment ? feelingOf(sentiment) : { feeling: null, sure: false }
  return html`<dl class="figures number" part="figures">
    ${figure(words.exposures, count(exposures))} ${figure(words.responses, count(responses))}
    ${figure(words.responseShare, share)} ${figure(words.purchases, count(purchases))}
    ${
      feeling === null
        ? figure(words.sentiment, '–', words.noTexts)
        : figure(
            words.sentiment,
            html`<span aria-hidden="true">${signs[feeling]}</span> ${words.feelings[feeling]}`,
            (sure ? words.sure : words.unsure)(count(sentiment?.texts ?? 0)),
          )
    }
    ${figure(
      words.loyalty,
      html`<bdi>${loyalty.tier.name}</bdi>`,
      words.ofHundred(count(Math.round(loyalty.score)), count(100)),
    )}
  </dl>`
}
