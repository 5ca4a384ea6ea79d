import { html, nothing, type TemplateResult } from 'lit'
import type { ProfileCardQuery } from '@rapport/schema/generated/graphql.ts'
import type { CardSpeech } from './card-speech.ts'
import { kindAndWhere, kindIcon } from '../person/kind-and-where.ts'

type Interaction = NonNullable<ProfileCardQuery['customer']>['interactions']['edges'][number]['node']

/** What happened last, newest first, each with when and where. */
export const timeline = (speech: CardSpeech, interactions: readonly Interaction[]): TemplateResult =>
  html`<ol>
    ${interactions.map((interaction) => entry(speech, interaction))}
  </ol>`

const entry = (speech: CardSpeech, interaction: Interaction): TemplateResult => {
  const { kind, at, text, creative } = interaction
  const format = creative?.format?.name ?? creative?.name
  return html`<li class="entry">
    ${kindIcon(kind)}
    <div>
      <p class="happened">
        ${kindAndWhere(speech, speech.words.kinds[kind], interaction)}
        <time class="muted small" datetime=${at} title=${speech.date(at)}>${speech.ago(at)}</time>
      </p>
      ${text === null || text === '' ? nothing : html`<p class="text" dir="auto"><q>${text}</q></p>`}
      ${format === undefined ? nothing : html`<p class="muted small"><bdi>${format}</bdi></p>`}
    </div>
  </li>`
}
