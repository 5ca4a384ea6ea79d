import {
  LitElement,
  html,
  isServer,
  nothing,
  svg,
  type CSSResultGroup,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit'
import type { AnyQuestion, Question } from '../data/client.ts'
import type { Failure } from '../data/failure.ts'
import { kinds, type Kind } from '../export/kinds.ts'
import type { Exported } from '../export/save-export.ts'
import { followLanguage } from '../words/follow-language.ts'
import { localeAt } from '../words/locale.ts'
import { learn, type Speech, type WordsIn } from '../words/speech.ts'
import { version } from '../version.ts'
import { actions } from './actions.ts'
import { Asking, type Address, type State } from './asking.ts'
import { baseStyles } from './base.styles.ts'
import { tell } from './events.ts'
import { Following } from './following.ts'
import { OnPaper } from './on-paper.ts'

export { configure } from '../data/credential.ts'

/** Enough grey blocks to fill the room that any element keeps for itself (`--room`); the rest is cut off. */
const mostBones = 36

/** Milliseconds between two announcements of a live element. */
const quiet = 30_000

/** What every element does: ask one question, and show that it waits, what it learnt, or why it cannot. */
export abstract class RapportElement<Result, Variables extends object, Words> extends LitElement implements Address {
  /** Which build of the elements this is. */
  static readonly version = version
  static override styles: CSSResultGroup = baseStyles
  static override properties: PropertyDeclarations = {
    api: {},
    tokenUrl: { attribute: 'token-url' },
    publishableKey: { attribute: 'publishable-key' },
    theme: { reflect: true },
    density: { reflect: true },
    headingLevel: { attribute: 'heading-level', type: Number },
    live: { type: Boolean },
    answer: { attribute: false },
    speech: { state: true },
  }

  /** Where Rapport runs, when not where the script comes from, for example `https://rapport.example`. */
  declare api: string | null
  /** A route of the page's own server that answers POST with `{ "token": "…", "expiresIn": 600 }`. */
  declare tokenUrl: string | null
  /** A key (`pk_…`) that may stand in the page, in place of `token-url`, for elements that show no person. */
  declare publishableKey: string | null
  /** `light`, `dark`, or `auto` for the visitor's own setting. Without it the element follows the page's `color-scheme`. */
  declare theme: 'light' | 'dark' | 'auto' | null
  /** `compact` for less space and smaller type. */
  declare density: 'compact' | null
  /** Level of the element's heading in the page's outline, from 1 to 6. */
  declare headingLevel: number
  /** Keeps the element up to date while somebody looks at the page. */
  declare live: boolean
  /** What the server answers to `question()`, where the page has it already: it is shown, and nothing is asked. */
  declare answer: Result | null
  /** Null until the words have come. */
  declare protected speech: Speech<Words> | null

  readonly #asking: Asking<Result, Variables>
  #given: State<Result> | null = null
  #told: State<Result> | null = null
  #announcement = ''
  #announcedAt = -Infinity
  #resizes: ResizeObserver | null = null
  #learning: Promise<Speech<Words>> | null = null
  #unfollow: (() => void) | null = null

  constructor() {
    super()
    this.api = null
    this.tokenUrl = null
    this.publishableKey = null
    this.theme = null
    this.density = null
    this.headingLevel = 2
    this.live = false
    this.answer = null
    this.speech = null
    this.#asking = new Asking(
      this,
      () => (this.answer === null ? this.question() : null),
      () => this.requestUpdate(),
    )
    void new OnPaper(this)
    void new Following(
      this,
      () =>
        this.live && this.#asking.state.name === 'ready' ? { ...this.#asking.whom(), question: this.news() } : null,
      this.refresh,
    )
  }

  /** The element's words, in each language. */
  protected abstract readonly wordsIn: WordsIn<Words>

  /** Files that what is shown can be saved as. */
  protected readonly savedAs: readonly Kind[] = kinds

  /**
   * What to ask, made of the element's attributes.
   * @throws {Failure} LOAD with a sentence when an attribute cannot be used
   */
  abstract question(): Question<Result, Variables>

  /** The subscription that says when there may be another answer. */
  protected abstract news(): AnyQuestion

  /** A sentence when the answer holds nothing to show, else null. */
  protected abstract emptySentence(speech: Speech<Words>, result: Result): string | null

  protected abstract renderResult(speech: Speech<Words>, result: Result): TemplateResult

  /** What is shown, as a table and, where it can be saved as one, a picture. */
  protected abstract exported(speech: Speech<Words>, result: Result): Promise<Exported>

  override connectedCallback(): void {
    super.connectedCallback()
    void this.learn()
    this.#unfollow = followLanguage(() => void this.learn())
    this.#resizes = new ResizeObserver(([entry]) => {
      if (entry) tell(this, 'rapport-resize', { height: Math.ceil(entry.contentRect.height) })
    })
    this.#resizes.observe(this)
    this.requestUpdate()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#resizes?.disconnect()
    this.#unfollow?.()
  }

  /** Fetches the words that the element speaks: those of the page around it, unless told others. */
  async learn(locale = localeAt(this)): Promise<void> {
    try {
      const learning = (this.#learning = learn(locale, this.wordsIn))
      const speech = await learning
      // What was asked for later may have come sooner.
      if (learning === this.#learning) this.speech = speech
    } catch {
      // Without words the page's own content is shown, and why in code.
      tell(this, 'rapport-error', { code: 'LOAD', message: `The words of ${this.localName} could not be loaded.` })
    }
  }

  /** Asks for a new answer, for example after an error; what is there stays until it comes. */
  readonly refresh = (): void => this.#asking.again()

  /** A heading at the element's level, or as many below it. */
  protected heading(content: unknown, below = 0, part: string | typeof nothing = nothing): TemplateResult {
    const level = Math.min(6, Math.max(1, this.headingLevel || 2) + below)
    return html`<div role="heading" aria-level=${level} part=${part} class="heading-${below}">${content}</div>`
  }

  get #state(): State<Result> {
    return this.#given ?? this.#asking.state
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('answer')) return
    this.#given = this.answer === null ? null : { name: 'ready', result: this.answer, outdated: null }
  }

  protected override render(): TemplateResult {
    return html`<article
      class="base"
      part="base"
      lang=${this.speech?.language ?? nothing}
      dir=${this.speech?.direction ?? nothing}
      aria-busy=${this.#asking.busy}
    >
      <div class="content">${this.#renderState(this.#state)}</div>
    </article>`
  }

  #renderState(state: State<Result>): TemplateResult {
    const { speech } = this
    if (state.name === 'failed') return this.#renderFailure(state.failure)
    if (state.name === 'waiting' || speech === null) return skeleton(speech?.words.waiting)
    const empty = this.emptySentence(speech, state.result)
    if (empty !== null)
      return html`<div class="notice" part="empty">
        ${emptySign}
        <p role="status"><slot name="empty">${empty}</slot></p>
        <span class="code">EMPTY</span>
      </div>`
    const { result, outdated } = state
    return html`${this.#renderOutdated(outdated)} ${this.renderResult(speech, result)}
      ${isServer ? nothing : actions(this, speech.words, this.savedAs, () => this.exported(speech, result))}
      <span class="unseen" role="status">${this.#announcement}</span>`
  }

  #renderFailure(failure: Failure): TemplateResult {
    // Without words, what the page says inside the element has to do.
    return html`<div class="notice failed" part="error">
      ${failedSign}
      <p role="status"><slot name="error">${sentenceOf(failure, this.speech) || html`<slot></slot>`}</slot></p>
      ${this.#retryButton(failure)}
      <span class="code">${failure.code}</span>
    </div>`
  }

  #renderOutdated(failure: Failure | null): TemplateResult | typeof nothing {
    if (failure === null) return nothing
    return html`<p class="outdated muted small" part="outdated" role="status">
      ${sentenceOf(failure, this.speech)} ${this.#retryButton(failure)}
    </p>`
  }

  #retryButton({ sentence }: Failure): TemplateResult | typeof nothing {
    // A failure with a sentence of its own is in the page: asking again would not help.
    if (sentence !== null || this.speech === null) return nothing
    return html`<button part="retry" @click=${this.refresh}>${this.speech.words.retry}</button>`
  }

  /** Says to those who do not see it that a live element shows something else. */
  #announce(before: Result, result: Result): void {
    const now = performance.now()
    if (now - this.#announcedAt < quiet || JSON.stringify(before) === JSON.stringify(result)) return
    this.#announcedAt = now
    this.#announcement = this.speech?.words.updated(this.speech.clock()) ?? ''
    this.requestUpdate()
  }

  /** Whoever listens finds the element as it says it is, and hears of each answer once. */
  protected override updated(): void {
    const state = this.#state
    if (state === this.#told || state.name === 'waiting' || (state.name === 'ready' && this.speech === null)) return
    const before = this.#told
    this.#told = state
    if (this.live && before?.name === 'ready' && state.name === 'ready') this.#announce(before.result, state.result)
    const failure = state.name === 'failed' ? state.failure : state.outdated
    const empty = state.name === 'ready' && this.speech && this.emptySentence(this.speech, state.result)
    if (failure) {
      const message = failure.reason ?? sentenceOf(failure, this.speech)
      tell(this, 'rapport-error', { code: failure.code, message })
    } else if (empty) tell(this, 'rapport-error', { code: 'EMPTY', message: empty })
    else tell(this, 'rapport-ready', null)
    if (failure?.code === 'TOKEN') tell(this, 'rapport-token-needed', null)
  }
}

const sentenceOf = ({ sentence, code }: Failure, speech: Speech<unknown> | null): string =>
  sentence ?? speech?.words.failures[code] ?? ''

const skeleton = (sentence: string | undefined) => {
  const bones = Array.from({ length: mostBones }, (_, i) => html`<div class="bone ${i % 5 === 3 ? 'tall' : ''}"></div>`)
  return html`<div class="skeleton" part="waiting">
    <slot name="loading"><span class="unseen" role="status">${sentence}</span>${bones}</slot>
  </div>`
}

const sign = (shape: TemplateResult) =>
  html`<svg class="sign" viewBox="0 0 28 28" aria-hidden="true">
    <circle cx="14" cy="14" r="11" />
    ${shape}
  </svg>`
const failedSign = sign(svg`<path d="M14 8v7.5M14 19.5v.2" />`)
const emptySign = sign(svg`<path d="M9.5 14h9" />`)
