import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { newSender } from '../../support/sender.ts'

const rapport = await startRapport()
const sender = async () => newSender(await rapport.newSpace())

test('rejected events page from the latest on, and stay in their workspace', async () => {
  const [shop, other] = [await sender(), await sender()]
  for (const n of [1, 2, 3]) await shop.post('track', { event: `e${n}` })
  const page = (after: string | null) =>
    shop.space.ask<{ rejectedEvents: { edges: { cursor: string; node: { payload: string } }[] } }>(
      'query ($after: String) { rejectedEvents(first: 2, after: $after) { edges { cursor node { payload } } } }',
      { after },
    )
  const first = await page(null)
  const second = await page(first.rejectedEvents.edges[1]?.cursor ?? '')
  const payloads = [...first.rejectedEvents.edges, ...second.rejectedEvents.edges].map(({ node }) => node.payload)
  expect(payloads).toEqual(['e3', 'e2', 'e1'].map((event) => JSON.stringify({ event, type: 'track' })))
  expect(await other.rejected()).toEqual([])
  const { key } = (
    await shop.space.ask<{ createEmbedToken: { token: string; key: string } }>(
      'mutation { createEmbedToken(input: { origins: ["https://a.example"], anyCustomer: true }) { ... on EmbedToken { key: token } } }',
    )
  ).createEmbedToken
  const asked = await shop.space.send(
    { query: '{ rejectedEvents { edges { cursor } } }' },
    { credential: key, origin: 'https://a.example' },
  )
  expect(asked.status).toBe(403)
})

test('a message of a batch is shown as it came, with nothing that nobody sent', async () => {
  const shop = await sender()
  const message = { type: 'track', messageId: 'nameless', userId: '1', timestamp: null }
  await shop.post('batch', { batch: [message] })
  const { rejectedEvents } = await shop.space.ask<{ rejectedEvents: { edges: { node: { payload: string } }[] } }>(
    '{ rejectedEvents { edges { node { payload } } } }',
  )
  expect(rejectedEvents.edges.map(({ node }) => JSON.parse(node.payload))).toEqual([message])
})

test('what is sent again later is rejected once, for each of its reasons', async () => {
  const shop = await sender()
  await shop.space.ask('mutation { setIdentityRules(blocked: ["kiosk"]) { __typename } }')
  const batch = [
    { type: 'track', messageId: 'blocked', event: 'Followed', userId: 'kiosk' },
    { type: 'track', messageId: 'nameless', userId: '1' },
  ]
  for (const sentAt of ['2026-03-01T10:00:00Z', '2026-03-01T10:00:05Z']) await shop.post('batch', { batch, sentAt })
  expect((await shop.rejected()).map(({ messageId }) => messageId).toSorted()).toEqual(['blocked', 'nameless'])
})
