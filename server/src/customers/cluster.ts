import type { Prisma } from '@rapport/prisma/generated/client/client.ts'
import type { AffinityCounts } from './affinities.ts'
import type { IdentityRef } from './identity.ts'

/** The profile of which something was told last comes last. Always the same, so that one statement brings what several fields want. */
const lastToldLast = [{ traitsAt: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }] as const

/** Asks the same of a customer and of every profile that was merged into it. */
export const ofCluster = <const Select extends Prisma.CustomerSelect>(select: Select) => ({
  ...select,
  absorbed: { select, orderBy: [...lastToldLast] },
})

type Cluster<Profile> = Profile & { absorbed: Profile[] }

/** The profiles of one person, the one that stands for them last: what it says wins over what the others say. */
export const profilesOf = <Profile>(customer: Cluster<Profile>): Profile[] => [...customer.absorbed, customer]

/** Identities in the one order in which they are shown, whatever the database's collation. */
export function inOrder<Identity extends IdentityRef>(identities: readonly Identity[]): Identity[] {
  const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
  return identities.toSorted((one, other) => compare(one.namespace, other.namespace) || compare(one.value, other.value))
}

/** What was counted for each profile of a person, format by format together. */
export function togetherByFormat(counts: readonly AffinityCounts[]): AffinityCounts[] {
  const together = new Map<string, AffinityCounts>()
  for (const one of counts) {
    const before = together.get(one.format.id)
    together.set(one.format.id, {
      ...one,
      exposures: one.exposures + (before?.exposures ?? 0),
      responses: one.responses + (before?.responses ?? 0),
    })
  }
  return [...together.values()]
}

/** First interaction of anybody's, or when the first was added if there is none. */
export function firstSeen(profiles: readonly { firstSeenAt: Date; interactionCount: number }[]): Date {
  const active = profiles.filter(({ interactionCount }) => interactionCount > 0)
  const times = (active.length ? active : profiles).map(({ firstSeenAt }) => firstSeenAt.getTime())
  return new Date(times.reduce((one, other) => Math.min(one, other)))
}
