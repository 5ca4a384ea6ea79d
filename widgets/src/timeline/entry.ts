import { html, nothing, type TemplateResult } from 'lit'
import type { InteractionKind } from '@rapport/schema/generated/graphql.ts'
import { kindAndWhere, kindIcon } from '../person/kind-and-where.ts'
import type { Answer, Day, Entry } from './days.ts'
import { feeling } from './feeling.ts'
import type { TimelineSpeech } from './timeline-speech.ts'
import { nameOfDay, waited } from './times.ts'

/** One day under its name. */
export const daySection = (
  speech: TimelineSpeech,
  { at, entries }: Day,
  heading: (name: string) => TemplateResult,
): TemplateResult =>
  html`<section class="day" part="day">
    ${heading(nameOfDay(speech, at))}
    <ol class="entries">
      ${entries.map((entry) => entryItem(speech, entry))}
    </ol>
  </section>`

const entryItem = (speech: TimelineSpeech, { happening, steps, answers }: Entry): TemplateResult => {
  const { words, clock, count } = speech
  const { kind, at, text, creative, sentiment } = happening
  const done = steps.map(({ kind: step, times }) => words.kinds[step] + (times > 1 ? ` (${count(times)}×)` : ''))
  return html`<li class="entry ${weightOf(happening, steps)}" part="entry" tabindex="-1">
    ${kindIcon(kind)}
    <div>
      <p class="happened">
        ${kindAndWhere(speech, done.join(' · '), happening)}
        <time class="muted small number" datetime=${at}>${clock(Date.parse(at))}</time>
      </p>
      ${quotation(text)}
      ${
        sentiment === null && creative === null
          ? nothing
          : html`<p class="muted small about">
              ${sentiment && feeling(speech, sentiment.label)}
              ${creative?.format ? html`<bdi class="format">${creative.format.name}</bdi>` : nothing}
              ${creative && html`<bdi>${creative.name}</bdi>`}
            </p>`
      }
      ${answers.map((answer) => answerNote(speech, at, answer))}
    </div>
  </li>`
}

/** What matters stands out: what people said and bought, and what they did, before what they merely saw. */
const weightOf = ({ text, kind }: Entry['happening'], steps: Entry['steps']): string => {
  if (text || kind === 'PURCHASE') return 'weighty'
  return steps.every((step) => passive.has(step.kind)) ? 'quiet' : ''
}
const passive = new Set<InteractionKind>(['IMPRESSION', 'VIEW', 'PAGE_VIEW'])

const quotation = (text: string | null) => (text ? html`<p class="text" dir="auto"><q>${text}</q></p>` : nothing)

const answerNote = (speech: TimelineSpeech, asked: string, { at, text }: Answer): TemplateResult =>
  html`<div class="reply" part="reply">
    <p class="happened">
      <span
        ><span class="kind">${speech.words.kinds.REPLY}</span>
        <span class="muted">${speech.words.after(waited(speech, asked, at))}</span></span
      >
      <time class="muted small number" datetime=${at} title=${speech.date(at)}>${speech.clock(Date.parse(at))}</time>
    </p>
    ${quotation(text)}
  </div>`
