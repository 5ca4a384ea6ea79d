import { html, type TemplateResult } from 'lit'
import type { Clause } from './clauses.ts'
import type { SegmentWords } from './segment-speech.ts'

/** What a rule says, one thing a line, and what is tied together further in. */
export const ruleList = (words: SegmentWords, clauses: readonly Clause[]): TemplateResult =>
  html`<ul class="rule">
    ${clauses.map((clause) =>
      'tie' in clause
        ? html`<li>${clause.tie} ${ruleList(words, clause.clauses)}</li>`
        : html`<li>
            <strong>${clause.subject}</strong>${clause.details === '' ? '' : words.named('', clause.details)}
          </li>`,
    )}
  </ul>`
