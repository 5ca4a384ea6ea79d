import type { Client } from './client.ts'
import type { Credential } from './credential.ts'

/** What all elements of a page share, whichever copy of this code each of them comes from. */
export interface Registry {
  /** The one that `configure` made, for elements without one of their own. */
  configured: Credential | null
  /** By the address of the page's token route, or by publishable key. */
  credentials: Map<string, Credential>
  /** By credential and endpoint. */
  clients: WeakMap<Credential, Map<string, Client>>
  /** Fires `change` when the page configures where tokens come from. */
  configuration: EventTarget
  /** Whether the page was told that it has more than one version of the elements. */
  warned: boolean
}

const name = Symbol.for('rapport/1')
const shared = globalThis as { [name]?: Registry }

export const registry: Registry = (shared[name] ??= {
  configured: null,
  credentials: new Map(),
  clients: new WeakMap(),
  configuration: new EventTarget(),
  warned: false,
})
