import { Collector } from '@rapport/server/collect/collector.ts'
import { lockCounters } from '@rapport/server/counters/lock-counters.sql.ts'
import { serveCollect } from '@rapport/server/http/collect.ts'
import { refuse } from '@rapport/server/http/refuse.ts'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { newSender, Sender, tell } from '../../support/sender.ts'
import { sentence } from '../../support/sentence.ts'
import { Space } from '../../support/space.ts'

const rapport = await startRapport()
const sender = async () => newSender(await rapport.newSpace())
const taken = { status: 200, body: { success: true } }
const basic = (key: string) => `Basic ${Buffer.from(`${key}:`).toString('base64')}`

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

test.for([
  ['Basic auth', (key: string) => ({ headers: { authorization: basic(key) }, writeKey: undefined })],
  ['a Bearer token', (key: string) => ({ headers: { authorization: `Bearer ${key}` }, writeKey: undefined })],
  ['the body', (key: string) => ({ headers: { authorization: '' }, writeKey: key })],
  [
    'the body, beside a token of OAuth',
    (key: string) => ({ headers: { authorization: 'Bearer e30.e30.x' }, writeKey: key }),
  ],
] as const)('the write key may be sent by %s', async ([, way]) => {
  const shop = await sender()
  const { headers, writeKey } = way(shop.key)
  expect(await shop.post('track', { userId: '1', event: 'Followed', writeKey }, { headers })).toMatchObject(taken)
  expect(JSON.stringify(await tell(shop.space, 'user_id', '1'))).not.toContain(shop.key)
})

test('without a write key that is good nothing is taken, and a sentence says what to send', async () => {
  const shop = await sender()
  const message = { userId: '1', event: 'Followed' }
  const credentials = [
    '',
    basic('wk_unknown'),
    basic(shop.space.key),
    `Bearer ${shop.space.key}`,
    'Basic !',
    'Digest x',
  ]
  for (const authorization of credentials) {
    const answer = await shop.post('track', message, { headers: { authorization } })
    expect(answer.status, authorization).toBe(401)
    expect(answer.body, authorization).toMatchObject({ errors: [{ message: expect.stringMatching(sentence) }] })
    expect(answer.text).not.toContain(shop.space.key)
  }
  expect(await tell(shop.space, 'user_id', '1')).toBeNull()
})

test('a revoked write key is refused ten seconds later at the latest, and takes nothing in', async () => {
  const space = await rapport.newSpace()
  const [used, unused] = [await newSender(space), await newSender(space)]
  expect((await used.post('track', { userId: '1', event: 'Followed' })).status).toBe(200)
  const { apiKeys } = await space.ask<{ apiKeys: { id: string; kind: string }[] }>('{ apiKeys { id kind } }')
  for (const { id, kind } of apiKeys)
    if (kind === 'WRITE') await space.ask('mutation ($id: ID!) { revokeApiKey(id: $id) { __typename } }', { id })
  expect((await unused.post('track', { userId: '2', event: 'Followed' })).status).toBe(401)
  const statusNow = async () => (await used.post('track', { userId: '1', event: 'Followed' })).status
  await expect.poll(statusNow, { timeout: 11_000, interval: 500 }).toBe(401)
})

test('text/plain, as sendBeacon sends it, no type at all, and gzip are understood', async () => {
  const shop = await sender()
  const message = { userId: '1', event: 'Followed', writeKey: shop.key }
  const plain = { 'content-type': 'text/plain;charset=UTF-8', authorization: '' }
  expect(await shop.post('t', message, { headers: plain })).toMatchObject(taken)
  expect(await shop.post('t', `\uFEFF${JSON.stringify(message)}`)).toMatchObject(taken)
  expect(await shop.post('b', { batch: [{ ...message, type: 'track' }] }, { gzip: true })).toMatchObject(taken)
  expect((await tell(shop.space, 'user_id', '1'))?.interactions.edges).toHaveLength(3)
})

test.for([
  ['no JSON', 'track', '{"userId": ', {}],
  ['no object', 'track', '[]', {}],
  ['nothing', 'track', '', {}],
  ['no UTF-8', 'track', Buffer.from([0x7b, 0xff, 0x7d]), {}],
  ['no list', 'batch', { batch: 'x' }, {}],
  ['a message above 32 kB', 'track', { userId: '1', event: 'x'.repeat(33_000) }, {}],
  ['a batch above 500 kB', 'batch', { batch: ['x'.repeat(513_000)] }, {}],
  ['a batch that inflates above 500 kB', 'batch', { batch: ['x'.repeat(5_000_000)] }, { gzip: true }],
  ['no gzip', 'batch', '{}', { headers: { 'content-encoding': 'gzip' } }],
  ['another encoding', 'batch', '{}', { headers: { 'content-encoding': 'br' } }],
  [
    'a context that would fill each of many messages',
    'batch',
    { batch: Array(500).fill(0), context: { a: 'x'.repeat(30_000) } },
    {},
  ],
] as const)('%s is answered with 400 and a sentence', async ([, name, payload, sending]) => {
  const shop = await sender()
  const answer = await shop.post(name, payload, sending)
  expect(answer).toMatchObject({ status: 400, body: { errors: [{ message: expect.stringMatching(sentence) }] } })
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

test('a page of any origin may send, with the headers that clients add, and may read why something was refused', async () => {
  const shop = await sender()
  const origin = 'https://shop.example'
  const preflight = await rapport.app.inject({
    method: 'OPTIONS',
    url: '/v1/t',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,x-retry-count',
    },
  })
  expect(preflight.statusCode).toBe(204)
  expect(preflight.headers).toMatchObject({
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'authorization,x-retry-count',
  })
  for (const [payload, status] of [
    [{ userId: '1', event: 'Followed' }, 200],
    ['{', 400],
  ] as const) {
    const answer = await shop.post('t', payload, { headers: { origin } })
    expect(answer.status).toBe(status)
    expect(answer.headers).toMatchObject({ 'access-control-allow-origin': '*' })
    expect(answer.headers).not.toHaveProperty('access-control-allow-credentials')
  }
  const elsewhere = await rapport.app.inject({ method: 'GET', url: '/health', headers: { origin } })
  expect(elsewhere.headers).not.toHaveProperty('access-control-allow-origin')
})

test('a full queue answers 429 and says when to try again; what it took is stored, and so is what comes again', async () => {
  const shop = await sender()
  const small = Fastify()
  const collector = new Collector(rapport.db, { mostWaiting: 1 })
  small.setErrorHandler(refuse)
  await small.register(serveCollect, { db: rapport.db, collector, publicUrl: 'http://localhost:4000' })
  const crowd = new Sender(new Space(small, shop.space.id, shop.space.key), shop.key)
  const send = (n: number) => crowd.post('track', { messageId: `m-${n}`, userId: '1', event: 'Followed' })
  expect((await send(0)).status).toBe(200)

  const begun = Promise.withResolvers<void>()
  const ended = Promise.withResolvers<void>()
  const held = rapport.db.transaction(async (sql) => {
    await lockCounters(sql, shop.space.id)
    begun.resolve()
    await ended.promise
  })
  await begun.promise
  const waiting = send(1)
  for (const { status, headers } of await Promise.all([2, 3, 4].map(send))) {
    expect(status).toBe(429)
    expect(headers['retry-after']).toMatch(/^[1-9]\d*$/)
  }
  ended.resolve()
  await held
  expect((await waiting).status).toBe(200)
  for (const n of [2, 3, 4]) expect((await send(n)).status).toBe(200)
  expect((await tell(shop.space, 'user_id', '1'))?.interactions.edges).toHaveLength(5)
  await small.close()
})

test('the client of browsers is told where to send, if its key is good', async () => {
  const shop = await sender()
  const settings = (key: string) => rapport.app.inject({ url: `/v1/projects/${key}/settings` })
  expect((await settings(shop.key)).json()).toEqual({
    integrations: { 'Segment.io': { apiKey: shop.key, apiHost: 'localhost:4000/v1', protocol: 'http' } },
  })
  expect((await settings('wk_unknown')).statusCode).toBe(401)
})

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
