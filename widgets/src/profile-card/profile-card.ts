import { html, nothing, type TemplateResult } from 'lit'
import {
  ProfileCardDocument,
  ProfileCardLiveDocument,
  type ProfileCardQuery,
  type ProfileCardQueryVariables,
} from '@rapport/schema/generated/graphql.ts'
import { chartStyles } from '../chart/chart.styles.ts'
import { RapportElement } from '../element/rapport-element.ts'
import type { Exported } from '../export/save-export.ts'
import { identityOf, nameOfCustomer } from '../person/customer.ts'
import { about } from './about.ts'
import { affinityChart } from './affinity-chart.ts'
import type { CardSpeech, CardWords } from './card-speech.ts'
import { figures } from './figures.ts'
import { nextFormat } from './next-format.ts'
import { entryStyles } from '../person/entry.styles.ts'
import { profileCardStyles } from './profile-card.styles.ts'
import { timeline } from './timeline.ts'
import { wordsIn } from './words-in.ts'

type Customer = NonNullable<ProfileCardQuery['customer']>

/** More than these and the card becomes a report. */
const shown = { formats: 5, interactions: 6, identities: 5 }

/**
 * @summary One customer at a glance: who it is, how they feel, which formats get an answer from them, what to show them next, and what happened last.
 * @tag rapport-profile-card
 *
 * @fires {CustomEvent<null>} rapport-ready - the card shows a customer
 * @fires {CustomEvent<RapportErrorDetail>} rapport-error - the card shows why it has no customer; `detail.code` says which kind of reason
 * @fires {CustomEvent<RapportResizeDetail>} rapport-resize - the card has another height; `detail.height` is in CSS pixels
 * @fires {CustomEvent<null>} rapport-token-needed - nobody is signed in, or the page has not said where tokens come from
 * @fires {CustomEvent<RapportSelectDetail>} rapport-select - somebody chose a row of the chart; `detail` says which
 *
 * @slot loading - replaces the skeleton
 * @slot empty - replaces the sentence for a customer who is not there or may not be shown
 * @slot error - replaces the sentence for an error
 * @slot actions - what the page adds to the buttons at the end
 *
 * @csspart base - the card
 * @csspart identity - name, e-mail and identities
 * @csspart about - what interests them, and the segments that they are in
 * @csspart figures - the four figures, how they feel and how loyal they are
 * @csspart next - what to show them next, and why
 * @csspart affinities - the formats that get an answer
 * @csspart row - a row of the chart
 * @csspart timeline - the latest interactions
 * @csspart actions - the buttons at the end
 * @csspart outdated - why there are no newer numbers
 * @csspart waiting - the skeleton
 * @csspart empty - the empty state
 * @csspart error - the error state
 * @csspart retry - the button of the error state
 *
 * @cssprop --rapport-room - height that is kept until there is something to show
 * @cssprop --rapport-font - font family; `inherit` takes the page's
 * @cssprop --rapport-font-size - size of running text, from which all others follow (15px)
 * @cssprop --rapport-line-height - height of a line of running text (1.45)
 * @cssprop --rapport-space - how much space there is between things, as a factor (1)
 * @cssprop --rapport-text - colour of text
 * @cssprop --rapport-text-muted - colour of secondary text
 * @cssprop --rapport-surface - background
 * @cssprop --rapport-surface-raised - background of chips, buttons and placeholders
 * @cssprop --rapport-border - colour of lines around things
 * @cssprop --rapport-radius - roundness of the corners (12px)
 * @cssprop --rapport-padding - space inside the edge (1.5em)
 * @cssprop --rapport-shadow - shadow of the element
 * @cssprop --rapport-accent - colour of the best result
 * @cssprop --rapport-accent-soft - pale version of the accent, behind text and under lines
 * @cssprop --rapport-mark - bars of other results
 * @cssprop --rapport-mark-soft - bars that rest on little data
 * @cssprop --rapport-grid - grid lines of charts
 * @cssprop --rapport-danger - colour of the error sign
 * @cssprop --rapport-focus - focus ring
 */
export class RapportProfileCard extends RapportElement<ProfileCardQuery, ProfileCardQueryVariables, CardWords> {
  static override styles = [RapportElement.styles, chartStyles, entryStyles, profileCardStyles]
  static override properties = { ...RapportElement.properties, customer: {} }

  /** Whom to show, as `namespace:value`, for example `user_id:42`. */
  declare customer: string | null

  constructor() {
    super()
    this.customer = null
  }

  protected override readonly wordsIn = wordsIn

  override question() {
    const { formats, interactions } = shown
    return { document: ProfileCardDocument, variables: { customer: identityOf(this.customer), formats, interactions } }
  }

  protected override news() {
    return { document: ProfileCardLiveDocument, variables: { customer: identityOf(this.customer) } }
  }

  protected override emptySentence({ words }: CardSpeech, { customer }: ProfileCardQuery): string | null {
    return customer === null ? words.nobody : null
  }

  protected override renderResult(speech: CardSpeech, { customer }: ProfileCardQuery): TemplateResult {
    const { words } = speech
    if (customer === null) return html``
    const events = customer.interactions.edges.map(({ node }) => node)
    return html`<div class="card">
      ${this.#identity(speech, customer)} ${figures(speech, customer)}
      <section class="next" part="next">
        ${this.heading(words.next, 1)} ${nextFormat(speech, customer.recommendedFormats[0])}
      </section>
      <section part="affinities">${this.heading(words.best, 1)} ${affinityChart(speech, customer.affinities)}</section>
      <section part="timeline">
        ${this.heading(words.latest, 1)}
        ${events.length === 0 ? html`<p class="muted">${words.noInteractions}</p>` : timeline(speech, events)}
      </section>
    </div>`
  }

  protected override async exported(speech: CardSpeech, { customer }: ProfileCardQuery): Promise<Exported> {
    if (customer === null) throw new Error('There is nobody to export.')
    const { exportedOf } = await import('./exported.ts')
    return exportedOf(speech, nameOfCustomer(speech.words, customer), customer)
  }

  #identity(speech: CardSpeech, customer: Customer): TemplateResult {
    const { words, name: nameOf, ago, date, count } = speech
    const name = nameOfCustomer(words, customer)
    // The e-mail address has its own line; what it is called elsewhere is said once.
    const identities = customer.identities.filter(({ namespace }) => namespace !== 'email')
    const hidden = identities.length - shown.identities
    return html`<header class="identity" part="identity">
      <div class="monogram ${customer.known ? 'known' : ''}" aria-hidden="true">${monogram(customer)}</div>
      <div class="who">
        <div class="name">
          ${this.heading(name)}
          ${
            customer.displayName === null && !customer.known
              ? nothing
              : html`<span class="state small">${customer.known ? words.known : words.unknown}</span>`
          }
        </div>
        ${customer.email === null ? nothing : html`<p class="email"><bdi>${customer.email}</bdi></p>`}
        <p class="muted small">${words.seen(ago(customer.lastSeenAt), date(customer.firstSeenAt))}</p>
      </div>
      ${
        identities.length === 0
          ? nothing
          : html`<ul class="chips small" aria-label=${words.identities}>
              ${identities
                .slice(0, shown.identities)
                .map(
                  ({ namespace, value }) =>
                    html`<li class="chip">
                      <span class="muted">${nameOf(namespace)}</span> <bdi class="value">${value}</bdi>
                    </li>`,
                )}
              ${hidden > 0 ? html`<li class="chip muted">${words.more(count(hidden))}</li>` : nothing}
            </ul>`
      }
      ${about(speech, customer)}
    </header>`
  }
}

const monogram = ({ displayName }: Customer): string => {
  const names = (displayName ?? '').split(/\s+/).filter(Boolean)
  const letters = [names.at(0), names.length > 1 ? names.at(-1) : ''].map((name) => [...(name ?? '')][0] ?? '')
  return letters.join('').toLocaleUpperCase() || '?'
}

declare global {
  interface HTMLElementTagNameMap {
    'rapport-profile-card': RapportProfileCard
  }
}
