import { Failure } from './failure.ts'

/** What a token route answers. `expiresIn` is in seconds from now, so that the visitor's clock does not matter. */
export interface Token {
  token: string
  expiresIn: number
}

/** Asks for a fresh token each time. Null: nobody is signed in. */
export type TokenProvider = () => Promise<Token | null>

/** Milliseconds that a token may take. */
const patience = 10_000

/** What came in place of a token, for whoever wrote the page; none of the values, for one may be a token under another name. */
export const toldInstead = (answer: unknown): string => {
  if (typeof answer !== 'object' || answer === null) return 'no JSON object'
  const { message } = answer as { message?: unknown }
  return typeof message === 'string' ? message : `{ ${Object.keys(answer).join(', ')} }`
}

/**
 * Asks the page's own server, with its own cookies: `POST url` answers `{ "token": "…", "expiresIn": 600 }`, or 401 to nobody.
 * @throws {Failure} when it was not reached, or answers something else
 */
export const askPage =
  (url: string): TokenProvider =>
  async () => {
    const response = await fetch(url, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(patience),
    }).catch((cause: unknown) => {
      throw new Failure(navigator.onLine === false ? 'OFFLINE' : 'NETWORK', {
        reason: `${url} was not reached.`,
        cause,
      })
    })
    const { ok, status } = response
    if (status === 401 || status === 403) return null
    const answer = await response.json().catch(() => null)
    if (ok && answer !== null) return answer
    throw new Failure(status < 500 ? 'LOAD' : 'NETWORK', {
      reason: `${url} answered ${status}: ${toldInstead(answer)}`,
    })
  }
