import { states } from '../words/en/states.ts'
import { Failure } from './failure.ts'

/** What a token endpoint answers. `expiresIn` is in seconds from now, so that the visitor's clock does not matter. */
export interface Token {
  token: string
  expiresIn: number
}

export type TokenProvider = () => Promise<Token>

/** A token is renewed after this part of its life, so that no request leaves with one about to expire. */
const usefulPart = 0.8

/** Keeps one embed token for all elements that share a provider, and renews it when it is asked for too late. */
export class TokenKeeper {
  readonly #provide: TokenProvider
  #pending: Promise<string> | null = null
  #token: string | null = null
  #usefulUntil = 0

  constructor(provide: TokenProvider) {
    this.#provide = provide
  }

  /**
   * @param refused a token that the server has just refused; it is renewed unless another element did so already
   * @throws {Failure} TOKEN when the provider fails or answers without a token
   */
  get(refused?: string): Promise<string> {
    const useful = this.#token !== null && this.#token !== refused && performance.now() < this.#usefulUntil
    if (useful && this.#token !== null) return Promise.resolve(this.#token)
    this.#pending ??= this.#renew().finally(() => (this.#pending = null))
    return this.#pending
  }

  async #renew(): Promise<string> {
    try {
      const asked = performance.now()
      const { token, expiresIn } = await this.#provide()
      if (typeof token !== 'string' || token === '') throw new TypeError('The answer has no token.')
      this.#token = token
      this.#usefulUntil = asked + expiresIn * 1000 * usefulPart
      return token
    } catch (cause) {
      this.#token = null
      throw new Failure('TOKEN', null, cause)
    }
  }
}

/** Asks the page's own server, with its own cookies: `POST url` answers `{ "token": "…", "expiresIn": 600 }`. */
const askPage =
  (url: string): TokenProvider =>
  async () => {
    const response = await fetch(url, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { accept: 'application/json' },
    })
    if (!response.ok) throw new Error(`${url} answered ${response.status}`)
    return response.json()
  }

const keepers = new Map<string, TokenKeeper>()
let configured: TokenKeeper | null = null

/** Fires `change` when the page configures where tokens come from. */
export const configuration = new EventTarget()

/**
 * Says where tokens come from for elements that have no `token-url`.
 * `token` may be called at any time; it asks for a fresh token each time.
 */
export const configure = (options: { token: TokenProvider }): void => {
  configured = new TokenKeeper(options.token)
  configuration.dispatchEvent(new Event('change'))
}

/**
 * The keeper that elements with this `token-url` share, or the configured one without.
 * @throws {Failure} TOKEN when there is neither
 */
export const tokenKeeper = (url: string | null): TokenKeeper => {
  if (url === null) {
    if (configured === null) throw new Failure('TOKEN', states.noTokens)
    return configured
  }
  const address = new URL(url, document.baseURI).href
  const keeper = keepers.get(address) ?? new TokenKeeper(askPage(address))
  keepers.set(address, keeper)
  return keeper
}
