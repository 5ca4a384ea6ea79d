import { html, isServer, nothing, type PropertyValues, type TemplateResult } from 'lit'
import {
  TimelineDocument,
  TimelineLiveDocument,
  type TimelineQuery,
  type TimelineQueryVariables,
} from '@rapport/schema/generated/graphql.ts'
import { RapportElement } from '../element/rapport-element.ts'
import type { Exported } from '../export/save-export.ts'
import { identityOf, nameOfCustomer } from '../person/customer.ts'
import { daysOf } from './days.ts'
import { daySection } from './entry.ts'
import { Pages, type PageQuestion } from './pages.ts'
import { kindsOf, showOf, shows, type Show } from './shows.ts'
import type { TimelineSpeech, TimelineWords } from './timeline-speech.ts'
import { entryStyles } from '../person/entry.styles.ts'
import { timelineStyles } from './timeline.styles.ts'
import { wordsIn } from './words-in.ts'

/** Happenings on a page: some days of somebody who is often here. */
const page = 15

/**
 * @summary What one customer said, was shown and bought, day by day, with our answers beneath what they answer.
 * @tag rapport-timeline
 *
 * @fires {CustomEvent<null>} rapport-ready - the timeline shows a customer
 * @fires {CustomEvent<RapportErrorDetail>} rapport-error - the timeline shows why it has no customer; `detail.code` says which kind of reason
 * @fires {CustomEvent<RapportResizeDetail>} rapport-resize - the timeline has another height; `detail.height` is in CSS pixels
 * @fires {CustomEvent<null>} rapport-token-needed - nobody is signed in, or the page has not said where tokens come from
 *
 * @slot loading - replaces the skeleton
 * @slot empty - replaces the sentence for a customer who is not there or may not be shown
 * @slot error - replaces the sentence for an error
 * @slot actions - what the page adds to the buttons at the end
 *
 * @csspart base - the timeline
 * @csspart filter - the buttons that choose what is shown
 * @csspart day - one day
 * @csspart entry - one thing that was said, shown or bought
 * @csspart reply - our answer to it
 * @csspart more - the button that shows what was before
 * @csspart actions - the buttons at the end
 * @csspart outdated - why there is nothing newer
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
 * @cssprop --rapport-surface-raised - background of what was said, buttons and placeholders
 * @cssprop --rapport-border - colour of lines around things
 * @cssprop --rapport-radius - roundness of the corners (12px)
 * @cssprop --rapport-padding - space inside the edge (1.5em)
 * @cssprop --rapport-shadow - shadow of the element
 * @cssprop --rapport-accent - colour of our answers and of what is chosen
 * @cssprop --rapport-accent-soft - pale version of the accent
 * @cssprop --rapport-danger - colour of the error sign and of what was said against us
 * @cssprop --rapport-focus - focus ring
 */
export class RapportTimeline extends RapportElement<TimelineQuery, TimelineQueryVariables, TimelineWords> {
  static override styles = [RapportElement.styles, entryStyles, timelineStyles]
  static override properties = { ...RapportElement.properties, customer: {}, show: {}, chosen: { state: true } }

  /** Whom to show, as `namespace:value`, for example `user_id:42`. */
  declare customer: string | null
  /** What to begin with: `all`, `talk`, `seen` (ads that were shown, and what came of them) or `purchases`. Visitors can choose another. */
  declare show: 'all' | 'talk' | 'seen' | 'purchases' | null
  /** What the visitor chose; null before. */
  declare protected chosen: Show | null

  readonly #pages: Pages
  #added = ''
  #focusAt: number | null = null

  constructor() {
    super()
    this.customer = null
    this.show = null
    this.chosen = null
    this.#pages = new Pages(this, this.#questionOf, this.#onOlder)
  }

  protected override readonly wordsIn = wordsIn
  protected override readonly savedAs = ['csv'] as const

  override question() {
    return this.#questionOf({ show: showOf(this.show), after: null })
  }

  readonly #questionOf: PageQuestion = ({ show, after }) => {
    const kinds = kindsOf[show]
    const variables = { customer: identityOf(this.customer), first: page, after, kinds: kinds && [...kinds] }
    return { document: TimelineDocument, variables }
  }

  protected override news() {
    return { document: TimelineLiveDocument, variables: { customer: identityOf(this.customer) } }
  }

  protected override emptySentence({ words }: TimelineSpeech, { customer }: TimelineQuery): string | null {
    return customer === null ? words.nobody : null
  }

  get #shown(): Show {
    return this.chosen ?? showOf(this.show)
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (changed.has('show') || changed.has('customer')) this.chosen = null
    if (changed.has('customer')) this.#pages.rest()
  }

  protected override renderResult(speech: TimelineSpeech, { customer }: TimelineQuery): TemplateResult {
    if (customer === null) return html``
    const { words } = speech
    const [first, shown] = [showOf(this.show), this.#shown]
    const isNews = this.#pages.take(first, customer, this.answer !== null)
    // Asked for once this is rendered.
    if (isNews && shown !== first) void Promise.resolve().then(() => this.#want(shown, true))
    const { happenings, end } = this.#pages.known(shown)
    const busy = this.#pages.busy
    return html`<header class="top">
        ${this.heading(nameOfCustomer(words, customer))} ${isServer ? nothing : this.#filter(speech, shown)}
      </header>
      <div class="days" aria-busy=${busy}>
        ${
          happenings.length === 0
            ? html`<p class="muted">
                ${busy ? words.waiting : shown === 'all' ? words.noInteractions : words.nothing}
              </p>`
            : daysOf(happenings).map((day) => daySection(speech, day, (name) => this.heading(name, 1)))
        }
      </div>
      ${this.#renderFailure(speech)}
      ${
        end === null || isServer
          ? nothing
          : html`<p class="end">
              <button class="more" part="more" aria-disabled=${busy} @click=${this.#older}>${words.earlier}</button>
            </p>`
      }
      <span class="unseen" role="status">${this.#added}</span>`
  }

  #filter({ words }: TimelineSpeech, shown: Show): TemplateResult {
    return html`<div class="filter" part="filter" role="group" aria-label=${words.show}>
      ${shows.map(
        (show) =>
          html`<button class="small" aria-pressed=${show === shown} @click=${() => this.#choose(show)}>
            ${words.shows[show]}
          </button>`,
      )}
    </div>`
  }

  #renderFailure({ words }: TimelineSpeech): TemplateResult | typeof nothing {
    const { failure } = this.#pages
    if (failure === null) return nothing
    return html`<p class="outdated muted small" role="status">
      ${words.failures[failure.code]} <button part="retry" @click=${this.#pages.again}>${words.retry}</button>
    </p>`
  }

  #choose(show: Show): void {
    this.chosen = show
    this.#want(show)
  }

  #want(show: Show, again = false): void {
    this.#added = ''
    this.#pages.want(show, again)
    this.requestUpdate()
  }

  readonly #older = (): void => {
    if (this.#pages.busy) return
    this.#pages.wantOlder(this.#shown)
    this.requestUpdate()
  }

  /** The button goes when there is nothing before: whoever used it goes on with what it brought. */
  readonly #onOlder = (count: number, more: boolean): void => {
    this.#added = this.speech?.words.added(this.speech.count(count)) ?? ''
    const { activeElement } = this.renderRoot as ShadowRoot
    if (more || !activeElement?.matches('.more')) return
    const { happenings } = this.#pages.known(this.#shown)
    const older = new Set(happenings.slice(happenings.length - count))
    // Answers may have gone beneath what they answer, which has come now.
    this.#focusAt = daysOf(happenings)
      .flatMap(({ entries }) => entries)
      .filter(({ happening }) => !older.has(happening)).length
  }

  protected override updated(): void {
    super.updated()
    if (this.#focusAt === null) return
    const entries = this.renderRoot.querySelectorAll<HTMLElement>('.entry')
    entries[Math.min(this.#focusAt, entries.length - 1)]?.focus()
    this.#focusAt = null
  }

  protected override async exported(speech: TimelineSpeech, { customer }: TimelineQuery): Promise<Exported> {
    if (customer === null) throw new Error('There is nobody to export.')
    const { exportedOf } = await import('./exported.ts')
    return exportedOf(speech, nameOfCustomer(speech.words, customer), this.#pages.known(this.#shown).happenings)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rapport-timeline': RapportTimeline
  }
}
