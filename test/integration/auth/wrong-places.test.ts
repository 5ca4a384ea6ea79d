import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { collect } from '../../support/collected.ts'
import { addPeople } from '../../support/people.ts'
import { embedToken, pageOrigin } from '../../support/tokens.ts'
import { trusted } from '../../support/trusted.ts'

const rapport = await startRapport()
const space = await rapport.newSpace()
await addPeople(space)
const card = {
  documentId: trusted('ProfileCard').documentId,
  variables: { customer: { namespace: 'user_id', value: '42' }, formats: 1, interactions: 5 },
}
const asked = (credential: string, other: object = {}) => ({
  method: 'POST' as const,
  url: '/graphql',
  payload: card as object,
  headers: { authorization: `Bearer ${credential}`, origin: pageOrigin },
  ...other,
})

test('a token counts in the Authorization header and nowhere else', async () => {
  const token = await embedToken(space, { anyCustomer: true })
  expect((await rapport.app.inject(asked(token))).statusCode).toBe(200)
  const headers = { origin: pageOrigin }
  for (const elsewhere of [
    { url: `/graphql?token=${token}`, headers },
    { url: `/graphql?access_token=${token}`, headers },
    { payload: { ...card, token, authorization: `Bearer ${token}` }, headers },
    { headers: { ...headers, cookie: `token=${token}; authorization=Bearer ${token}` } },
    { headers: { ...headers, 'x-authorization': `Bearer ${token}` } },
    { headers: { ...headers, authorization: token } },
    { headers: { ...headers, authorization: `Basic ${Buffer.from(`${token}:`).toString('base64')}` } },
  ]) {
    const answer = await rapport.app.inject(asked(token, elsewhere))
    expect([answer.statusCode, answer.body.includes('Ada')], JSON.stringify(Object.keys(elsewhere))).toEqual([
      401,
      false,
    ])
  }
})

test('GET answers nothing, with a token or without, whatever stands in the address', async () => {
  const token = await embedToken(space, { anyCustomer: true })
  const query = new URLSearchParams({ documentId: card.documentId, variables: JSON.stringify(card.variables), token })
  for (const accept of ['application/json', 'text/html']) {
    const headers = { authorization: `Bearer ${token}`, origin: pageOrigin, accept }
    const answer = await rapport.app.inject({ url: `/graphql?${query}`, headers })
    expect(answer.body).not.toMatch(/Ada Larsen|ada@example/)
    expect(answer.body).not.toContain(token)
  }
})

test('no document of its own, and no look at the schema, is to be had with a token, alone or in an array', async () => {
  const token = await embedToken(space, { anyCustomer: true, pii: 'FULL' })
  const own = [
    { query: '{ __schema { types { name } } }' },
    { query: '{ __type(name: "Customer") { fields { name } } }' },
    { query: trusted('ProfileCard').query, variables: card.variables },
    { ...card, query: trusted('ProfileCard').query },
    { ...card, documentId: card.documentId.toUpperCase() },
    { ...card, documentId: [card.documentId] },
    { ...card, extensions: { persistedQuery: { version: 1, sha256Hash: card.documentId } }, documentId: undefined },
  ]
  for (const payload of own)
    expect([400, 403]).toContain((await rapport.app.inject(asked(token, { payload }))).statusCode)
  const { body } = await rapport.app.inject(asked(token, { payload: own }))
  for (const answer of JSON.parse(body) as object[]) expect(Object.keys(answer)).toEqual(['errors'])
  // What comes along with a trusted document is not run.
  const more = { ...card, operationName: 'Other', extensions: { query: '{ workspace { name } }' } }
  const answer = await rapport.app.inject(asked(token, { payload: more }))
  expect(answer.json()).toMatchObject({ data: { customer: { displayName: 'Ada Larsen' } } })
})

test('a subject is one identity as it stands: no other spelling of its namespace, and nobody of the same value elsewhere', async () => {
  await collect(rapport.db, space, { of: ['crm:42', 'x:42'], tells: { displayName: 'Somebody Else' } })
  const token = await embedToken(space, { customers: [{ namespace: ' User_ID ', value: ' 42 ' }] })
  const of = async (namespace: string, value: string) => {
    const payload = { ...card, variables: { ...card.variables, customer: { namespace, value } } }
    const { data } = (await rapport.app.inject(asked(token, { payload }))).json<{ data: { customer: object | null } }>()
    return data.customer !== null
  }
  expect([await of('user_id', '42'), await of('USER_ID', '42 ')]).toEqual([true, true])
  for (const [namespace, value] of [
    ['crm', '42'],
    ['x', '42'],
    ['x', '@42'],
    ['user_id', '*'],
    ['*', '*'],
    ['', 'user_id:42'],
    ['user_id:42', ''],
    ['email', 'ada@example.com'],
    ['user_id', '42%'],
    ['user_id', '４２'],
  ] as const)
    expect(await of(namespace, value), `${namespace}:${value}`).toBe(false)
})
