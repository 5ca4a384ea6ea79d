import { expect, test } from 'vitest'
import { ada, changes, feed, inbox, interaction, noon, onInstagram, page, receivedAt } from './invented-delivery.ts'
import { type AccountNews, readDelivery, readReply } from './read-delivery.ts'

const us = { id: page, name: 'Nordlys Cycles' }
const comment = {
  item: 'comment',
  verb: 'add',
  from: ada,
  post_id: `${page}_7`,
  parent_id: `${page}_7`,
  comment_id: '7_70',
  created_time: noon,
  message: 'Does it come in red?',
  post: { permalink_url: 'https://www.facebook.com/1040/posts/7', is_published: true },
}

test('a comment on a page is a COMMENT of the person on the post, and tells their name apart', () => {
  const news = feed(comment)
  expect(news).toMatchObject({ channel: 'facebook', accountId: page, rejected: [] })
  expect(interaction(news)).toMatchObject({
    messageId: 'meta:comment:7_70:add',
    at: '2026-08-17T12:00:00.000Z',
    receivedAt: receivedAt.toISOString(),
    corrected: false,
    identities: [{ namespace: 'facebook', value: ada.id }],
    kind: 'COMMENT',
    name: null,
    channel: 'facebook',
    platform: 'META',
    creative: `${page}_7`,
    text: 'Does it come in red?',
    context: { account: page },
    properties: { comment_id: '7_70', parent_id: `${page}_7`, post: { is_published: true } },
  })
  expect(JSON.stringify(interaction(news).properties)).not.toContain('Ada')
  expect(news.events.filter(({ profile }) => profile)).toMatchObject([
    {
      identities: [{ value: ada.id }],
      interaction: null,
      profile: { type: 'introduction', displayName: 'Ada Solberg' },
    },
  ])
})

test('a delivery that comes again, by itself or in another batch, has the same message ids', () => {
  const values = [comment, { ...comment, verb: 'remove' }, { item: 'reaction', verb: 'add', from: ada, post_id: '1_2' }]
  const first = feed(...values)
  const again = values.flatMap((value) => feed(value).events)
  const ids = (events: AccountNews['events']) => new Set(events.map(({ messageId }) => messageId))
  expect(ids(first.events).size).toBe(first.events.length)
  expect(ids(again)).toEqual(ids(first.events))
})

test.for([
  [{ item: 'reaction', reaction_type: 'love' }, 'REACTION'],
  [{ item: 'like' }, 'REACTION'],
  [{ item: 'share', share_id: '9' }, 'SHARE'],
] as const)('%j of a post is a %s', ([value, kind]) => {
  const told = { ...value, verb: 'add', from: ada, post_id: `${page}_7`, created_time: noon }
  expect(interaction(feed(told))).toMatchObject({ kind, creative: `${page}_7`, name: null })
})

test('two people who share one post share it twice', () => {
  const share = { item: 'share', verb: 'add', post_id: `${page}_7`, created_time: noon }
  const [one, other] = [interaction(feed({ ...share, from: ada })), interaction(feed({ ...share, from: { id: '9' } }))]
  expect(one.messageId).not.toBe(other.messageId)
})

test('somebody who takes a reaction back and gives it again does three things', () => {
  const told = { item: 'reaction', reaction_type: 'like', from: ada, post_id: `${page}_7` }
  const did = (verb: string, time: number) => interaction(feed({ ...told, verb, created_time: time }))
  const deeds = [did('add', noon), did('remove', noon + 1), did('add', noon + 2)]
  expect(deeds.map(({ kind, name }) => [kind, name])).toEqual([
    ['REACTION', null],
    ['OTHER', 'Reaction Removed'],
    ['REACTION', null],
  ])
  expect(new Set(deeds.map(({ messageId }) => messageId)).size).toBe(3)
})

test('an edited or removed comment is told as an OTHER of its own, when it was edited', () => {
  const edited = { ...comment, verb: 'edited', message: 'Does it come in blue?', edited_time: noon + 3 }
  expect(interaction(feed(edited))).toMatchObject({
    kind: 'OTHER',
    name: 'Comment Edited',
    text: 'Does it come in blue?',
    at: '2026-08-17T12:00:03.000Z',
  })
  const { message: _message, ...removed } = { ...comment, verb: 'remove' }
  expect(interaction(feed(removed))).toMatchObject({ kind: 'OTHER', name: 'Comment Removed', text: null })
  const twice = interaction(feed({ ...edited, message: 'Does it come in green?' }))
  expect(twice.messageId).not.toBe(interaction(feed(edited)).messageId)
})

test('what others post on our page, and where they mention it, is one MENTION, of no creative', () => {
  const post = { item: 'status', verb: 'add', from: ada, post_id: `${page}_8`, created_time: noon, message: 'Hello' }
  const onOurs = interaction(feed(post))
  expect(onOurs).toMatchObject({ kind: 'MENTION', creative: null, text: 'Hello' })
  const mention = { item: 'post', verb: 'add', sender_id: ada.id, sender_name: ada.name, post_id: `${page}_8` }
  const elsewhere = interaction(changes('page', 'mention', mention))
  expect(elsewhere).toMatchObject({ kind: 'MENTION', identities: [{ value: ada.id }], at: '2026-08-17T12:00:05.000Z' })
  expect(elsewhere.messageId).toBe(onOurs.messageId)
})

test('a recommendation is a REVIEW', () => {
  const rating = {
    item: 'rating',
    verb: 'add',
    reviewer_id: ada.id,
    reviewer_name: ada.name,
    recommendation_type: 'positive',
    review_text: 'Best bicycle I have had',
    open_graph_story_id: '66',
    created_time: noon,
  }
  expect(interaction(changes('page', 'ratings', rating))).toMatchObject({
    messageId: 'meta:review:66:add',
    kind: 'REVIEW',
    text: 'Best bicycle I have had',
    creative: null,
    properties: { recommendation_type: 'positive' },
  })
})

test("our comment below a customer's is a reply to its author; what else we do is nobody's", () => {
  const reply = { ...comment, from: us, comment_id: '7_71', parent_id: '7_70', message: 'It does!' }
  const { events, rejected } = feed(reply)
  expect([events, rejected]).toMatchObject([[], [{ awaits: 'message:meta:comment:7_70:add' }]])
  expect(readReply(rejected[0]!.payload, [{ namespace: 'facebook', value: ada.id }], receivedAt)).toMatchObject([
    {
      messageId: 'meta:comment:7_71:add',
      identities: [{ namespace: 'facebook', value: ada.id }],
      interaction: { kind: 'REPLY', text: 'It does!' },
    },
  ])
  for (const value of [
    { ...comment, from: us },
    { ...reply, verb: 'edited' },
    { item: 'status', verb: 'add', from: us, post_id: '1' },
    { item: 'reaction', verb: 'add', from: us, post_id: '1' },
    { ...comment, verb: 'hide' },
  ])
    expect(feed(value)).toMatchObject({ events: [], rejected: [] })
})

test('what names nobody or is of no known kind is kept with the reason and as it came', () => {
  for (const news of [
    feed({ ...comment, from: undefined }),
    feed({ ...comment, from: { id: 'null' } }),
    feed({ item: 'constructor', verb: 'add', from: ada }),
    feed({ ...comment, verb: 'toString' }),
    changes('page', 'leadgen', {}),
    onInstagram({ media_id: '1801', comment_id: '1799' }, 'mentions'),
    onInstagram({}, 'something_new'),
    inbox({ sender: { user_ref: 'x' }, recipient: { id: page }, message: { mid: 'm_9', text: 'x' } }),
    inbox({ sender: { id: '1' }, recipient: { id: page }, optin: {} }),
    changes('whatsapp_business_account', 'messages', {}),
  ]) {
    expect(news).toMatchObject({ events: [] })
    expect(news.rejected).toHaveLength(1)
    expect(news.rejected[0]?.reason).toMatch(/^[A-Z].*[.]$/)
    expect(JSON.parse(news.rejected[0]?.payload ?? '')).toHaveProperty('accountId', news.accountId)
  }
  expect(JSON.parse(feed({ ...comment, from: undefined }).rejected[0]!.payload)).toHaveProperty(
    'value.message',
    comment.message,
  )
})

test('an id written as a number is good as long as it has not lost digits', () => {
  expect(interaction(feed({ ...comment, from: { id: 5550001 } })).identities).toEqual([
    { namespace: 'facebook', value: '5550001' },
  ])
  expect(feed({ ...comment, from: { id: 2 ** 60 } }).rejected).toHaveLength(1)
})

test.for([
  ['seconds', noon, '2026-08-17T12:00:00.000Z', false],
  ['milliseconds', noon * 1000 + 1, '2026-08-17T12:00:00.001Z', false],
  ['text', String(noon), '2026-08-17T12:00:00.000Z', false],
  ['nothing', undefined, '2026-08-17T12:00:05.000Z', false],
  ['nonsense', 'soon', '2026-08-17T12:00:05.000Z', false],
  ['more than any time', 1e300, '2026-08-17T12:00:05.000Z', false],
  ['next week', noon + 7 * 86_400, receivedAt.toISOString(), true],
] as const)('times come as %s', ([, time, at, corrected]) => {
  expect(interaction(feed({ ...comment, created_time: time }))).toMatchObject({ at, corrected })
})

test('several accounts in one delivery are told apart', () => {
  const entry = ['1', '2', '1'].map((id, i) => ({
    id,
    time: noon,
    changes: [{ field: 'feed', value: { ...comment, comment_id: `c${i}` } }],
  }))
  const news = readDelivery({ object: 'page', entry }, receivedAt)
  expect(news?.map(({ accountId, events }) => [accountId, events.length])).toEqual([
    ['1', 3],
    ['2', 2],
  ])
})

test.for([[null], [1], ['x'], [[]], [{}], [{ object: 'page' }], [{ object: 1, entry: [] }]])(
  '%j is no delivery',
  ([body]) => {
    expect(readDelivery(body, receivedAt)).toBeNull()
  },
)

test.for([[null], [1], [[]], [{}], [{ changes: 1 }], [{ changes: [null] }], [{ messaging: [{ message: 1 }, 'x'] }]])(
  'entries of any shape, as in %j, are no reason to fail',
  (entry) => {
    for (const object of ['page', 'instagram', '__proto__'])
      for (const news of readDelivery({ object, entry }, receivedAt) ?? []) expect(news.events).toEqual([])
  },
)
