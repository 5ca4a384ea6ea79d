import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { newSender, taken, tell } from '../../support/sender.ts'

const rapport = await startRapport()
const sender = async () => newSender(await rapport.newSpace())

test('each route takes its message, and the profile tells all of it', async () => {
  const shop = await sender()
  const userId = '42'
  const traits = { name: 'Ada Lund', email: 'ada@example.com', plan: 'pro' }
  expect(await shop.post('identify', { userId, anonymousId: 'a-1', traits })).toMatchObject(taken)
  const order = { userId, event: 'Order Completed', properties: { revenue: 1290.5, currency: 'NOK', order_id: 'o-1' } }
  expect(await shop.post('track', { ...order, timestamp: '2026-03-01T12:00:00Z' })).toMatchObject(taken)
  const page = { anonymousId: 'a-1', name: 'Home', properties: { path: '/' }, timestamp: '2026-03-01T11:00:00Z' }
  expect(await shop.post('page', { ...page, context: { ip: '192.0.2.1', locale: 'nb-NO' } })).toMatchObject(taken)
  expect(await shop.post('screen', { userId, name: 'Cart', timestamp: '2026-03-01T10:00:00Z' })).toMatchObject(taken)
  expect(await shop.post('group', { userId, groupId: 'g-1', traits: { name: 'Nordlys' } })).toMatchObject(taken)

  const customer = await tell(shop.space, 'user_id', userId)
  expect(customer).toMatchObject({
    displayName: 'Ada Lund',
    known: true,
    traits: { name: 'Ada Lund', plan: 'pro', groupId: 'g-1', group: { name: 'Nordlys' } },
    identities: [
      { namespace: 'anonymous_id', value: 'a-1' },
      { namespace: 'email', value: 'ada@example.com' },
      { namespace: 'user_id', value: '42' },
    ],
  })
  expect(customer?.interactions.edges.map(({ node }) => node)).toMatchObject([
    { kind: 'PURCHASE', name: 'Order Completed', value: '1290.5', currency: 'NOK', properties: { order_id: 'o-1' } },
    { kind: 'PAGE_VIEW', name: 'Home', at: '2026-03-01T11:00:00.000Z', context: { locale: 'nb-NO' } },
    { kind: 'PAGE_VIEW', name: 'Cart', corrected: false },
  ])
  expect(JSON.stringify(customer)).not.toContain('192.0.2.1')
})

const identify = (day: number, traits: object) => ({
  type: 'identify',
  messageId: `day ${day}`,
  userId: '1',
  timestamp: `2026-03-0${day}T00:00:00Z`,
  traits,
})
const [named, renamed] = [identify(1, { name: 'Ada Lund', plan: 'pro' }), identify(3, { name: 'Ada Solberg' })]
const takenBack = identify(2, { name: null, plan: null, email: null })

test.for([
  ['at once', [[named, takenBack]]],
  ['one after the other', [[named], [takenBack]]],
  ['the wrong way round', [[takenBack], [named]]],
] as const)('a trait that is null is taken back when messages come %s, the name among them', async ([, batches]) => {
  const shop = await sender()
  for (const batch of batches) await shop.post('batch', { batch })
  expect(await tell(shop.space, 'user_id', '1')).toMatchObject({ displayName: null, traits: { plan: null } })
  await shop.post('batch', { batch: [renamed] })
  expect(await tell(shop.space, 'user_id', '1')).toMatchObject({ displayName: 'Ada Solberg' })
})

test('a message that is sent twice counts once, by itself or in a batch', async () => {
  const shop = await sender()
  const message = { type: 'track', messageId: 'm-1', userId: '1', event: 'Ad Clicked' }
  await shop.post('track', message)
  await shop.post('track', { ...message, event: 'Something else' })
  await shop.post('batch', { batch: [message, message, { ...message, messageId: 'm-2' }] })
  const customer = await tell(shop.space, 'user_id', '1')
  expect(customer?.interactions.edges.map(({ node }) => node.name)).toEqual(['Ad Clicked', 'Ad Clicked'])
})

test('alias joins a visitor with a user whatever their ids look like, and two users never', async () => {
  const shop = await sender()
  const merges = () =>
    rapport.db.query<{ rule: string; identities: string[] }>(
      'SELECT rule::text AS rule, to_json(identities) AS identities FROM customer_merge WHERE workspace_id = $1::uuid',
      [shop.space.id],
    )
  await shop.post('track', { anonymousId: 'visitor-7', event: 'Ad Clicked' })
  await shop.post('track', { userId: 'u-1', event: 'Ad Clicked' })
  await shop.post('track', { userId: 'u-2', event: 'Ad Clicked' })
  await shop.post('alias', { userId: 'u-1', previousId: 'u-2' })
  expect(await merges()).toEqual([])
  await shop.post('alias', { userId: 'u-1', previousId: 'visitor-7' })
  expect(await merges()).toEqual([{ rule: 'ALIAS', identities: ['user_id:u-1', 'anonymous_id:visitor-7'] }])
  const early = { type: 'alias', userId: 'u-3', previousId: 'visitor-8' }
  await shop.post('batch', { batch: [early, { type: 'track', anonymousId: 'visitor-8', event: 'Followed' }] })
  expect((await tell(shop.space, 'user_id', 'u-3'))?.interactions.edges).toMatchObject([{ node: { name: 'Followed' } }])
})

test('the client of browsers is told where to send, if its key is good', async () => {
  const shop = await sender()
  const settings = (key: string) => rapport.app.inject({ url: `/v1/projects/${key}/settings` })
  expect((await settings(shop.key)).json()).toEqual({
    integrations: { 'Segment.io': { apiKey: shop.key, apiHost: 'localhost:4000/v1', protocol: 'http' } },
  })
  expect((await settings('wk_unknown')).statusCode).toBe(401)
})
