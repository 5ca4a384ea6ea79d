import { html, nothing, svg, type TemplateResult } from 'lit'
import type { ProfileCardQuery } from '@rapport/schema/generated/graphql.ts'
import type { CardSpeech } from './card-speech.ts'
import { kindIcons } from '../person/kind-icons.ts'

type Interaction = NonNullable<ProfileCardQuery['customer']>['interactions']['edges'][number]['node']

/** What happened last, newest first, each with when and where. */
export const timeline = (speech: CardSpeech, interactions: readonly Interaction[]): TemplateResult =>
  html`<ol class="timeline">
    ${interactions.map((interaction) => entry(speech, interaction))}
  </ol>`

const entry = (
  { words, name, given, money, ago, date }: CardSpeech,
  { kind, at, channel, text, value, currency, creative }: Interaction,
): TemplateResult => {
  const format = creative?.format?.name ?? creative?.name
  return html`<li>
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${svg`<path d=${kindIcons[kind]} />`}</svg>
    <div>
      <p class="happened">
        <span
          ><span class="kind">${words.kinds[kind]}</span>
          ${channel === null ? nothing : html`<span class="muted">${words.on(given(name(channel)))}</span>`}
          ${value === null ? nothing : html`<strong class="number">${money(value, currency)}</strong>`}</span
        >
        <time class="muted small" datetime=${at} title=${date(at)}>${ago(at)}</time>
      </p>
      ${text === null || text === '' ? nothing : html`<p class="text" dir="auto"><q>${text}</q></p>`}
      ${format === undefined ? nothing : html`<p class="muted small"><bdi>${format}</bdi></p>`}
    </div>
  </li>`
}
