import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { makeKey } from '../../support/keys.ts'
import { sentence } from '../../support/sentence.ts'
import { embedToken, pageOrigin } from '../../support/tokens.ts'
import { trusted } from '../../support/trusted.ts'

const rapport = await startRapport()
const space = await rapport.newSpace()

/** Costs 120, of 1,200 that there are and 40 that come back in a second. */
const dear = {
  documentId: trusted('FormatPerformance').documentId,
  variables: { input: { groupBy: ['AGE', 'GENDER', 'FORMAT'] } },
}
const cheap = {
  documentId: trusted('ProfileCard').documentId,
  variables: { customer: { namespace: 'user_id', value: '42' }, formats: 1, interactions: 1 },
}
const times = (count: number, body: object) => Array.from({ length: count }, () => body)

const asks = (credential: string, body: unknown, from: { remoteAddress?: string; headers?: object } = {}) =>
  rapport.app.inject({
    method: 'POST',
    url: '/graphql',
    payload: body as object,
    ...from,
    headers: { authorization: `Bearer ${credential}`, origin: pageOrigin, ...from.headers },
  })

test('a token that asked for too much is told when to come back, where its page can read it, and others go on', async () => {
  const [token, other] = [
    await embedToken(space, { anyCustomer: true }),
    await embedToken(space, { anyCustomer: true }),
  ]
  expect((await asks(token, times(10, dear))).statusCode).toBe(200)
  const refused = await asks(token, times(10, dear))
  expect(refused.statusCode).toBe(429)
  const [error] = refused.json<{ errors: { message: string; extensions: { code: string } }[] }>().errors
  expect([error?.message, error?.extensions.code]).toEqual([expect.stringMatching(sentence), 'TOO_MANY_REQUESTS'])
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(30)
  expect(refused.headers).toMatchObject({
    'access-control-allow-origin': pageOrigin,
    'access-control-expose-headers': 'Retry-After',
    vary: 'Origin',
  })
  expect((await asks(other, dear)).statusCode).toBe(200)
  // Some comes back every moment.
  await expect.poll(async () => (await asks(token, cheap)).statusCode).toBe(200)
})

test('twenty of the dearest questions at once are answered once, though they cost more than there is', async () => {
  const token = await embedToken(space, { anyCustomer: true })
  expect((await asks(token, times(20, dear))).statusCode).toBe(200)
  expect((await asks(token, times(20, dear))).statusCode).toBe(429)
})

test('a page of ten elements that is loaded again and again, faster than anybody would, is never refused', async () => {
  const token = await embedToken(space, { anyCustomer: true })
  const usual = { ...dear, variables: { input: { from: '2026-08-01', to: '2026-08-30', groupBy: ['FORMAT'] } } }
  for (let i = 0; i < 30; i++)
    expect((await asks(token, [...times(5, cheap), ...times(5, usual)])).statusCode, `load ${i}`).toBe(200)
})

test('a request that is refused costs something too', async () => {
  const token = await embedToken(space, { anyCustomer: true })
  const statuses = new Set<number>()
  for (let i = 0; i < 80; i++)
    statuses.add((await asks(token, times(20, { query: '{ workspace { id } }' }))).statusCode)
  expect([...statuses]).toEqual([200, 429])
})

test('a publishable key has an allowance for each network, and nobody spends that of others', async () => {
  const { key } = await makeKey(space, { kind: 'PUBLISHABLE', origins: [pageOrigin] })
  const status = async (remoteAddress: string, headers = {}) =>
    (await asks(key, times(10, dear), { remoteAddress, headers })).statusCode
  expect([await status('203.0.113.7'), await status('203.0.113.7')]).toEqual([200, 429])
  expect([await status('203.0.113.8'), await status('2001:db8::1')]).toEqual([200, 200])
  // Of the same /64, which is one subscriber's.
  expect(await status('2001:db8::2')).toBe(429)
  // What anybody could say of themselves gives nobody an allowance of their own, and takes none.
  const behind = (i: number) => status('203.0.113.9', { 'x-forwarded-for': `198.51.100.${i}` })
  let answered = 0
  while (answered < 100 && (await behind(answered)) === 200) answered++
  expect(answered).toBeGreaterThanOrEqual(20)
  expect(answered).toBeLessThan(100)
  expect(await status('203.0.113.9')).toBe(200)
})

test('secret keys are not limited', async () => {
  for (let i = 0; i < 3; i++) expect((await asks(space.key, times(20, dear))).statusCode).toBe(200)
})
