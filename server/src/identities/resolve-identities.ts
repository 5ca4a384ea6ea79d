import type { MergeRule } from '@rapport/prisma/generated/client/enums.ts'
import { uuidv7 } from 'uuidv7'
import type { IdentityRef } from '../customers/identity.ts'
import { type Clusters, pairOf } from './clusters.ts'
import { identityKey, type IdentityRules, limitOf, tellingFirst } from './identity-rules.ts'

/** Somebody whom a message names. */
export interface NamedPerson {
  identities: readonly IdentityRef[]
  /** What joins profiles, should the identities belong to several. */
  rule: MergeRule
  /** When it was said, ISO 8601. */
  at: string
  /** Who or what said so, for the ledger. */
  actor: string
}

export interface NewMerge extends Pick<NamedPerson, 'rule' | 'at' | 'actor'> {
  customerId: string
  otherId: string
  /** One identity of each profile, as `namespace:value`. */
  identities: string[]
}

export interface NewConflict {
  customerId: string
  otherId: string
  /** The identity of the other profile that was named. */
  identity: IdentityRef
  reason: string
  at: string
}

/** What some messages changed. */
export interface IdentityChanges {
  customers: { id: string; at: string }[]
  identities: (IdentityRef & { customerId: string; actor: string; at: string })[]
  merges: NewMerge[]
  conflicts: NewConflict[]
}

/**
 * Finds whom messages are about, one after the other. The most telling identity that is known decides; new ones are given to it, and
 * profiles that the less telling ones belong to become one person with it. What would give a person too many identities of a namespace,
 * or join what a person has separated, is not joined but noted as a conflict.
 */
export class IdentityResolver {
  readonly changes: IdentityChanges = { customers: [], identities: [], merges: [], conflicts: [] }
  readonly #clusters: Clusters
  readonly #rules: IdentityRules
  readonly #undone: ReadonlySet<string>

  /** @param undone pairs of profiles that a person has separated, as `pairOf` writes them */
  constructor(clusters: Clusters, rules: IdentityRules, undone: ReadonlySet<string>) {
    this.#clusters = clusters
    this.#rules = rules
    this.#undone = undone
  }

  /** The profile that the message is about; null when all its identities are blocked. */
  resolve(person: NamedPerson): string | null {
    const identities = tellingFirst(this.#rules, person.identities)
    if (identities.length === 0) return null
    const profile = this.#profileFor(identities, person)
    for (const identity of identities) {
      const owner = this.#clusters.ownerOf(identity)
      if (owner === undefined) this.#attachOrSetApart(identity, profile, person)
      else if (this.#clusters.headOf(owner) !== this.#clusters.headOf(profile))
        this.#join(profile, owner, identity, identities[0]!, person)
    }
    return profile
  }

  /** The profile of the most telling known identity, if those that tell more can become its own; else a new one. */
  #profileFor(identities: readonly IdentityRef[], { at }: NamedPerson): string {
    const known = identities.findIndex((identity) => this.#clusters.ownerOf(identity) !== undefined)
    if (known >= 0) {
      const owner = this.#clusters.ownerOf(identities[known]!)!
      const above = identities.slice(0, known).map(({ namespace }) => [namespace, 1] as const)
      if (this.#clusters.excess(owner, above) === null) return owner
    }
    return this.#newProfile(at)
  }

  #newProfile(at: string): string {
    const id = uuidv7()
    this.changes.customers.push({ id, at })
    return id
  }

  /** An identity too many is that of somebody else, until a person says otherwise. */
  #attachOrSetApart(identity: IdentityRef, profile: string, person: NamedPerson): void {
    const reason = this.#tooMany(profile, [[identity.namespace, 1]])
    if (reason === null) return this.#attach(identity, profile, person)
    // Browsers may make one for each page, which tells of nobody.
    if (identity.namespace === 'anonymous_id') return
    const { at } = person
    const otherId = this.#newProfile(at)
    this.#attach(identity, otherId, person)
    this.changes.conflicts.push({ customerId: profile, otherId, identity, reason, at })
  }

  #attach(identity: IdentityRef, customerId: string, { actor, at }: NamedPerson): void {
    this.#clusters.attach(identity, customerId)
    this.changes.identities.push({ ...identity, customerId, actor, at })
  }

  #join(profile: string, owner: string, identity: IdentityRef, first: IdentityRef, person: NamedPerson): void {
    const reason = this.#obstacle(profile, owner)
    const { rule, at, actor } = person
    if (reason !== null) {
      this.changes.conflicts.push({ customerId: profile, otherId: owner, identity, reason, at })
      return
    }
    this.#clusters.unite(profile, owner)
    const identities = [identityKey(first), identityKey(identity)]
    this.changes.merges.push({ customerId: profile, otherId: owner, identities, rule, at, actor })
  }

  #obstacle(profile: string, owner: string): string | null {
    if (this.#undone.has(pairOf(profile, owner))) return 'A person has separated them before.'
    return this.#tooMany(profile, this.#clusters.countsOf(owner))
  }

  #tooMany(profile: string, more: Iterable<readonly [namespace: string, count: number]>): string | null {
    const namespace = this.#clusters.excess(profile, more)
    if (namespace === null) return null
    const limit = limitOf(this.#rules, namespace)
    return `Together they would have more than ${limit} ${namespace}${limit === 1 ? '' : 's'}.`
  }
}
