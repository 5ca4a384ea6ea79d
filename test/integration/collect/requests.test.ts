import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { newSender, taken, tell } from '../../support/sender.ts'
import { sentence } from '../../support/sentence.ts'

const rapport = await startRapport()
const sender = async () => newSender(await rapport.newSpace())

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

test.for([
  ['POST', 'tracks', 404],
  ['POST', 'toString', 404],
  ['GET', 'projects', 404],
  ['GET', 'track', 405],
  ['PUT', 'batch', 405],
] as const)(
  '%s /v1/%s is refused in the words and the form of the other refusals, which pages may read',
  async ([method, name, status]) => {
    const answer = await rapport.app.inject({
      method,
      url: `/v1/${name}`,
      payload: method === 'GET' ? undefined : '{}',
    })
    expect(answer.statusCode).toBe(status)
    expect(answer.json()).toMatchObject({ errors: [{ message: expect.stringMatching(sentence) }] })
    expect(answer.json<{ errors: { message: string }[] }>().errors[0]?.message).toContain('POST')
    expect(answer.headers).toMatchObject({ 'access-control-allow-origin': '*' })
  },
)

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
