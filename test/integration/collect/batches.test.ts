import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { newSender, taken, tell } from '../../support/sender.ts'

const rapport = await startRapport()
const sender = async () => newSender(await rapport.newSpace())

test('a batch takes what it can use and keeps the rest with the reason', async () => {
  const shop = await sender()
  const batch = [
    { type: 'track', userId: '1', event: 'Ad Clicked' },
    { type: 'track', event: 'Ad Clicked', messageId: 'nobody' },
    'nonsense',
    { type: 'page', userId: '1', properties: { text: 'x'.repeat(33_000) } },
    { type: 'page', userId: '1' },
  ]
  expect(await shop.post('batch', { batch })).toMatchObject(taken)
  expect((await tell(shop.space, 'user_id', '1'))?.interactions.edges).toHaveLength(2)
  const rejected = await shop.rejected()
  expect(rejected.map(({ reason }) => reason).toSorted()).toEqual([
    'It is larger than 32 kB. Send less in one message.',
    'It is no JSON object.',
    expect.stringContaining('no_user_anon_id'),
  ])
  expect(rejected.find(({ messageId }) => messageId === 'nobody')?.payload).toContain('"Ad Clicked"')
})

test('what a batch says for all its messages is merged into each, and a message has the last word', async () => {
  const shop = await sender()
  const context = { device: { type: 'phone', name: 'One' }, locale: 'nb' }
  const own = { device: { name: 'Two' }, page: { path: '/' } }
  const batch = [
    { type: 'track', userId: '1', event: 'a', context: own },
    { type: 'track', userId: '1', event: 'b', integrations: { Other: true } },
  ]
  const sentAt = new Date().toISOString()
  await shop.post('batch', { batch, context, integrations: { All: false }, sentAt })
  const told = (await tell(shop.space, 'user_id', '1'))?.interactions.edges.map(({ node }) => node) ?? []
  const byName = Object.fromEntries(told.map((node) => [node.name, node.context]))
  expect(byName['a']).toMatchObject({ device: { type: 'phone', name: 'Two' }, locale: 'nb', page: { path: '/' } })
  expect(byName['b']).toMatchObject({ ...context, $message: { integrations: { All: false, Other: true }, sentAt } })
})

test('a batch of more than 2,500 messages is answered as Segment does, and one entry says that none was taken', async () => {
  const shop = await sender()
  const messages = (count: number) => Array.from({ length: count }, () => ({ type: 'page', userId: '1' }))
  expect(await shop.post('batch', { batch: messages(2_501) })).toMatchObject(taken)
  expect(await tell(shop.space, 'user_id', '1')).toBeNull()
  expect(await shop.rejected()).toMatchObject([{ reason: expect.stringContaining('2501') }])
  // From a backend: nobody opens so many pages in a second.
  const backend = { headers: { 'user-agent': 'shop/1.0' } }
  expect(await shop.post('batch', { batch: messages(2_500) }, backend)).toMatchObject(taken)
  expect(await shop.space.ask('{ customers { edges { node { engagement { interactions } } } } }')).toMatchObject({
    customers: { edges: [{ node: { engagement: { interactions: 2_500 } } }] },
  })
})
