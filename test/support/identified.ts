import { newSender, type Sender } from './sender.ts'
import type { Space } from './space.ts'

/** `namespace:value`, for example `user_id:42`. */
export type Name = string

export interface Explained {
  profiles: { id: string; standsForAll: boolean; identities: { namespace: string; value: string }[] }[]
  merges: { id: string; rule: string; undoneAt: string | null }[]
  conflicts: { id: string; namespace: string; value: string; reason: string; times: number }[]
}

/** People of one workspace who are told of by messages, and merged by hand. */
export class Identified {
  readonly space: Space
  readonly #sender: Sender

  private constructor(space: Space, sender: Sender) {
    this.space = space
    this.#sender = sender
  }

  static async in(space: Space): Promise<Identified> {
    return new Identified(space, await newSender(space))
  }

  /** Sends messages that each name some identities of one person, all in one batch. */
  async tell(...messages: readonly Name[][]): Promise<void> {
    const { status, text } = await this.#sender.post('batch', { batch: messages.map(messageOf) })
    if (status !== 200) throw new Error(text)
  }

  async alias(previousId: string, userId: string): Promise<void> {
    await this.#sender.post('alias', { previousId, userId })
  }

  /** The customer behind each name; null for nobody. */
  async customers(names: readonly Name[]): Promise<(string | null)[]> {
    const fields = names.map((name, i) => {
      const [namespace, value] = partsOf(name)
      return `c${i}: customer(identity: { namespace: "${namespace}", value: "${value}" }) { id }`
    })
    const answer = await this.space.ask<Record<string, { id: string } | null>>(`{ ${fields.join(' ')} }`)
    return names.map((_, i) => answer[`c${i}`]?.id ?? null)
  }

  async customer(name: Name): Promise<string> {
    const [id] = await this.customers([name])
    if (!id) throw new Error(`Nobody goes by ${name}`)
    return id
  }

  /** The names, those of one customer together, as text that can be compared. */
  async partition(names: readonly Name[]): Promise<string[]> {
    const groups = new Map<string, Name[]>()
    for (const [i, id] of (await this.customers(names)).entries())
      if (id) groups.set(id, [...(groups.get(id) ?? []), names[i]!])
    return [...groups.values()].map((group) => group.toSorted().join(' ')).toSorted()
  }

  /** The id of the merge, or the refusal. */
  async merge(one: Name, other: Name, dryRun = false) {
    const [customerId, otherId] = await this.customers([one, other])
    const { mergeCustomers } = await this.space.ask<{
      mergeCustomers: { mergeId: string | null; profileIds: string[]; excess: unknown[]; message?: string }
    }>(
      `mutation ($customerId: ID!, $otherId: ID!, $dryRun: Boolean) {
         mergeCustomers(customerId: $customerId, otherId: $otherId, dryRun: $dryRun) {
           ... on Error { message } ... on MergeOutcome { mergeId profileIds excess { namespace count limit } } } }`,
      { customerId, otherId, dryRun },
    )
    return mergeCustomers
  }

  async undo(mergeId: string): Promise<string | undefined> {
    const { undoMerge } = await this.space.ask<{ undoMerge: { message?: string } }>(
      'mutation ($mergeId: ID!) { undoMerge(mergeId: $mergeId) { ... on Error { message } __typename } }',
      { mergeId },
    )
    return undoMerge.message
  }

  async explain(name: Name): Promise<Explained> {
    const { explainIdentity } = await this.space.ask<{ explainIdentity: Explained }>(
      `query ($customerId: ID!) { explainIdentity(customerId: $customerId) { ... on IdentityExplanation {
         profiles { id standsForAll identities { namespace value } } merges { id rule undoneAt }
         conflicts { id namespace value reason times } } } }`,
      { customerId: await this.customer(name) },
    )
    return explainIdentity
  }

  /** A name of the profile that stands for the customer: what a merge ties. */
  async head(name: Name): Promise<Name> {
    const { profiles } = await this.explain(name)
    const { namespace, value } = profiles.find(({ standsForAll }) => standsForAll)!.identities[0]!
    return `${namespace}:${value}`
  }

  /** Open conflicts. */
  async conflicts() {
    const { identityConflicts } = await this.space.ask<{
      identityConflicts: { edges: { node: Explained['conflicts'][number] }[] }
    }>('{ identityConflicts(first: 100) { edges { node { id namespace value reason times } } } }')
    return identityConflicts.edges.map(({ node }) => node)
  }

  /** The most identities of each namespace. */
  async limit(limits: Record<string, number>): Promise<void> {
    await this.space.ask(
      'mutation ($limits: [NamespaceLimitInput!]) { setIdentityRules(limits: $limits) { __typename ... on Error { message } } }',
      { limits: Object.entries(limits).map(([namespace, limit]) => ({ namespace, limit })) },
    )
  }
}

function partsOf(name: Name): [namespace: string, value: string] {
  const [namespace = '', ...value] = name.split(':')
  return [namespace, value.join(':')]
}

function messageOf(names: readonly Name[]) {
  const values = Object.fromEntries(names.map(partsOf))
  const { user_id: userId, anonymous_id: anonymousId, email, phone } = values
  return { type: 'identify', userId, anonymousId, traits: { email, phone } }
}
