import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { comment, deliver } from '../../support/meta.ts'
import { newSender } from '../../support/sender.ts'
import type { Space } from '../../support/space.ts'

const rapport = await startRapport()

/** What each of a customer's words answers, and what answers it, by their text. */
async function thread(space: Space, namespace: string, value: string) {
  const { customer } = await space.ask<{ customer: { interactions: { edges: { node: Said }[] } } }>(
    `query ($identity: IdentityInput!) { customer(identity: $identity) { interactions(first: 50) { edges { node {
       text inReplyTo { text } replies(first: 10) { edges { node { text } } } } } } } }`,
    { identity: { namespace, value } },
  )
  return Object.fromEntries(
    customer.interactions.edges.map(({ node }) => [
      node.text,
      { answers: node.inReplyTo?.text ?? null, answeredBy: node.replies.edges.map((reply) => reply.node.text) },
    ]),
  )
}

interface Said {
  text: string
  inReplyTo: { text: string } | null
  replies: { edges: { node: { text: string } }[] }
}

const said = (text: string, minute: number, inReplyTo?: string) => ({
  type: 'track',
  messageId: text,
  userId: '42',
  event: inReplyTo ? 'Message Sent' : 'Message Received',
  timestamp: `2026-03-01T10:0${minute}:00Z`,
  properties: { text, ...(inReplyTo ? { inReplyTo } : {}) },
})
const [question, answer, more] = [said('question', 0), said('answer', 1, 'question'), said('more', 2, 'question')]
const stray = said('stray', 3, 'never told')
const itself = said('itself', 4, 'itself')

test.for([
  ['together', [[question, answer, more, stray, itself]]],
  ['together, the answers first', [[itself, stray, more, answer, question]]],
  ['one after the other', [[question], [answer], [more], [stray], [itself]]],
  ['one after the other, the answers first', [[stray, itself], [more], [answer], [question]]],
  [
    'again and again',
    [
      [answer, stray],
      [answer, itself],
      [question, more],
      [question, answer, more],
    ],
  ],
] as const)('an answer is tied to its question when they come %s', async ([, batches]) => {
  const shop = await newSender(await rapport.newSpace())
  for (const batch of batches) await shop.post('batch', { batch })
  expect(await thread(shop.space, 'user_id', '42')).toEqual({
    question: { answers: null, answeredBy: ['answer', 'more'] },
    answer: { answers: 'question', answeredBy: [] },
    more: { answers: 'question', answeredBy: [] },
    stray: { answers: null, answeredBy: [] },
    itself: { answers: null, answeredBy: [] },
  })
  const waiting = await rapport.db.query<{ key: string }>(
    'SELECT key FROM awaited_reply WHERE workspace_id = $1::uuid',
    [shop.space.id],
  )
  expect(waiting).toEqual([{ key: 'message:never told' }])
})

test('the same message id in another workspace is something else', async () => {
  const [mine, other] = [await newSender(await rapport.newSpace()), await newSender(await rapport.newSpace())]
  await mine.post('track', question)
  await other.post('track', answer)
  expect(await thread(other.space, 'user_id', '42')).toEqual({ answer: { answers: null, answeredBy: [] } })
})

test('comments and messages that Meta tells of know what they answer', async () => {
  const space = await rapport.newSpace()
  await space.ask('mutation { connectAccount(channel: "facebook", accountId: "9100", name: "Ours") { __typename } }')
  const at = (id: string, seconds: number, besides: object) => ({
    created_time: 1_786_968_000 + seconds,
    message: id,
    ...besides,
  })
  await deliver(rapport, '9100', {
    changes: [
      comment('1', { id: '77' }, at('1', 0, {})),
      comment('2', { id: '9100' }, at('2', 1, { parent_id: '1' })),
      comment('3', { id: '77' }, at('3', 2, { parent_id: '2' })),
    ],
    messaging: [
      {
        sender: { id: '77' },
        recipient: { id: '9100' },
        timestamp: 1_786_968_003_000,
        message: { mid: 'a', text: 'a' },
      },
      {
        sender: { id: '9100' },
        recipient: { id: '77' },
        timestamp: 1_786_968_004_000,
        message: { mid: 'b', text: 'b', is_echo: true, reply_to: { mid: 'a' } },
      },
    ],
  })
  expect(await thread(space, 'facebook', '77')).toEqual({
    1: { answers: null, answeredBy: ['2'] },
    2: { answers: '1', answeredBy: ['3'] },
    3: { answers: '2', answeredBy: [] },
    a: { answers: null, answeredBy: ['b'] },
    b: { answers: 'a', answeredBy: [] },
  })
})
