import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { clientOf, type Question } from '../data/client.ts'
import { credentialOf, type Credential } from '../data/credential.ts'
import { Failure, type FailureCode } from '../data/failure.ts'
import { registry } from '../data/registry.ts'

/** What an element has to show. */
export type State<Result> =
  | { name: 'waiting' }
  /** `outdated`: why there is no newer answer, when one was asked for in vain. */
  | { name: 'ready'; result: Result; outdated: Failure | null }
  | { name: 'failed'; failure: Failure }

/** The attributes that say whom to ask, and as whom. */
export interface Address {
  api: string | null
  tokenUrl: string | null
  publishableKey: string | null
}

/** The server that this script came from. Bundled as a classic script it has no address; the page's own has to do then. */
const home = new URL(import.meta.url ?? location.href).origin

/** Failures that pass by themselves, so that an old answer is better than none. */
const passing: string[] = ['OFFLINE', 'NETWORK', 'BUSY'] satisfies FailureCode[]

/** Asks an element's question whenever it changes, and again when what went wrong may be over. An answer stays while a newer one is asked for. */
export class Asking<Result, Variables extends object> implements ReactiveController {
  readonly #host: ReactiveControllerHost & Address
  readonly #question: () => Question<Result, Variables> | null
  readonly #onChange: (state: State<Result>) => void
  #asked: string | null = null
  #request: AbortController | null = null
  #connection: AbortController | null = null
  /** For the next question only. */
  #maxAge: number | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #state: State<Result> = { name: 'waiting' }
  /** Whether an answer is on its way. */
  busy = false

  /**
   * @param question null when there is nothing to ask; may throw a Failure that says what is wrong with the attributes
   * @param onChange hears every new state
   */
  constructor(
    host: ReactiveControllerHost & Address,
    question: () => Question<Result, Variables> | null,
    onChange: (state: State<Result>) => void,
  ) {
    this.#host = host
    this.#question = question
    this.#onChange = onChange
    host.addController(this)
  }

  get state(): State<Result> {
    return this.#state
  }

  hostConnected(): void {
    const { signal } = (this.#connection = new AbortController())
    registry.configuration.addEventListener('change', this.again, { signal })
    addEventListener('online', () => this.#trouble() && this.again(), { signal })
  }

  hostDisconnected(): void {
    this.#connection?.abort()
    this.#connection = null
    this.#rest()
  }

  hostUpdate(): void {
    if (this.#connection === null) return
    try {
      const question = this.#question()
      if (question === null) return this.#rest()
      const { api, tokenUrl, publishableKey } = this.#host
      const asked = JSON.stringify([api, tokenUrl, publishableKey, question.variables])
      if (asked === this.#asked) return
      this.#asked = asked
      void this.#ask(question)
    } catch (error) {
      const { failure } = this.#state.name === 'failed' ? this.#state : { failure: null }
      // Whatever else changes, attributes that cannot be used are told once.
      if (error instanceof Failure && failure?.sentence === error.sentence) return
      this.#request?.abort()
      this.#asked = null
      this.#fail(error)
    }
  }

  /** Asks for a new answer, unless one is on its way. */
  readonly again = (): void => {
    if (this.busy) return
    this.#asked = null
    this.#maxAge = 0
    this.#host.requestUpdate()
  }

  /** @throws {Failure} TOKEN when neither the element nor the page name a credential */
  whom(): { url: string; credential: Credential } {
    const { api, tokenUrl, publishableKey } = this.#host
    return { url: new URL('/graphql', api ?? home).href, credential: credentialOf(tokenUrl, publishableKey) }
  }

  #rest(): void {
    this.#request?.abort()
    clearTimeout(this.#timer)
    this.#asked = null
    this.busy = false
  }

  async #ask(question: Question<Result, Variables>): Promise<void> {
    clearTimeout(this.#timer)
    this.#request?.abort()
    const { signal } = (this.#request = new AbortController())
    this.busy = true
    try {
      const { url, credential } = this.whom()
      credential.watch(this.again, signal)
      const client = clientOf(url, credential)
      const known = client.remembered(question)
      this.#become(known === undefined ? { name: 'waiting' } : { name: 'ready', result: known, outdated: null })
      const maxAge = this.#maxAge
      this.#maxAge = undefined
      const result = await client.ask(question, signal, maxAge)
      this.busy = false
      if (result === known) this.#host.requestUpdate()
      else this.#become({ name: 'ready', result, outdated: null })
    } catch (error) {
      if (signal.aborted) return
      this.busy = false
      this.#fail(error)
    }
  }

  #fail(error: unknown): void {
    const failure = error instanceof Failure ? error : new Failure('LOAD', { cause: error })
    const { retryAfter } = failure
    // Elements that were sent away together come back one by one.
    if (retryAfter !== null) this.#timer = setTimeout(this.again, retryAfter * 1000 * (1 + Math.random()))
    const old = this.#state.name === 'ready' && passing.includes(failure.code) ? this.#state.result : undefined
    this.#become(old === undefined ? { name: 'failed', failure } : { name: 'ready', result: old, outdated: failure })
  }

  /** What went wrong last, if it may pass by itself. */
  #trouble(): boolean {
    const state = this.#state
    const failure = state.name === 'failed' ? state.failure : state.name === 'ready' ? state.outdated : null
    return failure !== null && passing.includes(failure.code)
  }

  #become(state: State<Result>): void {
    this.#state = state
    this.#onChange(state)
  }
}
