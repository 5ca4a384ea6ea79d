import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { makeKey } from '../../support/keys.ts'
import { addPeople } from '../../support/people.ts'
import { sentence } from '../../support/sentence.ts'
import { trusted } from '../../support/trusted.ts'

const rapport = await startRapport()
const space = await rapport.newSpace()
await addPeople(space)
await space.take('creative,platform,day,impressions,clicks\nc1,meta,2026-03-01,100,7\n')

const origin = 'https://www.example'
const published = (origins = [origin]) => makeKey(space, { kind: 'PUBLISHABLE', origins })
const performance = { documentId: trusted('FormatPerformance').documentId, variables: { input: {} } }

test('a publishable key shows performance on pages of its origins, without any backend', async () => {
  const { key } = await published()
  expect(key).toMatch(/^pk_/)
  const answer = await space.send<{ formatPerformance: { total: { clicks: number } } }>(performance, {
    credential: key,
    origin,
  })
  expect([answer.status, Number(answer.data.formatPerformance.total.clicks)]).toEqual([200, 7])
  expect(answer.headers).toMatchObject({ 'access-control-allow-origin': origin, vary: 'Origin' })
  expect(answer.headers).not.toHaveProperty('set-cookie')
})

test('it shows no person and does nothing else', async () => {
  const { key } = await published()
  const card = {
    documentId: trusted('ProfileCard').documentId,
    variables: { customer: { namespace: 'user_id', value: '42' }, formats: 1, interactions: 1 },
  }
  for (const body of [
    card,
    { query: trusted('FormatPerformance').query, variables: { input: {} } },
    { query: '{ customers { edges { node { email } } } }' },
    { query: '{ __schema { types { name } } }' },
    { query: 'mutation { createEmbedToken(input: {origins: []}) { __typename } }' },
  ]) {
    const answer = await space.send(body, { credential: key, origin })
    expect([answer.status, answer.errors[0]?.extensions?.code], JSON.stringify(body)).toEqual([403, 'FORBIDDEN'])
    expect(answer.errors[0]?.message).toMatch(sentence)
  }
  const together = await space.send([performance, card], { credential: key, origin })
  expect(JSON.parse(together.text)).toEqual([
    { data: expect.any(Object) },
    { errors: [expect.objectContaining({ extensions: { code: 'FORBIDDEN' } })] },
  ])
})

test.for([
  'https://elsewhere.example',
  'http://www.example',
  'https://www.example:8443',
  'https://example',
  'null',
  '',
])('from "%s" it is refused with a sentence that says what to do', async (elsewhere) => {
  const { key } = await published()
  const answer = await space.send(performance, { credential: key, ...(elsewhere ? { origin: elsewhere } : {}) })
  expect([answer.status, answer.data]).toEqual([403, undefined])
  expect(answer.errors[0]?.message).toMatch(/--kind publishable --origin/)
})

test('its origins are kept as browsers send them, and listed', async () => {
  const { id, key } = await published(['HTTPS://Shop.Example:443/', 'http://localhost:8080', 'https://shop.example'])
  const { apiKeys } = await space.ask<{ apiKeys: { id: string }[] }>('{ apiKeys { id kind scope origins } }')
  expect(apiKeys.find((one) => one.id === id)).toEqual({
    id,
    kind: 'PUBLISHABLE',
    scope: 'READ',
    origins: ['https://shop.example', 'http://localhost:8080'],
  })
  for (const from of ['https://shop.example', 'http://localhost:8080'])
    expect((await space.send(performance, { credential: key, origin: from })).status).toBe(200)
})

test.for<[string, object]>([
  ['a publishable key without origins', { kind: 'PUBLISHABLE' }],
  ['one for any origin', { kind: 'PUBLISHABLE', origins: ['*'] }],
  ['one for a page', { kind: 'PUBLISHABLE', origins: ['https://www.example/page'] }],
  ['one for an address with a password', { kind: 'PUBLISHABLE', origins: ['https://ada:secret@www.example'] }],
  ['one for no origin', { kind: 'PUBLISHABLE', origins: ['null'] }],
  ['a secret key with origins', { kind: 'SECRET', origins: [origin] }],
  ['a write key with origins', { kind: 'WRITE', origins: [origin] }],
])('%s is not made', async ([, wanted]) => {
  await expect(makeKey(space, wanted)).rejects.toThrow(/origin/)
})

test('a revoked one ends at once, and one of another workspace shows nothing of this one', async () => {
  const { id, key } = await published()
  await space.ask(`mutation { revokeApiKey(id: "${id}") { __typename } }`)
  const answer = await space.send(performance, { credential: key, origin })
  expect([answer.status, answer.errors[0]?.message]).toEqual([401, expect.stringMatching(/publishable.*revoked/)])
  const other = await rapport.newSpace()
  const theirs = await makeKey(other, { kind: 'PUBLISHABLE', origins: [origin] })
  const shown = await other.send<{ formatPerformance: { rows: unknown[] } }>(performance, {
    credential: theirs.key,
    origin,
  })
  expect(shown.data.formatPerformance.rows).toEqual([])
})

test('it sends no events, and is told which key does', async () => {
  const { key } = await published()
  const answer = await rapport.app.inject({
    method: 'POST',
    url: '/v1/track',
    payload: { writeKey: key, userId: '42', event: 'Order Completed' },
  })
  expect([answer.statusCode, answer.body.includes('wk_')]).toEqual([401, true])
})
