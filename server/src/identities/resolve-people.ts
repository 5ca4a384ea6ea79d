import type { Sql } from '@rapport/prisma/database.ts'
import { Clusters, type KnownIdentity, pairOf } from './clusters.ts'
import { identityCounts, knownIdentities, saveChanges, undoneMerges } from './identities.sql.ts'
import { identityKey, rulesAndVersion, tellingFirst } from './identity-rules.ts'
import type { KnownPeople } from './look-up-people.ts'
import { IdentityResolver, type NamedPerson } from './resolve-identities.ts'

/**
 * Finds, or makes, the profile that each message is about, and joins the profiles that messages say are one person. Call it inside a
 * transaction with the counters locked, or two requests would make one person twice.
 * @param lookedUp what was known of the messages' people before; what is not true any more, and what was not known, is asked again
 * @returns for each message the profile, and the one that stands for its cluster; null when all its identities stand for nobody
 */
export async function resolvePeople(
  sql: Sql,
  workspaceId: string,
  people: readonly NamedPerson[],
  lookedUp: readonly KnownPeople[],
): Promise<({ customerId: string; head: string } | null)[]> {
  const { rules, version } = await rulesAndVersion(sql, workspaceId)
  const named = people.map(({ identities }) => tellingFirst(rules, identities))
  const known = lookedUp.flatMap((before) => (before.version === version ? [...before.identities.values()] : []))
  const unsure = new Map(named.flat().map((one) => [identityKey(one), one]))
  for (const one of known) unsure.delete(identityKey(one))
  known.push(...(await knownIdentities(sql, workspaceId, [...unsure.values()])))

  const heads = changingHeads(named, known)
  const [counts, undone] = heads.length
    ? [
        await identityCounts(sql, workspaceId, heads),
        await undoneMerges(sql, workspaceId, [...new Set(known.map(({ customerId }) => customerId))]),
      ]
    : [new Map<string, never>(), []]
  const clusters = new Clusters(rules, known, counts)
  const separated = new Set(undone.map(({ customerId, otherId }) => pairOf(customerId, otherId)))
  const resolver = new IdentityResolver(clusters, rules, separated)
  const profiles = people.map((person) => resolver.resolve(person))
  await saveChanges(sql, workspaceId, resolver.changes, clusters)
  return profiles.map((customerId) => (customerId === null ? null : { customerId, head: clusters.headOf(customerId) }))
}

/** Heads of the clusters that some message may change: it names somebody new, or several. Of most messages there are none. */
function changingHeads(
  named: readonly (readonly { namespace: string; value: string }[])[],
  known: readonly KnownIdentity[],
) {
  const headOf = new Map(known.map((one) => [identityKey(one), one.head]))
  const changing = new Set<string>()
  for (const identities of named) {
    const heads = new Set(identities.map((one) => headOf.get(identityKey(one))))
    if (heads.size < 2) continue
    for (const head of heads) if (head !== undefined) changing.add(head)
  }
  return [...changing]
}
