import { graphql } from 'graphql'
import { expect, test } from 'vitest'
import { authenticate } from '@rapport/server/auth/authenticate.ts'
import { schema } from '@rapport/server/graph/schema.ts'
import { startRapport } from '../../support/app.ts'
import { ruled, settled } from '../../support/membership.ts'
import { addPeople } from '../../support/people.ts'
import { embedToken, pageOrigin } from '../../support/tokens.ts'
import { toldIn, trusted } from '../../support/trusted.ts'

const rapport = await startRapport()
const space = await rapport.newSpace()
await addPeople(space)
await space.take(`user_id,kind,at,text,topics
42,page view,2026-03-04T10:00:00Z,,"Gravel, Steel"
42,comment,2026-03-04T11:00:00Z,"I love it, great bike #GravelRacing, write to ada@example.com","Gravel, ask ada@example.com"
43,message,2026-03-04T11:00:00Z,This is terrible and late,
`)
await space.take('user_id,consentAt,consent_Advertising\n42,2026-03-05T10:00:00Z,yes\n43,2026-03-05T10:00:00Z,no\n')
for (const [name, kind] of [
  ['Wrote', 'COMMENT'],
  ['Bought', 'PURCHASE'],
])
  await ruled(space, name!, { did: { kind } })
await settled(rapport.db, space)
const { documentId, query } = trusted('ProfileCard')

const people = [
  { namespace: 'user_id', value: '42' },
  { namespace: 'user_id', value: '43' },
  { namespace: 'email', value: 'ci@example.com' },
  { namespace: ' E-Mail', value: 'ada@example.com' },
  { namespace: 'EMAIL', value: ' ADA@Example.com ' },
  { namespace: 'phone', value: '+47 900 00 001' },
  { namespace: 'phone', value: 'no number' },
  { namespace: 'instagram', value: '@Ada.L' },
  { namespace: 'anonymous_id', value: 'a-1' },
  { namespace: 'user_id', value: 'nobody' },
  { namespace: '', value: '' },
  { namespace: 'user_id', value: '0' },
  { namespace: 'user_id', value: "42' OR '1'='1" },
  { namespace: 'user_id', value: '\u{1F600}\uD800' },
]

test.for(people)(
  'with a key, the trusted document answers $namespace:$value as the same text does',
  async (customer) => {
    for (const [formats, interactions] of [
      [5, 20],
      [1, 2],
      [100, 100],
    ]) {
      const variables = { customer, formats, interactions }
      const [direct, graph] = [await space.send({ documentId, variables }), await space.send({ query, variables })]
      expect(JSON.parse(direct.text)).toEqual(toldIn(JSON.parse(graph.text)))
      expect([direct.status, direct.headers['content-type']]).toEqual([graph.status, graph.headers['content-type']])
    }
  },
)

test.for(['FULL', 'MASKED', 'NONE'] as const)(
  'with a token that shows %s of a person, it answers as the graph does',
  async (pii) => {
    const some = [
      { namespace: 'user_id', value: '42' },
      { namespace: 'email', value: 'Ci@example.com' },
    ]
    for (const grant of [{ anyCustomer: true }, { customers: some }, { customers: [] }]) {
      const credential = await embedToken(space, { ...grant, pii })
      const viewer = await authenticate(rapport.db, `Bearer ${credential}`)
      for (const customer of people) {
        const variables = { customer, formats: 5, interactions: 20 }
        const direct = await space.send({ documentId, variables }, { credential, origin: pageOrigin })
        const contextValue = { db: rapport.db, workspaceId: space.id, viewer }
        const graph = await graphql({ schema, source: query, variableValues: variables, contextValue })
        expect(JSON.parse(direct.text)).toEqual(toldIn(graph))
      }
    }
  },
)

const customer = { namespace: 'user_id', value: '42' }

test('segments are shown to those only who may see everything of a person', async () => {
  const variables = { customer, formats: 1, interactions: 1 }
  const shown = async (pii: 'FULL' | 'MASKED' | 'NONE') => {
    const asking = { credential: await embedToken(space, { anyCustomer: true, pii }), origin: pageOrigin }
    const { data } = await space.send<{ customer: { segments: unknown; interests: unknown } }>(
      { documentId, variables },
      asking,
    )
    return [data.customer.segments, data.customer.interests]
  }
  const topics = (email: string) => [
    { topic: 'gravel' },
    { topic: `ask ${email}` },
    { topic: 'gravel racing' },
    { topic: 'steel' },
  ]
  expect(await shown('FULL')).toEqual([[{ name: 'Bought' }, { name: 'Wrote' }], topics('ada@example.com')])
  expect(await shown('MASKED')).toEqual([[], topics('a•••@e•••.com')])
  expect(await shown('NONE')).toEqual([[], []])
})

test.for<[string, unknown]>([
  ['none', undefined],
  ['null', null],
  ['a list', []],
  ['text', 'x'],
  ['no customer', { formats: 1, interactions: 1 }],
  ['a customer without a value', { customer: { namespace: 'user_id' }, formats: 1, interactions: 1 }],
  ['a customer with more', { customer: { ...customer, more: 1 }, formats: 1, interactions: 1 }],
  ['a number for a value', { customer: { namespace: 'user_id', value: 42 }, formats: 1, interactions: 1 }],
  ['no formats', { customer, formats: 0, interactions: 1 }],
  ['fewer than no formats', { customer, formats: -1, interactions: 1 }],
  ['no interactions', { customer, formats: 1, interactions: 0 }],
  ['fewer than no interactions', { customer, formats: 1, interactions: -1 }],
  ['more interactions than a page has', { customer, formats: 1, interactions: 101 }],
  ['more than 32 bits', { customer, formats: 1, interactions: 2 ** 40 }],
  ['half an interaction', { customer, formats: 1, interactions: 1.5 }],
  ['numbers as text', { customer, formats: '1', interactions: '1' }],
  ['null for a number', { customer, formats: 1, interactions: null }],
  ['a variable that the document does not have', { customer, formats: 1, interactions: 1, other: true }],
])('variables that are odd, %s, are answered as the graph answers them', async ([, variables]) => {
  const [direct, graph] = [await space.send({ documentId, variables }), await space.send({ query, variables })]
  expect([direct.status, JSON.parse(direct.text)]).toEqual([graph.status, toldIn(JSON.parse(graph.text))])
})

test('a NUL character is refused in a sentence, in a variable as in a literal', async () => {
  const variables = { customer: { namespace: 'user_id', value: 'a\u0000b' }, formats: 1, interactions: 1 }
  const literal = '{ customers(search: "a\\u0000") { edges { node { id } } } }'
  for (const request of [{ documentId, variables }, { query, variables }, { query: literal }]) {
    const answer = await space.send(request)
    expect([answer.status, answer.errors[0]?.message]).toEqual([400, expect.stringContaining('NUL')])
  }
})

test('while interactions are added, both tell the same', async () => {
  const other = await rapport.newSpace()
  for (let i = 0; i < 3; i++) {
    const at = `2026-03-0${i + 1}T10:00:00.${i}Z`
    await other.take(
      `user_id,kind,at,platform,creative,format,value,currency\n42,impression,${at},meta,c${i},meta_reels,,\n42,purchase,${at},meta,c${i},meta_reels,0.${i}0,EUR\n`,
    )
    const variables = { customer, formats: 5, interactions: 20 }
    const [direct, graph] = [await other.send({ documentId, variables }), await other.send({ query, variables })]
    expect(JSON.parse(direct.text)).toEqual(toldIn(JSON.parse(graph.text)))
  }
})
