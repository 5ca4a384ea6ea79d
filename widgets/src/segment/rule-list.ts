import { html, type TemplateResult } from 'lit'
import type { Clause } from './clauses.ts'

/** What a rule says, one thing a line, and what is tied together further in. */
export const ruleList = (clauses: readonly Clause[]): TemplateResult =>
  html`<ul class="rule">
    ${clauses.map((clause) =>
      'tie' in clause
        ? html`<li>${clause.tie} ${ruleList(clause.clauses)}</li>`
        : html`<li>
            <strong>${clause.subject}</strong>${clause.details === '' ? '' : html`: <span>${clause.details}</span>`}
          </li>`,
    )}
  </ul>`
