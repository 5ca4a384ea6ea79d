import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { addPeople } from '../../support/people.ts'
import { performance } from '../../support/performance.ts'

const rapport = await startRapport()
const [mine, theirs] = [await rapport.newSpace(), await rapport.newSpace()]
await addPeople(mine)
await mine.take(
  'creative,campaign,platform,day,impressions\nc1,spring,facebook,2026-03-01,100\nc1,spring,facebook,2026-03-01,bad\n',
)
await mine.ask('mutation { setFormatRules(rules: [{pattern: "*x*", formatId: "meta_reels"}]) { __typename } }')
const { createFormat } = await mine.ask<{ createFormat: { id: string } }>(
  'mutation { createFormat(input: {name: "Own", platform: META, medium: IMAGE}) { ... on AdFormat { id } } }',
)

type Edges = Record<string, { edges: { node: { id: string } }[] }>

const lists = `{
  customers { edges { node { id interactions { edges { node { id } } } } } } campaigns { edges { node { id } } }
  creatives { edges { node { id } } } imports { edges { node { id } } }
}`

test('every list of another workspace is empty', async () => {
  const empty = { edges: [] }
  expect(await theirs.ask(lists)).toEqual({ customers: empty, campaigns: empty, creatives: empty, imports: empty })
  expect(await theirs.ask('{ formatRules { pattern } }')).toEqual({ formatRules: [] })
  const { apiKeys } = await theirs.ask<{ apiKeys: { hint: string }[] }>('{ apiKeys { hint } }')
  expect(apiKeys.map(({ hint }) => hint)).toEqual([theirs.key.slice(-4)])
  const { formats } = await theirs.ask<{ formats: { id: string; own: boolean }[] }>('{ formats { id own } }')
  expect(formats.some(({ id, own }) => own || id === createFormat.id)).toBe(false)
})

test('no id of another workspace leads anywhere: node, customer, and arguments', async () => {
  const found = await mine.ask<Edges>(lists)
  const interactions = await mine.ask<{
    customers: { edges: { node: { interactions: { edges: { node: { id: string } }[] } } }[] }
  }>(lists)
  const ids = [
    ...Object.values(found).flatMap(({ edges }) => edges.map(({ node }) => node.id)),
    ...interactions.customers.edges.flatMap(({ node }) => node.interactions.edges.map((edge) => edge.node.id)),
  ]
  const kinds = new Set(ids.map((id) => Buffer.from(id, 'base64').toString().split(':')[0]))
  expect([...kinds].toSorted()).toEqual(['Campaign', 'Creative', 'Customer', 'Import', 'Interaction'])
  for (const id of ids) {
    expect(await mine.ask('query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual({ node: { id } })
    expect(await theirs.ask('query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual({ node: null })
  }
  const [customer] = found.customers?.edges ?? []
  expect(await theirs.ask('query ($id: ID!) { customer(id: $id) { id } }', { id: customer?.node.id })).toEqual({
    customer: null,
  })
  const [campaign] = found.campaigns?.edges ?? []
  const byCampaign = 'query ($id: ID!) { creatives(campaignId: $id) { edges { node { id } } } }'
  expect(await theirs.ask(byCampaign, { id: campaign?.node.id })).toEqual({ creatives: { edges: [] } })
  expect((await performance(theirs, { campaignId: campaign?.node.id })).total.impressions).toBe(0)
})

test('no identity of another workspace leads anywhere', async () => {
  for (const [namespace, value] of [
    ['user_id', '42'],
    ['email', 'ada@example.com'],
    ['anonymous_id', 'a-1'],
  ] as const) {
    const query = 'query ($identity: IdentityInput) { customer(identity: $identity) { id } }'
    expect(await mine.ask(query, { identity: { namespace, value } })).toEqual({ customer: { id: expect.any(String) } })
    expect(await theirs.ask(query, { identity: { namespace, value } })).toEqual({ customer: null })
  }
})

test('a cursor of another workspace shows nothing of it', async () => {
  const page = await mine.ask<{ customers: { pageInfo: { endCursor: string } } }>(
    '{ customers(first: 1) { pageInfo { endCursor } } }',
  )
  const answer = await theirs.send('{}', {})
  expect(answer.status).toBe(400)
  const { data } = await theirs.send<{ customers: { edges: unknown[] } } | null>({
    query: 'query ($after: String) { customers(after: $after) { edges { node { displayName } } } }',
    variables: { after: page.customers.pageInfo.endCursor },
  })
  expect(data?.customers.edges ?? []).toEqual([])
})

test('nothing of another workspace is in its performance, or changed by its imports', async () => {
  const before = await performance(mine, { source: 'OBSERVED' })
  expect((await performance(theirs)).total).toMatchObject({ impressions: 0, creatives: 0 })
  const other = await rapport.newSpace()
  await addPeople(other)
  await other.ask('mutation { setFormatRules(rules: [{pattern: "Plain", formatId: "meta_reels"}]) { __typename } }')
  expect(await performance(mine, { source: 'OBSERVED' })).toEqual(before)
})
