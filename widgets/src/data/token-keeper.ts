import { Failure } from './failure.ts'
import { toldInstead, type TokenProvider } from './token-provider.ts'

/** A token is renewed after this part of its life, so that no request leaves with one about to expire. */
const usefulPart = 0.8
/** Milliseconds between attempts to renew, doubled each time. */
const pause = { first: 1_000, longest: 60_000 }

/** What a token allows, without what differs between two tokens for the same. */
const scopeOf = (token: string): string => {
  try {
    const payload = atob((token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/'))
    const { exp: _, iat: __, jti: ___, ...scope } = JSON.parse(payload)
    return JSON.stringify(scope)
  } catch {
    return token
  }
}

/**
 * Keeps one embed token for all elements that share a provider. While somebody watches a page that is looked at, it is renewed in time;
 * otherwise when it is asked for too late.
 *
 * Fires `change` when what the page may show has changed: somebody signed in, signed out, or became somebody else.
 */
export class TokenKeeper extends EventTarget {
  readonly #provide: TokenProvider
  #pending: Promise<string> | null = null
  #token: string | null = null
  #scope: string | null = null
  #usefulUntil = 0
  #watchers = 0
  #failures = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(provide: TokenProvider) {
    super()
    this.#provide = provide
  }

  /** What the token allows; null without one. */
  get scope(): string | null {
    return this.#scope
  }

  /**
   * @param refused a token that the server has just refused; it is renewed unless another element did so already
   * @throws {Failure} TOKEN when nobody is signed in; something else when the provider fails
   */
  get(refused?: string): Promise<string> {
    const useful = this.#token !== null && this.#token !== refused && performance.now() < this.#usefulUntil
    if (useful && this.#token !== null) return Promise.resolve(this.#token)
    this.#pending ??= this.#renew().finally(() => (this.#pending = null))
    return this.#pending
  }

  /** Keeps the token fresh, and says of changes, until `signal` is aborted. */
  watch(onChange: () => void, signal: AbortSignal): void {
    this.addEventListener('change', onChange, { signal })
    if (++this.#watchers === 1) for (const [target, wake] of wakes) target().addEventListener(wake, this.#wake)
    signal.addEventListener('abort', () => {
      if (--this.#watchers > 0) return
      clearTimeout(this.#timer)
      for (const [target, wake] of wakes) target().removeEventListener(wake, this.#wake)
    })
    this.#plan()
  }

  /** The machine slept, the connection was gone or the page was not looked at: timers say nothing about the time since. */
  readonly #wake = (): void => {
    if (document.hidden || performance.now() < this.#usefulUntil) return
    this.get().catch(() => {})
  }

  /** Renews the token before it is too old, or after a pause that doubles with each failure. */
  #plan(): void {
    clearTimeout(this.#timer)
    if (this.#watchers === 0 || (this.#token === null && this.#failures === 0)) return
    const wait = this.#failures
      ? Math.min(pause.longest, pause.first * 2 ** this.#failures) * (0.5 + Math.random() / 2)
      : // Timers may be a little early.
        this.#usefulUntil - performance.now() + 10
    this.#timer = setTimeout(this.#wake, wait)
  }

  async #renew(): Promise<string> {
    const before = this.#scope
    try {
      const asked = performance.now()
      const answer = await this.#provide()
      if (answer === null) throw this.#forget()
      const { token, expiresIn } = answer
      if (typeof token !== 'string' || token === '' || !(expiresIn > 0))
        throw new Failure('LOAD', { reason: `No token with expiresIn in the answer: ${toldInstead(answer)}` })
      this.#failures = 0
      this.#token = token
      this.#scope = scopeOf(token)
      this.#usefulUntil = asked + expiresIn * 1000 * usefulPart
      return token
    } catch (cause) {
      const failure =
        cause instanceof Failure ? cause : new Failure('NETWORK', { reason: `There is no token: ${cause}`, cause })
      if (failure.code === 'TOKEN') throw failure
      // Once, however often it is tried again.
      if (this.#failures++ === 0) console.error(`Rapport: ${failure.reason}`)
      this.#usefulUntil = 0
      throw failure
    } finally {
      this.#plan()
      if (before !== this.#scope) this.dispatchEvent(new Event('change'))
    }
  }

  /** Nobody is signed in: nothing is kept, and nothing is asked until the page wakes or somebody tries again. */
  #forget(): Failure {
    this.#token = null
    this.#scope = null
    this.#usefulUntil = 0
    this.#failures = 0
    return new Failure('TOKEN')
  }
}

/** Functions, so that this module can be loaded where there is no page. */
const wakes: [target: () => EventTarget, event: string][] = [
  [() => document, 'visibilitychange'],
  [() => window, 'pageshow'],
  [() => window, 'online'],
]
