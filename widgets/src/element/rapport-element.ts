import {
  LitElement,
  html,
  nothing,
  svg,
  type CSSResultGroup,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit'
import { ask, type Question } from '../data/client.ts'
import { Failure } from '../data/failure.ts'
import { configuration, tokenKeeper } from '../data/tokens.ts'
import { states } from '../words/en/states.ts'
import { locale } from '../words/locale.ts'
import { baseStyles } from './base.styles.ts'
import { errorEvent, readyEvent } from './events.ts'

export { configure } from '../data/tokens.ts'

type State<Result> = { name: 'waiting' } | { name: 'ready'; result: Result } | { name: 'failed'; failure: Failure }

/** The server that this script came from. */
const home = new URL(import.meta.url).origin

/** Enough grey blocks to fill the room that any element keeps for itself (`--room`); the rest is cut off. */
const mostBones = 20

/** What every element does: ask one question, and show that it waits, what it learnt, or why it cannot. */
export abstract class RapportElement<Result, Variables extends Record<string, unknown>> extends LitElement {
  static override styles: CSSResultGroup = baseStyles
  static override properties: PropertyDeclarations = {
    api: {},
    tokenUrl: { attribute: 'token-url' },
    theme: { reflect: true },
    headingLevel: { attribute: 'heading-level', type: Number },
    state: { state: true },
  }

  /** Where Rapport runs, when not where the script comes from, for example `https://rapport.example`. */
  declare api: string | null
  /** A route of the page's own server that answers POST with `{ "token": "…", "expiresIn": 600 }`. */
  declare tokenUrl: string | null
  /** `light`, `dark`, or `auto` for the visitor's own setting. Without it the element follows the page's `color-scheme`. */
  declare theme: 'light' | 'dark' | 'auto' | null
  /** Level of the element's heading in the page's outline, from 1 to 6. */
  declare headingLevel: number
  declare protected state: State<Result>

  #asked: string | null = null
  #request: AbortController | null = null

  constructor() {
    super()
    this.api = null
    this.tokenUrl = null
    this.theme = null
    this.headingLevel = 2
    this.state = { name: 'waiting' }
  }

  /**
   * What to ask, made of the element's attributes.
   * @throws {Failure} LOAD with a sentence when an attribute cannot be used
   */
  protected abstract question(): Question<Result, Variables>

  /** A sentence when the answer holds nothing to show, else null. */
  protected abstract emptySentence(result: Result): string | null

  protected abstract renderResult(result: Result): TemplateResult

  override connectedCallback(): void {
    super.connectedCallback()
    configuration.addEventListener('change', this.retry)
    this.requestUpdate()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    configuration.removeEventListener('change', this.retry)
    this.#request?.abort()
    if (this.state.name === 'waiting') this.#asked = null
  }

  /** Asks again unless there is an answer already. */
  readonly retry = (): void => {
    if (this.state.name === 'ready') return
    this.#asked = null
    this.requestUpdate()
  }

  protected override willUpdate(): void {
    if (!this.isConnected) return
    try {
      const question = this.question()
      const asked = JSON.stringify([this.api, this.tokenUrl, question.variables])
      if (asked === this.#asked) return
      this.#asked = asked
      void this.#load(question)
    } catch (error) {
      this.#request?.abort()
      this.#asked = null
      void this.#fail(error)
    }
  }

  async #load(question: Question<Result, Variables>): Promise<void> {
    this.#request?.abort()
    const { signal } = (this.#request = new AbortController())
    this.state = { name: 'waiting' }
    try {
      const url = new URL('/graphql', this.api ?? home).href
      const result = await ask(url, question, tokenKeeper(this.tokenUrl), signal)
      const empty = this.emptySentence(result)
      if (empty !== null) throw new Failure('EMPTY', empty)
      this.state = { name: 'ready', result }
      await this.updateComplete
      this.dispatchEvent(readyEvent())
    } catch (error) {
      if (!signal.aborted) await this.#fail(error)
    }
  }

  async #fail(error: unknown): Promise<void> {
    const failure = error instanceof Failure ? error : new Failure('LOAD', null, error)
    if (this.state.name === 'failed' && this.state.failure.message === failure.message) return
    this.state = { name: 'failed', failure }
    // Whoever listens finds the element as it says it is.
    await this.updateComplete
    this.dispatchEvent(errorEvent({ code: failure.code, message: sentenceOf(failure) }))
  }

  /** A heading at the element's level, or as many below it. */
  protected heading(content: unknown, below = 0, part: string | typeof nothing = nothing): TemplateResult {
    const level = Math.min(6, Math.max(1, this.headingLevel || 2) + below)
    return html`<div role="heading" aria-level=${level} part=${part} class="heading-${below}">${content}</div>`
  }

  protected override render(): TemplateResult {
    const { state } = this
    return html`<article class="base" part="base" lang=${locale} aria-busy=${state.name === 'waiting'}>
      <div class="content">${this.#renderState(state)}</div>
    </article>`
  }

  #renderState(state: State<Result>): TemplateResult {
    if (state.name === 'ready') return this.renderResult(state.result)
    if (state.name === 'failed') return this.#renderFailure(state.failure)
    const bones = Array.from(
      { length: mostBones },
      (_, i) => html`<div class="bone ${i % 5 === 3 ? 'tall' : ''}"></div>`,
    )
    return html`<div class="skeleton" part="waiting">
      <span class="unseen" role="status">${states.waiting}</span>${bones}
    </div>`
  }

  #renderFailure(failure: Failure): TemplateResult {
    const empty = failure.code === 'EMPTY'
    // A failure with a sentence of its own is in the page or in the data: asking again would not help.
    return html`<div class="notice ${empty ? '' : 'failed'}" part=${empty ? 'empty' : 'error'}>
      ${empty ? emptySign : failedSign}
      <p role="status"><slot name=${empty ? 'empty' : 'error'}>${sentenceOf(failure)}</slot></p>
      ${failure.sentence !== null ? nothing : html`<button part="retry" @click=${this.retry}>${states.retry}</button>`}
      <span class="code">${failure.code}</span>
    </div>`
  }
}

const sentenceOf = (failure: Failure): string => failure.sentence ?? states.failures[failure.code]

const sign = (shape: TemplateResult) =>
  html`<svg class="sign" viewBox="0 0 28 28" aria-hidden="true">
    <circle cx="14" cy="14" r="11" />
    ${shape}
  </svg>`
const failedSign = sign(svg`<path d="M14 8v7.5M14 19.5v.2" />`)
const emptySign = sign(svg`<path d="M9.5 14h9" />`)
