import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { base64url, embedSecretOf, partsOf, signed } from '../../support/forge.ts'
import { makeKey } from '../../support/keys.ts'
import { addPeople } from '../../support/people.ts'
import { sentence } from '../../support/sentence.ts'
import { embedToken, pageOrigin, type TokenInput, tryToken } from '../../support/tokens.ts'
import { trusted } from '../../support/trusted.ts'

const rapport = await startRapport()
const space = await rapport.newSpace()
await addPeople(space)

interface Card {
  customer: { displayName: string; email: string | null; identities: { namespace: string; value: string }[] } | null
}

const { documentId, query } = trusted('ProfileCard')
const variables = (namespace: string, value: string) => ({
  customer: { namespace, value },
  formats: 3,
  interactions: 5,
})

const card = async (token: string, namespace = 'user_id', value = '42', origin: string | undefined = pageOrigin) =>
  space.send<Card>(
    { documentId, variables: variables(namespace, value) },
    { credential: token, ...(origin ? { origin } : {}) },
  )

test('a token shows the customers it names, and others look as if they did not exist', async () => {
  const token = await embedToken(space, { customers: [{ namespace: 'user_id', value: '42' }], pii: 'FULL' })
  expect((await card(token)).data.customer).toMatchObject({ displayName: 'Ada Larsen', email: 'ada@example.com' })
  expect((await card(token, 'user_id', '43')).data).toEqual({ customer: null })
  expect((await card(token, 'user_id', 'nobody')).data).toEqual({ customer: null })
  // The same person under a name that the token does not give.
  expect((await card(token, 'email', 'ada@example.com')).data).toEqual({ customer: null })
})

test('a token for any customer shows any of its workspace and none of another', async () => {
  const other = await rapport.newSpace()
  const [mine, theirs] = [
    await embedToken(space, { anyCustomer: true }),
    await embedToken(other, { anyCustomer: true }),
  ]
  expect((await card(mine, 'user_id', '43')).data.customer).toMatchObject({ displayName: 'Bo Lind' })
  expect((await card(theirs)).data).toEqual({ customer: null })
})

test('a token that names nobody shows nobody', async () => {
  expect((await card(await embedToken(space))).data).toEqual({ customer: null })
})

test.for([
  ['FULL', 'ada@example.com', ['ada@example.com', 'ada.l', '+4790000001', '42']],
  ['MASKED', 'a•••@e•••.com', ['a•••@e•••.com', 'ada.l', '•••01', '42']],
  ['NONE', null, []],
] as const)('personal data %s', async ([pii, email, identities]) => {
  const { data, text } = await card(await embedToken(space, { anyCustomer: true, pii }))
  expect(data.customer).toMatchObject({ email })
  expect(data.customer?.identities.map(({ value }) => value)).toEqual(identities)
  if (pii !== 'FULL') expect(text).not.toMatch(/ada@example|90000001/)
  // What they wrote is theirs too.
  expect(text.includes('but')).toBe(pii !== 'NONE')
})

test('MASKED masks what looks like an e-mail address or a phone number wherever it stands', async () => {
  const shop = await rapport.newSpace()
  await shop.take(`user_id,x,facebook,name
Dee@Example.com,dee.invented,+47 900 00 002,"Dee (dee@example.com, +4790000002)"
+4790000003,,,+47 900 00 003
`)
  await shop.take(`id,user_id,kind,at,channel,text
1,Dee@Example.com,message,2026-03-01T10:00:00Z,web,"write to <dee@example.com>, or call +47 900-00-002 before 2026-03-05"
`)
  const shown = async (value: string, pii: 'FULL' | 'MASKED') =>
    shop.send<Card>(
      { documentId, variables: variables('user_id', value) },
      { credential: await embedToken(shop, { anyCustomer: true, pii }), origin: pageOrigin },
    )
  expect((await shown('Dee@Example.com', 'FULL')).data.customer?.displayName).toBe('Dee (dee@example.com, +4790000002)')
  const { data, text } = await shown('Dee@Example.com', 'MASKED')
  expect(data.customer?.displayName).toBe('Dee (d•••@e•••.com, •••02)')
  expect(data.customer?.identities.map(({ value }) => value)).toEqual(['•••02', 'D•••@E•••.com', 'dee.invented'])
  expect(text).toContain('write to <d•••@e•••.com>, or call •••02 before 2026-03-05')
  expect(text).not.toMatch(/dee@example|900.?00/i)
  const other = (await shown('+4790000003', 'MASKED')).data.customer
  expect([other?.displayName, other?.identities]).toEqual(['•••03', [{ namespace: 'user_id', value: '•••03' }]])
})

test('a token runs only trusted documents, and only those it names', async () => {
  const token = await embedToken(space, { anyCustomer: true, operations: ['FormatPerformance'] })
  const refusals = [
    { query, variables: variables('user_id', '42') },
    { query: '{ workspace { name } }' },
    { documentId, variables: variables('user_id', '42') },
    { documentId: trusted('FormatPerformance').documentId, query: '{ workspace { name } }', variables: { input: {} } },
    { documentId: 'f'.repeat(64) },
    { documentId: '__proto__' },
    { documentId: null },
    {},
  ]
  for (const body of refusals) {
    const answer = await space.send(body, { credential: token, origin: pageOrigin })
    expect([400, 403], JSON.stringify(body)).toContain(answer.status)
    expect(answer.errors[0]?.message, JSON.stringify(body)).toMatch(sentence)
  }
  const allowed = await space.send(
    { documentId: trusted('FormatPerformance').documentId, variables: { input: {} } },
    { credential: token, origin: pageOrigin },
  )
  expect(allowed).toMatchObject({ status: 200, errors: [] })
})

test('a token that names customers shows them, and the numbers of the workspace only where it says so', async () => {
  const customers = [{ namespace: 'user_id', value: '42' }]
  const performance = async (input: TokenInput) => {
    const body = { documentId: trusted('FormatPerformance').documentId, variables: { input: {} } }
    return (await space.send(body, { credential: await embedToken(space, input), origin: pageOrigin })).status
  }
  expect(await performance({ customers })).toBe(403)
  expect((await card(await embedToken(space, { customers }))).data.customer).toMatchObject({
    displayName: 'Ada Larsen',
  })
  expect(await performance({ customers, operations: ['FormatPerformance'] })).toBe(200)
  expect(await performance({ customers, anyCustomer: true })).toBe(200)
  expect(await performance({})).toBe(200)
})

test('an origin that the token does not name, and no origin at all, are refused with 403', async () => {
  const token = await embedToken(space, { anyCustomer: true })
  for (const origin of [
    'https://evil.example',
    'https://intranet.example.evil.example',
    'http://intranet.example',
    'https://intranet.example:8443',
    'https://intranet.example:443',
    'HTTPS://INTRANET.EXAMPLE',
    'https://intranet.example/',
    'https://intranet.example.',
    'https://intranet.example, https://intranet.example',
    'null',
    '',
  ]) {
    const answer = await card(token, 'user_id', '42', origin)
    expect([answer.status, answer.data], origin).toEqual([403, undefined])
    expect(answer.errors[0]?.message).toMatch(sentence)
  }
  const good = await card(token)
  expect(good.status).toBe(200)
  expect(good.headers['access-control-allow-origin']).toBe(pageOrigin)
  expect(good.headers.vary).toContain('Origin')
})

test('a secret key never lets a page read an answer', async () => {
  const answer = await space.send({ query: '{ workspace { name } }' }, { origin: pageOrigin })
  expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
})

test('a token that was changed, unsigned, signed with another secret or meant for something else is refused with 401', async () => {
  const token = await embedToken(space, { customers: [{ namespace: 'user_id', value: '43' }] })
  const { head, body, signature, claims } = partsOf(token)
  const wider: Record<string, unknown> = { ...claims, customers: ['*'] }
  const key = await embedSecretOf(rapport.db, space)
  const other = await rapport.newSpace()
  const head256 = { alg: 'HS256', typ: 'JWT' }
  // The forger's tool works, so that what follows is refused for what it says.
  expect((await card(signed(head256, wider, key))).status).toBe(200)
  const { exp: _exp, ...endless } = wider
  const forged = {
    changed: `${head}.${base64url(wider)}.${signature}`,
    unsigned: `${base64url({ alg: 'none' })}.${body}.`,
    'unsigned in capitals': `${base64url({ alg: 'NONE' })}.${base64url(wider)}.`,
    'signed by another': signed(head256, wider, 'another secret of thirty-two bytes'),
    'signed with nothing': signed(head256, wider, ''),
    'of another algorithm': signed({ alg: 'HS512' }, wider, key, 'sha512'),
    'for another audience': signed(head256, { ...wider, aud: 'rapport' }, key),
    'from another issuer': signed(head256, { ...wider, iss: 'somebody' }, key),
    'without an end': signed(head256, endless, key),
    'that ended': signed(head256, { ...wider, exp: Math.floor(Date.now() / 1000) - 60 }, key),
    'of tomorrow': signed(head256, { ...wider, iat: Math.floor(Date.now() / 1000) + 3600 }, key),
    'longer than a day': signed(head256, { ...wider, iat: Math.floor(Date.now() / 1000) - 90_000 }, key),
    'without an id': signed(head256, { ...wider, jti: undefined }, key),
    'with an id that is no text': signed(head256, { ...wider, jti: ['x'] }, key),
    'with an id that is none of ours': signed(head256, { ...wider, jti: 'x' }, key),
    'without a time of minting': signed(head256, { ...wider, iat: undefined }, key),
    'without origins': signed(head256, { ...wider, origins: undefined }, key),
    'of a key that there is not': signed(head256, { ...wider, jti: `${randomUUID()}.${randomUUID()}` }, key),
    'of a key of another workspace': signed(
      head256,
      { ...wider, jti: `${(await makeKey(other, {})).id}.${randomUUID()}` },
      key,
    ),
    'with what is read as another algorithm': signed({ alg: 'HS256', crit: ['b64'], b64: false }, wider, key),
    'without a grant': signed(
      head256,
      { sub: claims.sub, iss: claims.iss, aud: claims.aud, iat: claims.iat, exp: claims.exp, jti: claims.jti },
      key,
    ),
    'that names no workspace': signed(head256, { ...wider, sub: 'workspace' }, key),
    'cut short': token.slice(0, -5),
  }
  for (const [name, forgery] of Object.entries(forged)) {
    const answer = await card(forgery, 'user_id', '43')
    expect([name, answer.status, answer.data]).toEqual([name, 401, undefined])
    expect(answer.errors[0]?.message).toMatch(sentence)
    expect(answer.text).not.toContain(forgery.slice(-20))
  }
  expect((await card(forged['that ended'])).errors[0]?.message).toContain('expired')
})

test('a token of one workspace, re-addressed to another, is refused', async () => {
  const other = await rapport.newSpace()
  const { head, claims, signature } = partsOf(await embedToken(other, { anyCustomer: true }))
  expect((await card(`${head}.${base64url({ ...claims, sub: space.id })}.${signature}`)).status).toBe(401)
})

test.for<[string, TokenInput, RegExp]>([
  ['longer than a day', { expiresIn: 86_401 }, /86400/],
  ['no time at all', { expiresIn: 0 }, /86400/],
  ['no origin', { origins: [] }, /origin/],
  ['any origin', { origins: ['*'] }, /origin/],
  ['an address with a path', { origins: ['https://a.example/page'] }, /origin/],
  ['a document that is not trusted', { operations: ['Everything'] }, /trusted/],
  ['a namespace with a colon', { customers: [{ namespace: 'a:b', value: 'c' }] }, /namespace/],
])('a token for %s is not minted', async ([, input, says]) => {
  const { token, message } = await tryToken(space, input)
  expect(token).toBeUndefined()
  expect(message).toMatch(says)
})

test('a preflight is answered for any origin, because it carries no token yet', async () => {
  const response = await rapport.app.inject({
    method: 'OPTIONS',
    url: '/graphql',
    headers: {
      origin: 'https://any.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    },
  })
  expect(response.statusCode).toBe(204)
  expect(response.headers).toMatchObject({ 'access-control-allow-origin': 'https://any.example' })
  expect(response.headers).not.toHaveProperty('access-control-allow-credentials')
})
