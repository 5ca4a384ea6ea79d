import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { addPeople } from '../../support/people.ts'
import type { Space } from '../../support/space.ts'

const rapport = await startRapport()

interface Saved {
  id?: string
  name?: string
  rule?: unknown
  message?: string
  problems?: { pointer: string; message: string }[]
}
const saved =
  '... on Segment { id name rule } ... on Error { message } ... on RuleRefused { problems { pointer message } }'

async function create(space: Space, name: string, rule?: unknown): Promise<Saved> {
  const { createSegment } = await space.ask<{ createSegment: Saved }>(
    `mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { ${saved} } }`,
    { input: { name, rule } },
  )
  return createSegment
}

async function update(space: Space, id: string | undefined, input: object): Promise<Saved> {
  const { updateSegment } = await space.ask<{ updateSegment: Saved }>(
    `mutation ($id: ID!, $input: UpdateSegmentInput!) { updateSegment(id: $id, input: $input) { ${saved} } }`,
    { id, input },
  )
  return updateSegment
}

const names = async (space: Space) =>
  (await space.ask<{ segments: { name: string }[] }>('{ segments { name } }')).segments.map(({ name }) => name)

test('a segment is made, read, changed and removed', async () => {
  const space = await rapport.newSpace()
  const rule = { and: [{ trait: 'city', equals: 'Oslo' }, { not: { did: { kind: 'PURCHASE' } } }] }
  const { id } = await create(space, ' Oslo, no purchase ', rule)
  expect(await space.ask('query ($id: ID!) { segment(id: $id) { name rule kind description } }', { id })).toEqual({
    segment: { name: 'Oslo, no purchase', rule, kind: null, description: null },
  })
  await update(space, id, { description: 'For the shop', kind: 'GEOGRAPHIC' })
  await update(space, id, { name: 'Oslo', rule: rule.and[0] })
  expect(await space.ask('{ segments { id name rule kind description } }')).toEqual({
    segments: [{ id, name: 'Oslo', rule: rule.and[0], kind: 'GEOGRAPHIC', description: 'For the shop' }],
  })
  expect(await create(space, 'Oslo', rule)).toEqual({ message: 'There is already a segment "Oslo".' })
  await space.ask('mutation ($id: ID!) { deleteSegment(id: $id) { __typename } }', { id })
  expect(await names(space)).toEqual([])
})

test('a rule that cannot be used is refused with every place that is wrong', async () => {
  const space = await rapport.newSpace()
  const { problems, message } = await create(space, 'Wrong', {
    and: [
      { trait: 'age', gte: 'eighteen' },
      { did: { kind: 'BOUGHT', chanel: 'web' } },
      { profile: 'known', contains: 'x' },
      { traits: 'age', gte: 18 },
      { trait: 'age' },
      { trait: 'since', after: '2026-02-30' },
      { or: [] },
      { did: { format: ['meta_reels', 'hologram'] } },
      { segment: 'U2VnbWVudDox' },
    ],
  })
  expect(message).toMatch(/^The rule cannot be used: at \/and\/0\/gte: /)
  expect(problems?.map(({ pointer }) => pointer)).toEqual([
    '/and/0/gte',
    '/and/1/did/kind',
    '/and/1/did/chanel',
    '/and/2/contains',
    '/and/3',
    '/and/4',
    '/and/5/after',
    '/and/6/or',
    '/and/8/segment',
  ])
  expect(await create(space, 'Format', { or: [{ did: { format: ['meta_reels', 'hologram'] } }] })).toMatchObject({
    problems: [{ pointer: '/or/0/did/format/1', message: expect.stringContaining('"hologram"') }],
  })
  expect(await names(space)).toEqual([])
})

test.for<[rule: object, pointer: string, message: RegExp]>([
  [{ trait: 'age', between: [44, 35] }, '/between', /^It ends before it begins/],
  [{ trait: 'since', between: ['2026-03-02', '2026-03-01T10:00'] }, '/between', /^It ends before/],
  [{ did: {}, sum: { currency: 'EUR', between: [2, 1] } }, '/sum/between', /^It ends before/],
  [{ sentiment: {}, gte: 5 }, '/gte', /^Sentiment is from −1 to 1\.$/],
  [{ affinity: { medium: 'VIDEO' }, between: [0.5, 50] }, '/between', /^Affinity is from 0 to 1\.$/],
  [{ loyalty: 'tier', in: ['Gold', 'gold'] }, '/in/1', /^There is no tier "gold"\. There are Bronze, Silver, Gold, /],
  [{ did: {}, atLeast: 3, atMost: 2 }, '/atLeast', /more than "atMost"/],
  [{ did: {}, atLeast: 3, exactly: 2 }, '/exactly', /"exactly" stands by itself/],
  [{ did: { kind: [] } }, '/did/kind', /^There should be at least 1 value here\.$/],
  [{ did: 5 }, '/did', /^There should be an object here\.$/],
  [{ did: {}, atLeast: 1.5 }, '/atLeast', /^There should be a whole number here\.$/],
  [{ profile: 'age', gte: 1 }, '/profile', /^There should be one of these here: "known", "displayName", /],
  [{ consent: 'Analytics' }, '/is', /^There should be one of these here: "granted", "denied", "unknown"\.$/],
  [{ trait: 'a\u0001', equals: 1 }, '/trait', /^Leave out control characters/],
  [{ did: {}, sum: { currency: 'eur', gt: 1 } }, '/sum/currency', /ISO 4217/],
  [{ trait: 'a', equals: 'x'.repeat(501) }, '/equals', /^There should be at most 500 characters here\.$/],
])('a rule that nobody can mean is refused in a sentence: %j', async ([rule, pointer, message]) => {
  const space = await rapport.newSpace()
  const { problems } = await create(space, 'Wrong', { not: rule })
  expect(problems).toEqual([{ pointer: `/not${pointer}`, message: expect.stringMatching(message) }])
})

test.for([
  { trait: 'since', between: ['2026-03-01T10:00', '2026-03-01'] },
  { trait: 'since', between: ['2026-03-01 23:00', '2026-03-01T22:30:00-05:00'] },
  { did: {}, atLeast: 2, atMost: 2, between: ['2026-03-01', '2026-03-01'] },
  { loyalty: 'score', between: [0, 100] },
])('a rule that somebody may mean is not: %j', async (rule) => {
  expect(await create(await rapport.newSpace(), 'Right', rule)).toMatchObject({ rule })
})

test('rules that are too deep or too large are refused in a sentence, however large they are', async () => {
  const space = await rapport.newSpace()
  let deep: unknown = { profile: 'known', equals: true }
  for (let level = 0; level < 60; level++) deep = { not: deep }
  expect(await create(space, 'Deep', deep)).toMatchObject({
    message: expect.stringContaining('more than 10 levels deep'),
  })
  const broad = { or: Array.from({ length: 20_000 }, (_, n) => ({ trait: 'n', equals: n })) }
  expect(await create(space, 'Broad', broad)).toMatchObject({
    message: expect.stringContaining('more than 100 conditions'),
    problems: [{ pointer: '' }],
  })
  const long = { trait: 'a', in: Array.from({ length: 501 }, (_, n) => n) }
  expect(await create(space, 'Long', long)).toMatchObject({ problems: [{ pointer: '/in' }] })
  expect(await create(space, 'Text', { trait: 'a', equals: 'x'.repeat(501) })).toMatchObject({
    problems: [{ pointer: '/equals' }],
  })
})

test('a segment may look at the members of others, but never of itself', async () => {
  const space = await rapport.newSpace()
  const known = await create(space, 'Known', { profile: 'known', equals: true })
  const loyal = await create(space, 'Loyal', {
    and: [{ segment: known.id }, { did: { kind: 'PURCHASE' }, atLeast: 2 }],
  })
  const best = await create(space, 'Best', { segment: loyal.id })
  expect(loyal.rule).toMatchObject({ and: [{ segment: known.id }, {}] })
  expect(await update(space, known.id, { rule: { not: { segment: best.id } } })).toMatchObject({
    problems: [
      {
        pointer: '/not/segment',
        message: 'Segments would depend on each other in a circle: "Known" → "Best" → "Loyal" → "Known".',
      },
    ],
  })
  expect(await update(space, known.id, { rule: { segment: known.id } })).toMatchObject({
    message: expect.stringContaining('"Known" → "Known"'),
  })
  const remove = (id: string | undefined) =>
    space.ask('mutation ($id: ID!) { deleteSegment(id: $id) { __typename ... on Error { message } } }', { id })
  expect(await remove(loyal.id)).toEqual({
    deleteSegment: {
      __typename: 'InputRefused',
      message: 'The rules of other segments name "Loyal": "Best". Change or delete those first.',
    },
  })
  await remove(best.id)
  expect(await remove(loyal.id)).toEqual({ deleteSegment: { __typename: 'Segment' } })
})

test('a preview counts the people of whom a rule is true and shows some, and saves nothing', async () => {
  const space = await rapport.newSpace()
  await addPeople(space)
  const preview = (rule: unknown) =>
    space.ask(
      `query ($rule: JSON!) { previewSegment(rule: $rule, first: 1) {
        ... on SegmentPreview { count sample { displayName } } ... on RuleRefused { message problems { pointer } } } }`,
      { rule },
    )
  expect(await preview({ profile: 'known', equals: true })).toEqual({
    previewSegment: { count: 3, sample: [{ displayName: 'Ci Berg' }] },
  })
  expect(await preview({ trait: 'city', equals: `' OR true --` })).toEqual({ previewSegment: { count: 0, sample: [] } })
  expect(await preview({ trait: 'city' })).toMatchObject({ previewSegment: { problems: [{ pointer: '' }] } })
  expect(await names(space)).toEqual([])
})

test('lists are kept by hand, and only lists', async () => {
  const space = await rapport.newSpace()
  await addPeople(space)
  const { customers } = await space.ask<{
    customers: { nodes?: never; edges: { node: { id: string; displayName: string | null } }[] }
  }>('{ customers { edges { node { id displayName } } } }')
  const known = customers.edges.flatMap(({ node }) => (node.displayName === null ? [] : [node.id]))
  const list = await create(space, 'Guests')
  const ruled = await create(space, 'Known', { profile: 'known', equals: true })
  const change = async (what: string, id: string | undefined, customerIds: string[]) =>
    space.ask(
      `mutation ($id: ID!, $customerIds: [ID!]!) { ${what}(id: $id, customerIds: $customerIds) { ... on Segment { size } ... on Error { message } } }`,
      { id, customerIds },
    )
  expect(await change('addToSegment', list.id, known)).toEqual({ addToSegment: { size: 3 } })
  const nobody = btoa('Customer:01990000-0000-7000-8000-000000000000')
  expect(await change('addToSegment', list.id, [...known, nobody])).toEqual({
    addToSegment: { message: `There is nobody with the id ${nobody}. Nobody was put on the list.` },
  })
  expect(await change('removeFromSegment', list.id, known.slice(0, 1))).toEqual({ removeFromSegment: { size: 2 } })
  expect(await change('addToSegment', ruled.id, known)).toEqual({
    addToSegment: { message: 'The rule of "Known" says who is in it. Only lists are kept by hand.' },
  })
  expect(await update(space, list.id, { rule: { profile: 'known', equals: true } })).toMatchObject({
    message: expect.stringContaining('"Guests" is a list kept by hand'),
  })
})

test('a query may preview a few rules, and not one after another for minutes', async () => {
  const space = await rapport.newSpace()
  const previews = (count: number) => {
    const fields = Array.from({ length: count }, (_, i) => `p${i}: previewSegment(rule: $rule) { __typename }`)
    const query = `query ($rule: JSON!) { ${fields.join(' ')} }`
    return space.send({ query, variables: { rule: { profile: 'known', equals: true } } })
  }
  expect(await previews(3)).toMatchObject({ data: { p2: { __typename: 'SegmentPreview' } } })
  expect(await previews(10)).toMatchObject({ errors: [{ extensions: { code: 'QUERY_TOO_COSTLY' } }] })
})

test('segments of one workspace are nothing to another', async () => {
  const [one, other] = [await rapport.newSpace(), await rapport.newSpace()]
  const { id } = await create(one, 'Known', { profile: 'known', equals: true })
  expect(await other.ask('query ($id: ID!) { segment(id: $id) { name } }', { id })).toEqual({ segment: null })
  expect(await update(other, id, { name: 'Mine' })).toMatchObject({
    message: expect.stringContaining('no such segment'),
  })
  expect(await create(other, 'Theirs', { segment: id })).toMatchObject({ problems: [{ pointer: '/segment' }] })
})
