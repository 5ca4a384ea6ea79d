import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { kindOfEvent, semanticEvents } from './semantic-events.ts'

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

test('the README lists exactly these events', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../../../README.md'), 'utf8')
  const listed = [...readme.matchAll(/^\| `([A-Z_]+)` +\| ([A-Z].*?) *\|$/gm)].flatMap(([, kind, events = '']) =>
    events.split(/ · |, /).map((name) => [kind, name.replace(/ \(.*\)/, '')]),
  )
  const names = Object.entries(semanticEvents).flatMap(([kind, events]) =>
    events.map((event) => [kind, event.replace('|', '').trim().replace(/ +/g, ' ')]),
  )
  const sorted = (pairs: (string | undefined)[][]) => pairs.map((pair) => pair.join(': ').toLowerCase()).toSorted()
  expect(sorted(listed)).toEqual(sorted(names))
})
