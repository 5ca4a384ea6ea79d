import { expect, test } from 'vitest'
import { kindOfEvent } from './semantic-events.ts'

const known: [name: string, kind: string][] = [
  ['Order Completed', 'PURCHASE'],
  ['Product Added', 'ADD_TO_CART'],
  ['Product Viewed', 'VIEW'],
  ['Signed Up', 'SIGN_UP'],
  ['Product Shared', 'SHARE'],
  ['Product Reviewed', 'REVIEW'],
  ['Promotion Viewed', 'IMPRESSION'],
  ['Email Link Clicked', 'CLICK'],
  ['Video Playback Started', 'VIEW'],
  ['Live Chat Message Sent', 'MESSAGE'],
  ['Live Chat Message Received', 'REPLY'],
  ['Ad Impression', 'IMPRESSION'],
  ['Ad Clicked', 'CLICK'],
  ['Post Liked', 'REACTION'],
  ['Comment Posted', 'COMMENT'],
  ['Post Shared', 'SHARE'],
  ['Message Received', 'MESSAGE'],
  ['Message Sent', 'REPLY'],
  ['Review Submitted', 'REVIEW'],
  ['Brand Mentioned', 'MENTION'],
  ['Followed', 'FOLLOW'],
  ['Video Viewed', 'VIEW'],
  ['Support Requested', 'SUPPORT_REQUEST'],
]

test.for(known)('%s is %s', ([name, kind]) => {
  expect(kindOfEvent(name)).toBe(kind)
})

test.for([
  'order completed',
  'order_completed',
  'ORDER COMPLETED',
  'orderCompleted',
  'Completed Order',
  'completed_order',
])('%s is what Segment takes for Order Completed', (name) => {
  expect(kindOfEvent(name)).toBe('PURCHASE')
})

const further = [
  'Order Refunded',
  'Order Updated',
  'Video Content Playing',
  'Product Added to Wishlist',
  'Trial Started',
]

test.for([...further, 'Order Completed Twice', 'order-completed', '__proto__', 'constructor', '🎉'])(
  '%s is OTHER',
  (name) => {
    expect(kindOfEvent(name)).toBe('OTHER')
  },
)
