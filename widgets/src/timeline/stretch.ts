import type { TimelineQuery } from '@rapport/schema/generated/graphql.ts'

export type Customer = NonNullable<TimelineQuery['customer']>
export type Happening = Customer['interactions']['edges'][number]['node']

/** What is known of a customer, newest first, without gaps as far as it goes. */
export interface Stretch {
  happenings: readonly Happening[]
  /** Where older ones begin; null when there are none. */
  end: string | null
}

export const stretchOf = ({ interactions: { edges, pageInfo } }: Customer): Stretch => ({
  happenings: edges.map(({ node }) => node),
  end: pageInfo.hasNextPage ? pageInfo.endCursor : null,
})

/** The newest page, asked for again, with what was known of older ones; these are forgotten when so much came that there is a gap. */
export const renewed = (newest: Stretch, known: Stretch | undefined): Stretch => {
  const last = newest.happenings.at(-1)?.id
  const at = known?.happenings.findIndex(({ id }) => id === last) ?? -1
  if (!known || newest.end === null || at < 0) return newest
  return { ...known, happenings: [...newest.happenings, ...known.happenings.slice(at + 1)] }
}

export const extended = (known: Stretch, older: Stretch): Stretch => ({
  ...older,
  happenings: [...known.happenings, ...older.happenings],
})
