import type { Sql } from '@rapport/prisma/database.ts'
import type { IdentityRef } from '../customers/identity.ts'
import type { KnownIdentity } from './clusters.ts'
import { knownIdentities } from './identities.sql.ts'
import { identityKey, rulesAndVersion } from './identity-rules.ts'

/** What was known of the people that some messages name. */
export interface KnownPeople {
  /**
   * The workspace's `cluster_version` at that time. The rest is true for as long as that stays, but that more may be known: an identity
   * never passes to another profile.
   */
  version: number | undefined
  identities: KnownIdentity[]
}

/** Finds whom messages name, with nothing locked, so that less is left to do where others wait (`resolvePeople`). */
export async function lookUpPeople(
  sql: Sql,
  workspaceId: string,
  people: readonly { identities: readonly IdentityRef[] }[],
): Promise<KnownPeople> {
  // The version first, so that a merge between the two statements shows.
  const { version } = await rulesAndVersion(sql, workspaceId)
  const named = new Map(people.flatMap(({ identities }) => identities.map((one) => [identityKey(one), one])))
  return { version, identities: await knownIdentities(sql, workspaceId, [...named.values()]) }
}
