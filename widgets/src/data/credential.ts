import { Failure } from './failure.ts'
import { registry } from './registry.ts'
import { TokenKeeper } from './token-keeper.ts'
import { askPage, type TokenProvider } from './token-provider.ts'

/** What vouches for the page: an embed token that is kept fresh, or a publishable key. */
export interface Credential {
  /** What it allows; null while there is none. */
  readonly scope: string | null
  /** @throws {Failure} TOKEN when there is none, or none but the one that was `refused` */
  get(refused?: string): Promise<string>
  /** Keeps it fresh, and says when what it allows changes, until `signal` is aborted. */
  watch(onChange: () => void, signal: AbortSignal): void
}

/** A public key (`pk_…`) is what it is: there is no other when it is refused. */
const publishable = (key: string): Credential => ({
  scope: key,
  get: async (refused) => {
    if (refused !== undefined) throw new Failure('TOKEN', { sentence: 'The publishable key is unknown or revoked.' })
    return key
  },
  watch() {},
})

/**
 * Says where tokens come from for elements that have no `token-url`.
 * `token` may be called at any time; it asks for a fresh token each time, and answers null when nobody is signed in.
 */
export const configure = (options: { token: TokenProvider }): void => {
  registry.configured = new TokenKeeper(options.token)
  registry.configuration.dispatchEvent(new Event('change'))
}

const kept = (name: string, make: () => Credential): Credential => {
  const known = registry.credentials.get(name) ?? make()
  registry.credentials.set(name, known)
  return known
}

/**
 * The credential that elements with these attributes share.
 * @throws {Failure} TOKEN when neither they nor the page name one
 */
export const credentialOf = (tokenUrl: string | null, publishableKey: string | null): Credential => {
  if (publishableKey !== null) return kept(publishableKey, () => publishable(publishableKey))
  if (tokenUrl !== null) {
    const address = new URL(tokenUrl, document.baseURI).href
    return kept(address, () => new TokenKeeper(askPage(address)))
  }
  if (registry.configured !== null) return registry.configured
  throw new Failure('TOKEN', {
    sentence: 'This element needs the attribute token-url, or a page that calls configure({ token }).',
  })
}
