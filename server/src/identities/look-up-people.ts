import type { Sql } from '@rapport/prisma/database.ts'
import { LRUCache } from 'lru-cache'
import type { IdentityRef } from '../customers/identity.ts'
import type { KnownIdentity } from './clusters.ts'
import { knownIdentities } from './identities.sql.ts'
import { identityKey, type IdentityRules, rulesAndVersion, tellingFirst } from './identity-rules.ts'

/** What was known of the people that some messages name. */
export interface KnownPeople {
  /**
   * The workspace's `cluster_version` at that time. The rest is true for as long as that stays, but that more may be known: an identity
   * never passes to another profile.
   */
  version: number | undefined
  rules: IdentityRules
  /** Whether the workspace has segments. */
  segmented: boolean
  /** By `identityKey`. */
  identities: ReadonlyMap<string, KnownIdentity>
}

/** Entries; together they take some 30 MB. */
const mostRemembered = 100_000

/**
 * Finds whom messages name, with nothing locked, so that less is left to do where others wait (`resolvePeople`). Whom it has found it
 * remembers. What it tells may therefore be old, never wrong for the version that it tells.
 */
export class PeopleLookup {
  readonly #sql: Sql
  readonly #found = new LRUCache<string, KnownIdentity>({ max: mostRemembered })
  readonly #workspaces = new LRUCache<string, Pick<KnownPeople, 'version' | 'rules' | 'segmented'>>({ max: 1_000 })

  constructor(sql: Sql) {
    this.#sql = sql
  }

  async lookUp(workspaceId: string, people: readonly { identities: readonly IdentityRef[] }[]): Promise<KnownPeople> {
    const named = new Map(people.flatMap(({ identities }) => identities.map((one) => [identityKey(one), one])))
    const before = this.#workspaces.get(workspaceId)
    const remembered = before && this.#remembered(workspaceId, before.version, named.keys())
    if (before && remembered?.size === named.size) return { ...before, identities: remembered }

    // The version first, so that a merge between the two statements shows.
    const now = await rulesAndVersion(this.#sql, workspaceId)
    this.#workspaces.set(workspaceId, now)
    const identities =
      remembered && before?.version === now.version
        ? remembered
        : this.#remembered(workspaceId, now.version, named.keys())
    const open = [...named].flatMap(([key, one]) => (identities.has(key) ? [] : [one]))
    for (const one of await knownIdentities(this.#sql, workspaceId, open)) {
      identities.set(identityKey(one), one)
      this.#found.set(placeOf(workspaceId, now.version, identityKey(one)), one)
    }
    return { ...now, identities }
  }

  /** To be called when the workspace may have another version than was told last. */
  expectChange(workspaceId: string): void {
    this.#workspaces.delete(workspaceId)
  }

  /** To be called when what was told may be wrong, as after somebody deleted customers by hand. */
  forget(): void {
    this.#workspaces.clear()
    this.#found.clear()
  }

  #remembered(workspaceId: string, version: number | undefined, keys: Iterable<string>): Map<string, KnownIdentity> {
    const remembered = new Map<string, KnownIdentity>()
    for (const key of keys) {
      const one = this.#found.get(placeOf(workspaceId, version, key))
      if (one) remembered.set(key, one)
    }
    return remembered
  }
}

const placeOf = (workspaceId: string, version: number | undefined, key: string) => `${workspaceId} ${version} ${key}`

/** The profile of a message that tells nothing new of whom it is about; null of every other. */
export function profileOf({ rules, identities }: KnownPeople, named: readonly IdentityRef[]): KnownIdentity | null {
  const owners = tellingFirst(rules, named).map((one) => identities.get(identityKey(one)))
  const [first] = owners
  return first && owners.every((one) => one?.head === first.head) ? first : null
}
