import type { InteractionKind } from '@rapport/schema/generated/graphql.ts'
import { Failure } from '../data/failure.ts'

/** What a visitor can choose to see, with what belongs to it; null for everything. */
export const kindsOf = {
  all: null,
  talk: ['COMMENT', 'MENTION', 'MESSAGE', 'REVIEW', 'SUPPORT_REQUEST', 'REPLY'],
  seen: ['IMPRESSION', 'VIEW', 'CLICK', 'REACTION', 'SHARE'],
  purchases: ['ADD_TO_CART', 'PURCHASE'],
} as const satisfies Record<string, InteractionKind[] | null>

export type Show = keyof typeof kindsOf

export const shows = Object.keys(kindsOf) as Show[]

/** @throws {Failure} LOAD with a sentence when the attribute `show` has another value */
export const showOf = (attribute: string | null): Show => {
  const show = shows.find((each) => each === (attribute ?? 'all'))
  if (show === undefined)
    throw new Failure('LOAD', { sentence: `The attribute show must be one of ${shows.join(', ')}.` })
  return show
}

export const belongs = (show: Show, kind: InteractionKind): boolean => {
  const kinds: readonly InteractionKind[] | null = kindsOf[show]
  return kinds === null || kinds.includes(kind)
}
