import { expect, test } from 'vitest'
import type { CollectedEvent } from '../collected-event.ts'
import { readMessage } from './read-message.ts'

const receivedAt = new Date('2026-11-23T12:00:00.000Z')
const read = (message: unknown) => readMessage(message, receivedAt)

function eventOf(message: unknown): CollectedEvent {
  const answer = read(message)
  if ('rejected' in answer) throw new Error(answer.rejected.reason)
  return answer.event
}

function reasonOf(message: unknown): string {
  const answer = read(message)
  if ('event' in answer) throw new Error('It was taken.')
  return answer.rejected.reason
}

const track = { type: 'track', userId: '42', event: 'Order Completed' }

test('a purchase keeps its worth, where it led from, and everything that was said', () => {
  const { interaction, identities, messageId } = eventOf({
    ...track,
    messageId: 'm-1',
    anonymousId: 'a-1',
    timestamp: '2026-11-23T11:00:00Z',
    integrations: { All: true },
    properties: {
      revenue: 19.99 * 3,
      currency: 'nok',
      order_id: 'o-1',
      format: 'reels',
      creative: 7,
      creativeName: 'Winter',
    },
    context: { ip: '192.0.2.1', userAgent: 'Firefox', campaign: { name: 'winter', source: 'instagram' } },
  })
  expect(messageId).toBe('m-1')
  expect(identities).toEqual([
    { namespace: 'user_id', value: '42' },
    { namespace: 'anonymous_id', value: 'a-1' },
  ])
  expect(interaction).toEqual({
    kind: 'PURCHASE',
    name: 'Order Completed',
    channel: 'instagram',
    platform: 'META',
    creative: '7',
    creativeName: 'Winter',
    campaign: 'winter',
    format: 'reels',
    text: null,
    value: '59.97',
    currency: 'NOK',
    inReplyTo: null,
    properties: expect.objectContaining({ order_id: 'o-1', creative: 7 }),
    context: {
      userAgent: 'Firefox',
      campaign: { name: 'winter', source: 'instagram' },
      $message: { type: 'track', timestamp: '2026-11-23T11:00:00Z', integrations: { All: true } },
    },
  })
})

test.for([
  [{ revenue: 1, total: 2, value: 3 }, '1'],
  [{ revenue: 'NaN', total: 2, value: 3 }, '2'],
  [{ revenue: -5, value: '3.50' }, '3.50'],
  [{ price: 3 }, null],
])('the worth of %j is %s', ([properties, value]) => {
  expect(eventOf({ ...track, properties }).interaction?.value).toBe(value)
})

test('properties of another type than expected stay properties and tell nothing else', () => {
  const properties = {
    format: { a: 1 },
    creative: ['x'],
    campaign: 1.5,
    channel: 7,
    platform: 'Geocities',
    text: 5,
    currency: 'XYZ',
  }
  const { interaction } = eventOf({ ...track, properties })
  expect(interaction).toMatchObject({
    format: null,
    creative: null,
    campaign: null,
    channel: '7',
    platform: null,
    text: null,
    currency: null,
    properties,
  })
})

test('pages and screens are page views under their name or title', () => {
  const named = eventOf({ type: 'page', anonymousId: 'a', name: 'Home', properties: { title: 'Nordlys', path: '/' } })
  expect(named.interaction).toMatchObject({ kind: 'PAGE_VIEW', name: 'Home', properties: { path: '/' } })
  expect(eventOf({ type: 'page', userId: '1', context: { page: { title: 'T' } } }).interaction?.name).toBe('T')
  const screen = eventOf({ type: 'screen', userId: '1', category: 'Shop' })
  expect(screen.interaction).toMatchObject({ kind: 'PAGE_VIEW', name: null })
  expect(screen.interaction?.context).toEqual({ $message: { type: 'screen', category: 'Shop' } })
})

test('identify tells traits, a name, and an e-mail address and phone number that become identities', () => {
  const traits = { email: ' ADA@Example.com', phone: '912 34 567', firstName: 'Ada', lastName: 'Lund', plan: 'pro' }
  const { profile, identities, interaction } = eventOf({
    type: 'identify',
    userId: 42,
    traits: { ...traits, address: { country: 'no' } },
  })
  expect(interaction).toBeNull()
  expect(identities).toEqual([
    { namespace: 'user_id', value: '42' },
    { namespace: 'email', value: 'ada@example.com' },
    { namespace: 'phone', value: '+4791234567' },
  ])
  expect(profile).toMatchObject({
    type: 'identify',
    displayName: 'Ada Lund',
    traits: { firstName: 'Ada', lastName: 'Lund', plan: 'pro', address: { country: 'no' } },
    content: { type: 'identify', traits },
  })
})

test('an e-mail address that is none stays a trait and loses no event', () => {
  const { profile, identities } = eventOf({
    type: 'identify',
    userId: '42',
    traits: { email: 'ask me', phone: '91234567' },
  })
  expect(identities).toEqual([{ namespace: 'user_id', value: '42' }])
  expect(profile?.traits).toEqual({ email: 'ask me', phone: '91234567' })
})

test('the traits of a group are its own: nobody is identified by them', () => {
  const { profile, identities } = eventOf({
    type: 'group',
    userId: '42',
    groupId: 'g-1',
    traits: { name: 'Nordlys', email: 'office@example.com' },
  })
  expect(identities).toEqual([{ namespace: 'user_id', value: '42' }])
  expect(profile).toMatchObject({
    displayName: null,
    traits: { groupId: 'g-1', group: { name: 'Nordlys', email: 'office@example.com' } },
  })
})

test('the ids of people in context are identities in their own namespaces', () => {
  const context = {
    traits: { email: 'ada@example.com' },
    externalIds: [
      { id: '@Ada.L', type: 'instagram', collection: 'users', encoding: 'none' },
      { id: 'b-1', type: 'braze_id', collection: 'users' },
      { id: 'c-1', type: 'account', collection: 'accounts' },
      { id: 'g-1', type: 'group_id', collection: 'users' },
      { id: 'f00d', type: 'email', collection: 'users', encoding: 'sha256' },
      { id: 'x', type: 'a:b', collection: 'users' },
      { id: 'null', type: 'crm', collection: 'users' },
      'nonsense',
    ],
  }
  expect(eventOf({ ...track, context }).identities).toEqual([
    { namespace: 'user_id', value: '42' },
    { namespace: 'instagram', value: 'ada.l' },
    { namespace: 'braze_id', value: 'b-1' },
    { namespace: 'email', value: 'ada@example.com' },
  ])
})

test('words for nobody are left out, and a message that names nobody else is refused', () => {
  const { identities } = eventOf({ ...track, userId: 'null', anonymousId: 'a-1' })
  expect(identities).toEqual([{ namespace: 'anonymous_id', value: 'a-1' }])
  for (const userId of [null, '', 'undefined', '0', 0, 'anonymous']) {
    expect(reasonOf({ ...track, userId, anonymousId: '-1' })).toContain('no_user_anon_id')
  }
})

test('alias names who is the same person, unless that is the same id', () => {
  const previous = (previousId: unknown, more = {}) =>
    eventOf({ type: 'alias', userId: '42', previousId, ...more }).profile?.previousId
  expect([previous('41'), previous(41), previous(' visitor-7 ')]).toEqual(['41', '41', 'visitor-7'])
  expect([previous('42'), previous('a-1', { anonymousId: 'a-1' })]).toEqual([null, null])
  expect(reasonOf({ type: 'alias', userId: '42', previousId: 'null' })).toContain('previousId')
})

test('a message id is made where there is none', () => {
  const ids = [eventOf(track), eventOf({ ...track, messageId: null }), eventOf({ ...track, messageId: '' })]
  expect(new Set(ids.map(({ messageId }) => messageId)).size).toBe(3)
  expect(eventOf({ ...track, messageId: 'x'.repeat(99) }).messageId).toHaveLength(99)
})

test.for([
  ['text', 'hello'],
  ['a list', [track]],
  ['null', null],
  ['another type', { ...track, type: 'charge' }],
  ['no type', { userId: '42' }],
  ['a track without event', { type: 'track', userId: '42' }],
  ['an event that is no text', { ...track, event: { name: 'x' } }],
  ['a group without groupId', { type: 'group', userId: '42' }],
  ['an alias without previousId', { type: 'alias', userId: '42' }],
  ['a message id that is no text', { ...track, messageId: 12 }],
  ['a message id of 100 characters', { ...track, messageId: 'x'.repeat(100) }],
  ['a message id with a NUL', { ...track, messageId: 'a\0' }],
  ['a user id that is an object', { ...track, userId: { id: 42 } }],
  ['a user id with half a pair', { ...track, userId: 'a\uD800' }],
  ['a user id without end', { ...track, userId: 'x'.repeat(300) }],
  ['properties that are a list', { ...track, properties: [] }],
  ['traits that are text', { type: 'identify', userId: '42', traits: 'x' }],
  ['context that is text', { ...track, context: 'x' }],
  ['a time that is none', { ...track, timestamp: 'yesterday' }],
  [
    'nesting without end',
    { ...track, properties: JSON.parse('{"a":'.repeat(5000) + '1' + '}'.repeat(5000)) as unknown },
  ],
] as const)('%s is refused with a sentence and kept', ([, message]) => {
  const answer = read(message)
  expect(answer).toEqual({
    rejected: {
      messageId: null,
      receivedAt: receivedAt.toISOString(),
      reason: expect.stringMatching(/^[A-Zn].+\.$/),
      payload: expect.any(String),
    },
  })
})

test('what is kept of a refused message has no address and no key, and its message id if it can be used', () => {
  const answer = read({ type: 'track', messageId: 'm-1', writeKey: 'wk_x', context: { ip: '192.0.2.1', locale: 'nb' } })
  expect(answer).toMatchObject({
    rejected: { messageId: 'm-1', payload: '{"type":"track","messageId":"m-1","context":{"locale":"nb"}}' },
  })
})
