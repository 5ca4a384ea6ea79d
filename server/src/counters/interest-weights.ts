import type { InteractionKind } from '@rapport/prisma/generated/client/enums.ts'

/**
 * How much interest in its topics a deed shows, beside the opening of a page: the more it costs whoever does it, the more. What we do
 * towards people (impressions, replies) shows none of theirs. The numbers are a convention of ours.
 */
export const interestWeights: Partial<Record<InteractionKind, number>> = {
  PAGE_VIEW: 1,
  VIEW: 1,
  OTHER: 1,
  SIGN_UP: 1,
  CLICK: 2,
  REACTION: 2,
  MESSAGE: 2,
  SUPPORT_REQUEST: 2,
  FOLLOW: 3,
  COMMENT: 3,
  MENTION: 3,
  REVIEW: 3,
  SHARE: 4,
  ADD_TO_CART: 4,
  PURCHASE: 6,
}

/** SQL of the kinds that show interest, as a list. */
export const interestedKinds = Object.keys(interestWeights)
  .map((kind) => `'${kind}'`)
  .join(', ')
