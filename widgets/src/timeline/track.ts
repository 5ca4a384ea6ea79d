import type { TimelineQuery } from '@rapport/schema/generated/graphql.ts'

export type Customer = NonNullable<TimelineQuery['customer']>
export type Happening = Customer['interactions']['edges'][number]['node']

/** What is known of a customer, newest first, without gaps as far as it goes. */
export interface Track {
  happenings: readonly Happening[]
  /** Where older ones begin; null when there are none. */
  end: string | null
}

export const trackOf = ({ interactions: { edges, pageInfo } }: Customer): Track => ({
  happenings: edges.map(({ node }) => node),
  end: pageInfo.hasNextPage ? pageInfo.endCursor : null,
})

/** The newest page, asked for again, with what was known of older ones; these are forgotten when so much came that there is a gap. */
export const renewed = (newest: Track, known: Track | undefined): Track => {
  const last = newest.happenings.at(-1)?.id
  const at = known?.happenings.findIndex(({ id }) => id === last) ?? -1
  if (!known || newest.end === null || at < 0) return newest
  return { ...known, happenings: [...newest.happenings, ...known.happenings.slice(at + 1)] }
}

export const extended = (known: Track, older: Track): Track => ({
  ...older,
  happenings: [...known.happenings, ...older.happenings],
})
