import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getIntrospectionQuery } from 'graphql'
import { expect, test } from 'vitest'
import { atRest, startRapport } from '../../support/app.ts'

const rapport = await startRapport()
const space = await rapport.newSpace()
await atRest(rapport)

const operations = join(import.meta.dirname, '../../../schema/operations')
const aliases = (count: number, field: string) =>
  `{ ${Array.from({ length: count }, (_, i) => `a${i}: ${field}`).join(' ')} }`
const affinities = 'customers(first: 100) { edges { node { affinities { mean low high } } } }'

/** The one refusal of a request, and how many statements it cost besides finding out who asks. */
async function refusalOf(payload: object) {
  await space.ask('{ __typename }')
  const before = rapport.db.statements.length
  const { errors, data } = await space.send(payload)
  expect(data ?? null).toBeNull()
  expect(errors).toHaveLength(1)
  return { ...errors[0]!, statements: rapport.db.statements.length - before }
}

test.for([
  '{ customers(first: 101) { edges { node { id } } } }',
  '{ customers(last: 101) { edges { node { id } } } }',
  '{ customers(first: 1, last: 101) { edges { node { id } } } }',
  '{ customers(first: 1) { edges { node { interactions(first: 101) { edges { node { id } } } } } } }',
  '{ customers(first: 1) { edges { node { affinities(first: 101) { mean } } } } }',
  '{ campaigns(first: 101) { edges { node { id } } } }',
  '{ creatives(first: 101) { edges { node { id } } } }',
  '{ imports(first: 101) { edges { node { id } } } }',
  '{ node(id: "SW1wb3J0OjAxOTNhYmNkLTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMA==") { ... on Import { rejects(first: 101) { edges { node { line } } } } } }',
])('a page of 101 is refused, and told that it is 100 at most: %s', async (query) => {
  const { message, extensions, statements } = await refusalOf({ query })
  expect(message).toContain('at most 100 at once, and 101 were asked for')
  expect(extensions).toEqual({ code: 'PAGE_TOO_LONG', limit: 100 })
  expect(statements).toBe(1)
  // Of a list without further pages none is to be asked for.
  expect(message.includes('"after"')).toBe(!query.includes('affinities'))
})

test.for([
  '{ advocates(first: -1) { score } }',
  '{ recommendFormats(first: 0) { format { id } } }',
  '{ topics(first: 0) { topic } }',
  '{ customers(first: 1) { edges { node { segmentStays(first: 0) { enteredAt } } } } }',
])('a list of nothing is refused: %s', async (query) => {
  const { message, extensions, statements } = await refusalOf({ query })
  expect(message).toMatch(/takes 1 to 100 for "first"/)
  expect(extensions).toEqual({ code: 'PAGE_TOO_SHORT', limit: 1 })
  expect(statements).toBe(1)
})

test('a page of 100 is not refused, and a variable counts as what it holds', async () => {
  const query = 'query ($first: Int) { customers(first: $first) { edges { node { id } } } }'
  expect(await space.ask(query, { first: 100 })).toEqual({ customers: { edges: [] } })
  expect((await refusalOf({ query, variables: { first: 1000 } })).extensions?.code).toBe('PAGE_TOO_LONG')
})

test('a costly query is refused before it reaches the database, with its cost, the limit and what to do', async () => {
  expect(await space.ask(aliases(1, affinities))).toEqual({ a0: { edges: [] } })
  const { message, extensions, statements } = await refusalOf({ query: aliases(20, affinities) })
  expect(message).toMatch(/costs \d+,\d+, and the limit is 20,000.*first/)
  expect(extensions).toEqual({ code: 'QUERY_TOO_COSTLY', actual: expect.any(Number), limit: 20_000 })
  expect(statements).toBe(1)
})

test('sums over all reports are costly', async () => {
  const sums = 'formatPerformance(input: {}) { total { impressions } }'
  await space.ask(aliases(20, sums))
  expect((await refusalOf({ query: aliases(50, sums) })).extensions?.code).toBe('QUERY_TOO_COSTLY')
})

test('what runs is judged, not what stands beside it', async () => {
  const query = `query Small { workspace { name } } query Large ${aliases(20, affinities)}`
  const small = await space.send({ query, operationName: 'Small' })
  expect(small.errors).toEqual([])
  expect((await refusalOf({ query, operationName: 'Large' })).extensions?.code).toBe('QUERY_TOO_COSTLY')
})

test('a query of too many fields is refused, through fragments too', async () => {
  expect((await refusalOf({ query: aliases(1001, '__typename') })).extensions?.code).toBe('QUERY_TOO_BROAD')
  const doubling = Array.from({ length: 30 }, (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)
  const query = `{ ...F0 } ${doubling.join(' ')} fragment F30 on Query { __typename }`
  expect((await refusalOf({ query })).extensions?.code).toBe('QUERY_TOO_BROAD')
})

test('a query of too many levels is refused', async () => {
  const deep = (levels: number): string =>
    levels === 0 ? 'name' : `creatives(first: 1) { edges { node { campaign { ${deep(levels - 1)} } } } }`
  const query = `{ campaigns(first: 1) { edges { node { ${deep(4)} } } } }`
  const { message, extensions } = await refusalOf({ query })
  expect(message).toContain('the limit is 15')
  expect(extensions?.code).toBe('QUERY_TOO_DEEP')
})

test('ids that are none are refused as before', async () => {
  const nobody = Buffer.from('Customer:x').toString('base64')
  for (const [id, query] of [
    ['x', 'query ($id: ID!) { node(id: $id) { id } }'],
    [nobody, 'query ($id: ID!) { node(id: $id) { id } }'],
    ['x', 'query ($id: ID!) { formatPerformance(input: {campaignId: $id}) { currency } }'],
  ] as const) {
    const { errors } = await space.send({ query, variables: { id } })
    expect(errors).toMatchObject([
      { message: 'This is not an id that Rapport gave out.', extensions: { code: 'BAD_ID' } },
    ])
  }
})

test("the elements' documents at their largest, and GraphiQL's introspection, are within the limits", async () => {
  const read = (name: string) => readFile(join(operations, name), 'utf8')
  await space.ask(await read('format-performance.graphql'), { input: { groupBy: ['FORMAT', 'DAY'] } })
  await space.ask(await read('profile-card.graphql'), {
    customer: { namespace: 'user_id', value: '42' },
    formats: 100,
    interactions: 100,
  })
  const { __schema } = await space.ask<{ __schema: { types: unknown[] } }>(getIntrospectionQuery())
  expect(__schema.types.length).toBeGreaterThan(50)
})
