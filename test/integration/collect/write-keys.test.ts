import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { basic, newSender, taken, tell } from '../../support/sender.ts'
import { sentence } from '../../support/sentence.ts'

const rapport = await startRapport()
const sender = async () => newSender(await rapport.newSpace())

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
