import { html, nothing, type TemplateResult } from 'lit'
import type { ProfileCardQuery } from '@rapport/schema/generated/graphql.ts'
import type { CardSpeech } from './card-speech.ts'

type Customer = NonNullable<ProfileCardQuery['customer']>

/** What somebody is like, as far as anything is known of it and may be shown. */
export const about = ({ words }: CardSpeech, { interests }: Customer): TemplateResult | typeof nothing => {
  if (interests.length === 0) return nothing
  return html`<dl class="about small" part="about">
    ${chips(
      words.interests,
      interests.map(({ topic }) => topic),
    )}
  </dl>`
}

const chips = (label: string, names: readonly string[]): TemplateResult =>
  html`<div>
    <dt class="muted">${label}</dt>
    <dd>
      <ul class="chips">
        ${names.map((name) => html`<li class="chip"><bdi class="value">${name}</bdi></li>`)}
      </ul>
    </dd>
  </div>`
