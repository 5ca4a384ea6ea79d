import { expect, test } from 'vitest'
import { account, ada, inbox, interaction, noon, page } from './invented-delivery.ts'

test('messages to Messenger, and what we write there from anywhere, belong to the customer', () => {
  const [customer, ours] = [{ id: ada.id }, { id: page }]
  expect(
    interaction(inbox({ sender: customer, recipient: ours, message: { mid: 'm_1', text: 'Are you open?' } })),
  ).toMatchObject({
    messageId: 'meta:message:m_1:sent',
    at: '2026-08-17T12:00:00.250Z',
    identities: [{ namespace: 'facebook', value: ada.id }],
    kind: 'MESSAGE',
    channel: 'messenger',
    text: 'Are you open?',
  })
  const echo = { mid: 'm_2', text: 'Until six', is_echo: true, app_id: 1_517_776_481_860_111 }
  expect(interaction(inbox({ sender: ours, recipient: customer, message: echo }))).toMatchObject({
    messageId: 'meta:message:m_2:sent',
    identities: [{ namespace: 'facebook', value: ada.id }],
    kind: 'REPLY',
    text: 'Until six',
  })
})

test('what people do with messages: buttons, reactions, edits, ads that led to them', () => {
  const told = (value: object) => interaction(inbox({ sender: { id: ada.id }, recipient: { id: page }, ...value }))
  expect(told({ postback: { mid: 'm_3', title: 'Get started', payload: 'START' } })).toMatchObject({
    messageId: 'meta:message:m_3:sent',
    kind: 'MESSAGE',
    name: 'Postback',
    text: 'Get started',
    properties: { payload: 'START' },
  })
  const reaction = { mid: 'm_2', action: 'react', reaction: 'love', emoji: '❤️' }
  expect(told({ reaction })).toMatchObject({ kind: 'REACTION', properties: { emoji: '❤️' } })
  expect(told({ reaction: { mid: 'm_2', action: 'unreact' } })).toMatchObject({
    kind: 'OTHER',
    name: 'Reaction Removed',
  })
  expect(told({ message_edit: { mid: 'm_1', text: 'Open today?', num_edit: 1 } })).toMatchObject({
    kind: 'OTHER',
    name: 'Message Edited',
    text: 'Open today?',
  })
  expect(told({ message: { mid: 'm_1', is_deleted: true } })).toMatchObject({ kind: 'OTHER', name: 'Message Removed' })
  const referral = { source: 'ADS', type: 'OPEN_THREAD', ad_id: '238', ads_context_data: { ad_title: 'Spring' } }
  expect(told({ referral })).toMatchObject({ kind: 'CLICK', creative: '238', creativeName: 'Spring' })
  expect(told({ message: { mid: 'm_5', text: 'Hi', referral } })).toMatchObject({ kind: 'MESSAGE', creative: '238' })
})

test.for([{ read: { watermark: 1 } }, { delivery: { mids: ['m_1'], watermark: 1 } }])('%j is left out', (receipt) => {
  const news = inbox({ sender: { id: ada.id }, recipient: { id: page }, ...receipt })
  expect(news).toMatchObject({ events: [], rejected: [] })
})

test('a conversation that another app leads is read from standby', () => {
  const message = {
    sender: { id: ada.id },
    recipient: { id: page },
    timestamp: noon,
    message: { mid: 'm_6', text: 'x' },
  }
  expect(interaction(inbox(message, 'page', 'standby'))).toMatchObject({ kind: 'MESSAGE', text: 'x' })
})

test('messages on Instagram are of the same person as comments; a story that names us is a MENTION', () => {
  const told = (message: object) =>
    interaction(inbox({ sender: { id: '9870001' }, recipient: { id: account }, message }, 'instagram'))
  expect(told({ mid: 'i_1', text: 'Hi' })).toMatchObject({
    identities: [{ namespace: 'instagram_id', value: '9870001' }],
    kind: 'MESSAGE',
    channel: 'instagram',
  })
  expect(
    told({ mid: 'i_2', attachments: [{ type: 'story_mention', payload: { url: 'https://x.example' } }] }),
  ).toMatchObject({
    kind: 'MENTION',
    text: null,
  })
})
