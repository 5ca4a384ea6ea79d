import { expect, test } from 'vitest'
import { account, interaction, noon, onInstagram, only, receivedAt } from './invented-delivery.ts'
import { readDelivery } from './read-delivery.ts'

const onGram = {
  from: { id: '9870001', username: 'Ada.Solberg' },
  id: '1799',
  text: 'Nice',
  media: { id: '1801', media_product_type: 'FEED' },
}

test('a comment on Instagram tells both ids of the person, and is dated when Meta told it', () => {
  const expected = {
    messageId: 'meta:comment:1799:add',
    at: '2026-08-17T12:00:05.000Z',
    identities: [
      { namespace: 'instagram_id', value: '9870001' },
      { namespace: 'instagram', value: 'ada.solberg' },
    ],
    kind: 'COMMENT',
    channel: 'instagram',
    creative: '1801',
    text: 'Nice',
  }
  expect(interaction(onInstagram(onGram))).toMatchObject(expected)
  // Instagram's own login puts field and value on the entry, and the examples put all of it in a list.
  const flat = { object: 'instagram', entry: [{ id: account, time: noon + 5, field: 'comments', value: onGram }] }
  expect(interaction(only(readDelivery([flat], receivedAt)))).toMatchObject(expected)
  const { id, ...older } = onGram
  expect(interaction(onInstagram({ ...older, comment_id: id }))).toMatchObject(expected)
})

test('a comment below an ad is a comment on the ad, by the id that reports know', () => {
  const media = { id: '1801', ad_id: '238', ad_title: 'Spring' }
  expect(interaction(onInstagram({ ...onGram, media }))).toMatchObject({ creative: '238', creativeName: 'Spring' })
})

test('our own comment on Instagram answers the one above it', () => {
  const from = { id: '445', username: 'nordlys', self_ig_scoped_id: '446' }
  expect(onInstagram({ ...onGram, from, id: '1800', parent_id: '1799' })).toMatchObject({
    events: [],
    rejected: [{ messageId: 'meta:comment:1800:add', awaits: 'message:meta:comment:1799:add' }],
  })
  expect(onInstagram({ ...onGram, from })).toMatchObject({ events: [], rejected: [] })
})
