import { html, nothing, svg, type TemplateResult } from 'lit'
import type { InteractionKind } from '@rapport/schema/generated/graphql.ts'
import type { words as cardWords } from '../words/en/profile-card.ts'
import type { Speech } from '../words/speech.ts'
import { kindIcons } from './kind-icons.ts'

interface Interaction {
  channel: string | null
  value: string | null
  currency: string | null
}

export const kindIcon = (kind: InteractionKind): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${svg`<path d=${kindIcons[kind]} />`}</svg>`

/** What happened, where, and for how much. */
export const kindAndWhere = (
  { words, name, given, money }: Speech<typeof cardWords>,
  what: string,
  { channel, value, currency }: Interaction,
): TemplateResult =>
  html`<span
    ><span class="kind">${what}</span>
    ${channel === null ? nothing : html`<span class="muted">${words.on(given(name(channel)))}</span>`}
    ${value === null ? nothing : html`<strong class="number">${money(value, currency)}</strong>`}</span
  >`
