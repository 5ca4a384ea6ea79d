import type { IdentityRef } from '../customers/identity.ts'
import { identityKey, limitOf, type IdentityRules } from './identity-rules.ts'

/** What the database knows of some identities. */
export interface KnownIdentity extends IdentityRef {
  /** The profile that has it. */
  customerId: string
  /** The profile that stands for the whole cluster. */
  head: string
}

/** How many identities of each namespace a cluster has. */
export type NamespaceCounts = Map<string, number>

/** Two profiles as one text, whichever comes first. */
export const pairOf = (one: string, other: string): string => (one < other ? `${one} ${other}` : `${other} ${one}`)

/**
 * Profiles that are one person each, while messages are worked through: a union-find over the heads of the clusters, with what each
 * cluster has.
 */
export class Clusters {
  readonly #rules: IdentityRules
  readonly #owners = new Map<string, string>()
  readonly #heads = new Map<string, string>()
  readonly #counts = new Map<string, NamespaceCounts>()
  readonly #mergedInto = new Map<string, string>()

  /** @param counts of every cluster that is to change, by its head */
  constructor(rules: IdentityRules, known: readonly KnownIdentity[], counts: ReadonlyMap<string, NamespaceCounts>) {
    this.#rules = rules
    for (const one of known) {
      this.#owners.set(identityKey(one), one.customerId)
      this.#heads.set(one.customerId, one.head)
    }
    for (const [head, count] of counts) this.#counts.set(head, new Map(count))
  }

  /** The profile that has this identity. */
  ownerOf(identity: IdentityRef): string | undefined {
    return this.#owners.get(identityKey(identity))
  }

  /** The profile that stands for the cluster of this one. */
  headOf(customerId: string): string {
    let head = this.#heads.get(customerId) ?? customerId
    for (let next = this.#mergedInto.get(head); next; next = this.#mergedInto.get(head)) head = next
    return head
  }

  /** Heads that stand for nobody any more, with who stands for them now. */
  get absorbed(): [loser: string, head: string][] {
    return [...this.#mergedInto.keys()].map((loser) => [loser, this.headOf(loser)])
  }

  countsOf(customerId: string): NamespaceCounts {
    const head = this.headOf(customerId)
    const counts = this.#counts.get(head) ?? new Map<string, number>()
    this.#counts.set(head, counts)
    return counts
  }

  /** The namespace of which the cluster would have too many with these identities besides; null when they fit. */
  excess(customerId: string | null, more: Iterable<readonly [namespace: string, count: number]>): string | null {
    const together = new Map(customerId === null ? [] : this.countsOf(customerId))
    for (const [namespace, count] of more) {
      const sum = (together.get(namespace) ?? 0) + count
      if (sum > limitOf(this.#rules, namespace)) return namespace
      together.set(namespace, sum)
    }
    return null
  }

  attach(identity: IdentityRef, customerId: string): void {
    this.#owners.set(identityKey(identity), customerId)
    const counts = this.countsOf(customerId)
    counts.set(identity.namespace, (counts.get(identity.namespace) ?? 0) + 1)
  }

  /** Makes two clusters one. The better known one stands for both, of equals the older. */
  unite(one: string, other: string): void {
    const [head, loser] = [this.headOf(one), this.headOf(other)].toSorted(
      (a, b) => this.#rank(b) - this.#rank(a) || (a < b ? -1 : 1),
    )
    if (!head || !loser || head === loser) return
    const counts = this.countsOf(head)
    for (const [namespace, count] of this.countsOf(loser)) counts.set(namespace, (counts.get(namespace) ?? 0) + count)
    this.#mergedInto.set(loser, head)
  }

  #rank(head: string): number {
    const counts = this.countsOf(head)
    if (counts.get('user_id')) return 2
    return counts.get('email') || counts.get('phone') ? 1 : 0
  }
}
