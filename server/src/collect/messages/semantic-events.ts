import { InteractionKind as KINDS } from '@rapport/prisma/generated/client/enums.ts'
import type { InteractionKind } from '@rapport/prisma/generated/client/enums.ts'

/**
 * Event names and what kind of interaction they tell, as `object | action`. Those of Segment's specs (e-commerce, video, e-mail, live chat,
 * mobile, B2B) come first, then ours. Of the many events of one thing, one counts: the start of a playback and not its heartbeats, the
 * completion of an order and not its updates.
 */
export const semanticEvents: Partial<Record<InteractionKind, readonly string[]>> = {
  IMPRESSION: ['promotion | viewed', 'video ad | started', 'push notification | received', 'ad | impression'],
  VIEW: [
    'product | viewed',
    'product list | viewed',
    'product category | viewed',
    'cart | viewed',
    'video playback | started',
    'email | opened',
    'video | viewed',
  ],
  CLICK: [
    'product | clicked',
    'promotion | clicked',
    'video ad | clicked',
    'email link | clicked',
    'push notification | tapped',
    'ad | clicked',
  ],
  REACTION: ['post | liked'],
  COMMENT: ['comment | posted'],
  SHARE: ['product | shared', 'cart | shared', 'post | shared'],
  MENTION: ['brand | mentioned'],
  MESSAGE: ['live chat message | sent', 'message | received'],
  REVIEW: ['product | reviewed', 'review | submitted'],
  FOLLOW: ['| followed'],
  SIGN_UP: ['signed | up'],
  ADD_TO_CART: ['product | added', 'wishlist product | added to cart', 'product | added to cart from wishlist'],
  PURCHASE: ['order | completed'],
  SUPPORT_REQUEST: ['live chat conversation | started', 'support | requested'],
  REPLY: ['live chat message | received', 'message | sent'],
}

const bare = (name: string) => name.toLowerCase().replaceAll(/[ _]/g, '')

const kinds = new Map(
  Object.entries(semanticEvents).flatMap(([kind, names]) =>
    names.flatMap((name) => {
      const [object = '', action = ''] = name.split('|')
      return [object + action, action + object].map((order) => [bare(order), KINDS[kind as InteractionKind]] as const)
    }),
  ),
)

/**
 * The kind that an event's name tells, else OTHER. As in Segment's own integrations case, spaces and underscores carry no meaning, and the
 * action may come first: `Order Completed`, `order_completed` and `Completed Order` are one name.
 */
export function kindOfEvent(name: string): InteractionKind {
  return kinds.get(bare(name)) ?? KINDS.OTHER
}
