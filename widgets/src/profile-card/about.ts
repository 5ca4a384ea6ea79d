import { html, nothing, type TemplateResult } from 'lit'
import type { ProfileCardQuery } from '@rapport/schema/generated/graphql.ts'
import type { CardSpeech } from './card-speech.ts'

type Customer = NonNullable<ProfileCardQuery['customer']>

/** More segments are counted. */
const mostSegments = 5

/** What somebody is like, as far as anything is known of it and may be shown. */
export const about = (
  { words, count }: CardSpeech,
  { interests, segments }: Customer,
): TemplateResult | typeof nothing => {
  if (interests.length + segments.length === 0) return nothing
  const chips = (label: string, names: readonly string[], hidden = 0) =>
    names.length === 0
      ? nothing
      : html`<div>
          <dt class="muted">${label}</dt>
          <dd>
            <ul class="chips">
              ${names.map((name) => html`<li class="chip"><bdi class="value">${name}</bdi></li>`)}
              ${hidden > 0 ? html`<li class="chip muted">${words.more(count(hidden))}</li>` : nothing}
            </ul>
          </dd>
        </div>`
  const topics = interests.map(({ topic }) => topic)
  const names = segments.slice(0, mostSegments).map(({ name }) => name)
  return html`<dl class="about small" part="about">
    ${chips(words.interests, topics)} ${chips(words.segments, names, segments.length - names.length)}
  </dl>`
}
