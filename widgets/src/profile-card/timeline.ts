import { html, nothing, svg, type TemplateResult } from 'lit'
import type { ProfileCardQuery } from '@rapport/schema/generated/graphql.ts'
import { named } from '../words/en/names.ts'
import { profileCard as words } from '../words/en/profile-card.ts'
import { money } from '../words/numbers.ts'
import { ago, date } from '../words/time.ts'
import { kindIcons } from './kind-icons.ts'

type Interaction = NonNullable<ProfileCardQuery['customer']>['interactions']['edges'][number]['node']

/** What happened last, newest first, each with when and where. */
export const timeline = (interactions: readonly Interaction[]): TemplateResult =>
  html`<ol class="timeline">
    ${interactions.map(entry)}
  </ol>`

const entry = ({ kind, at, channel, text, value, currency, creative }: Interaction): TemplateResult => {
  const format = creative?.format?.name ?? creative?.name
  return html`<li>
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${svg`<path d=${kindIcons[kind]} />`}</svg>
    <div>
      <p class="happened">
        <span
          ><span class="kind">${words.kinds[kind]}</span>
          ${channel === null ? nothing : html`<span class="muted">${words.on(named(channel))}</span>`}
          ${value === null ? nothing : html`<strong class="number">${money(value, currency)}</strong>`}</span
        >
        <time class="muted small" datetime=${at} title=${date(at)}>${ago(at)}</time>
      </p>
      ${text === null || text === '' ? nothing : html`<p class="text">“${text}”</p>`}
      ${format === undefined ? nothing : html`<p class="muted small">${format}</p>`}
    </div>
  </li>`
}
