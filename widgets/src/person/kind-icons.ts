import type { InteractionKind } from '@rapport/schema/generated/graphql.ts'

const speech =
  'M2.5 4.5a1.5 1.5 0 0 1 1.5-1.5h8a1.5 1.5 0 0 1 1.5 1.5v5a1.5 1.5 0 0 1-1.5 1.5H7l-3 2.5V11a1.5 1.5 0 0 1-1.5-1.5z'
const eye =
  'M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8zM8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6z'
const person = 'M6.5 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM2 13.5c0-2.6 2-4 4.5-4s4.5 1.4 4.5 4M13 5v4M11 7h4'

/** One line drawing in a 16 × 16 box for each kind of interaction. */
export const kindIcons: Record<InteractionKind, string> = {
  IMPRESSION: eye,
  VIEW: 'M5 3.5v9l7.5-4.5z',
  CLICK: 'M4 2.5l8.5 5-4 1 2.5 4.5-1.8 1-2.5-4.6-2.7 2.6z',
  REACTION: 'M8 13S2.5 9.8 2.5 6.2A2.9 2.9 0 0 1 8 5a2.9 2.9 0 0 1 5.5 1.2C13.5 9.8 8 13 8 13z',
  COMMENT: speech,
  SHARE: 'M9 3.5l4.5 4-4.5 4V9C5.5 9 3.8 10.3 2.5 12.5 2.7 9 4.5 6.2 9 6z',
  MENTION: 'M10.5 8a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zm0 0v1a1.6 1.6 0 0 0 3.2 0V8A5.7 5.7 0 1 0 11 12.8',
  MESSAGE: 'M2 4h12v8.5H2zM2 4.5l6 4.5 6-4.5',
  REVIEW: 'M8 2.2l1.75 3.7 4 .5-2.95 2.8.75 4L8 11.2l-3.55 2 .75-4L2.25 6.4l4-.5z',
  FOLLOW: person,
  PAGE_VIEW: 'M4 2h5.5L12.5 5v9H4zM9.5 2v3h3M6 8.5h4.5M6 11h4.5',
  SIGN_UP: person,
  ADD_TO_CART: 'M1.5 2.5h2l1.7 7.5h6.6l1.7-5.5H4.2M6 13h.1M11 13h.1',
  PURCHASE: 'M3.5 5.5h9l.8 8.5H2.7zM5.5 7.5V4.5a2.5 2.5 0 0 1 5 0v3',
  SUPPORT_REQUEST: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM6.2 6.3A1.8 1.8 0 1 1 8.7 8c-.5.3-.7.6-.7 1.2M8 11.3v.1',
  REPLY: 'M6.5 3.5L2.5 7.5l4 4M2.5 7.5h6.5c2.8 0 4.5 1.5 4.5 5',
  OTHER: 'M8 8h.1M3.5 8h.1M12.5 8h.1',
}
