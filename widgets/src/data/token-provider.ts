/** What a token route answers. `expiresIn` is in seconds from now, so that the visitor's clock does not matter. */
export interface Token {
  token: string
  expiresIn: number
}

/** Asks for a fresh token each time. Null: nobody is signed in. */
export type TokenProvider = () => Promise<Token | null>

/** Milliseconds that a token may take. */
const patience = 10_000

/** Asks the page's own server, with its own cookies: `POST url` answers `{ "token": "…", "expiresIn": 600 }`, or 401 to nobody. */
export const askPage =
  (url: string): TokenProvider =>
  async () => {
    const response = await fetch(url, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(patience),
    })
    if (response.status === 401 || response.status === 403) return null
    if (!response.ok) throw new Error(`${url} answered ${response.status}`)
    return response.json()
  }
