import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { collect } from '../../support/collected.ts'
import type { Space } from '../../support/space.ts'

const rapport = await startRapport()

const devices = ['tag-1', 'tag-2', 'tag-3']
const minute = (n: number) => new Date(Date.UTC(2026, 2, 1, 0, n)).toISOString()

/** Somebody with three devices, who did sixty things on them in turn: every third minute a click, several things in some minutes. */
async function addVisitor(space: Space): Promise<void> {
  const things = Array.from({ length: 60 }, (_, i) => ({
    of: [`anonymous_id:${devices[i % 3]}`],
    at: minute(i < 50 ? i : 50),
    does: { kind: i % 3 === 0 ? ('CLICK' as const) : ('PAGE_VIEW' as const), name: `thing ${i}` },
  }))
  await collect(rapport.db, space, ...things)
  await collect(
    rapport.db,
    space,
    ...devices.map((device) => ({ of: ['user_id:1', `anonymous_id:${device}`], tells: {} })),
  )
}

interface Page {
  edges: { cursor: string; node: { name: string; at: string; kind: string } }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string }
}

async function read(space: Space, args: Record<string, unknown>): Promise<Page> {
  const { customer } = await space.ask<{ customer: { interactions: Page } }>(
    `query ($first: Int, $after: String, $last: Int, $before: String, $kinds: [InteractionKind!]) {
      customer(identity: {namespace: "anonymous_id", value: "tag-2"}) {
        interactions(first: $first, after: $after, last: $last, before: $before, kinds: $kinds) {
          edges { cursor node { name at kind } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        }
      }
    }`,
    args,
  )
  return customer.interactions
}

const names = ({ edges }: Page) => edges.map(({ node }) => node.name)

const space = await rapport.newSpace()
await addVisitor(space)

test('a person has one timeline over all their profiles, latest first, 50 to a page unless told otherwise', async () => {
  const page = await read(space, {})
  expect(page.edges).toHaveLength(50)
  const times = page.edges.map(({ node }) => node.at)
  expect(times).toEqual(times.toSorted().toReversed())
  const rest = await read(space, { after: page.pageInfo.endCursor })
  expect(rest.edges).toHaveLength(10)
  expect([page.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([true, false])
  expect(new Set([...names(page), ...names(rest)]).size).toBe(60)
})

test('pages of any size, forwards and backwards, give the same timeline', async () => {
  const whole = names(await read(space, { first: 100 }))
  for (const size of [1, 7, 59]) {
    const forwards: string[] = []
    for (let after: string | null = null; ;) {
      const page: Page = await read(space, { first: size, after })
      forwards.push(...names(page))
      if (!page.pageInfo.hasNextPage) break
      after = page.pageInfo.endCursor
    }
    expect(forwards).toEqual(whole)
    const backwards: string[] = []
    for (let before: string | null = null; ;) {
      const page: Page = await read(space, { last: size, before })
      backwards.unshift(...names(page))
      if (!page.pageInfo.hasPreviousPage) break
      before = page.pageInfo.startCursor
    }
    expect(backwards).toEqual(whole)
  }
})

test('only the kinds that are asked for, each thing once', async () => {
  const whole = (await read(space, { first: 100 })).edges.map(({ node }) => node)
  const clicks = whole.filter(({ kind }) => kind === 'CLICK').map(({ name }) => name)
  expect(clicks).toHaveLength(20)
  expect(names(await read(space, { kinds: ['CLICK'] }))).toEqual(clicks)
  expect(names(await read(space, { kinds: ['CLICK', 'PAGE_VIEW', 'CLICK', 'PURCHASE'], first: 100 }))).toEqual(
    whole.map(({ name }) => name),
  )
  expect(names(await read(space, { kinds: ['PURCHASE'] }))).toEqual([])
  expect(names(await read(space, { kinds: [] }))).toEqual([])
  const page = await read(space, { kinds: ['CLICK'], first: 8 })
  expect(names(await read(space, { kinds: ['CLICK'], after: page.pageInfo.endCursor }))).toEqual(clicks.slice(8))
})

test('a cursor stays where it is while newer and older things arrive, and when profiles become one person', async () => {
  const other = await rapport.newSpace()
  await addVisitor(other)
  const { pageInfo, edges } = await read(other, { first: 20 })
  const rest = names(await read(other, { first: 100, after: pageInfo.endCursor }))
  await collect(
    rapport.db,
    other,
    { of: ['user_id:1'], at: minute(90), does: { name: 'newer' } },
    { of: ['anonymous_id:tag-4'], at: minute(91), does: { name: 'newer elsewhere' } },
    { of: ['user_id:1', 'anonymous_id:tag-4'], tells: {} },
  )
  expect(names(await read(other, { first: 100, after: pageInfo.endCursor }))).toEqual(rest)
  expect(names(await read(other, { first: 100, before: edges[0]?.cursor }))).toEqual(['newer elsewhere', 'newer'])
})

test('a cursor that is none of ours is refused in a sentence', async () => {
  const elsewhere = Buffer.from(`${minute(1)} x`).toString('base64url')
  for (const after of ['nonsense', '', elsewhere]) {
    const { errors } = await space.send({
      query: `query ($after: String) { customer(identity: {namespace: "user_id", value: "1"}) { interactions(after: $after) { edges { cursor } } } }`,
      variables: { after },
    })
    expect(errors).toMatchObject([{ message: 'This is not a cursor that Rapport gave out.' }])
  }
})

test('two timelines of one customer with different arguments do not mix', async () => {
  const { customers } = await space.ask<{ customers: { edges: { node: Record<string, Page> }[] } }>(
    `{ customers { edges { node { clicks: interactions(first: 2, kinds: [CLICK]) { edges { node { kind } } }
      views: interactions(first: 3, kinds: [PAGE_VIEW]) { edges { node { kind name } } } } } } }`,
  )
  const [person] = customers.edges
  expect(person?.node.clicks?.edges.map(({ node }) => node.kind)).toEqual(['CLICK', 'CLICK'])
  expect(person?.node.views?.edges.map(({ node }) => node.kind)).toEqual(['PAGE_VIEW', 'PAGE_VIEW', 'PAGE_VIEW'])
})

test('an interaction tells everything that was said of it, in a timeline as by its id', async () => {
  const other = await rapport.newSpace()
  const fields = `{ id kind name at properties context receivedAt corrected robot value currency channel text creative { name } }`
  await collect(rapport.db, other, {
    of: ['user_id:1'],
    does: {
      kind: 'PURCHASE',
      name: 'Order Completed',
      channel: 'web',
      platform: 'META',
      creative: 'c1',
      value: '1234567890.123456',
      currency: 'EUR',
      text: 'Thanks',
      properties: { revenue: 1, items: ['a', { b: null }] },
      context: { page: { url: 'https://shop.example/' } },
    },
  })
  const { customers } = await other.ask<{
    customers: { edges: { node: { interactions: { edges: { node: { id: string } }[] } } }[] }
  }>(`{ customers { edges { node { interactions { edges { node ${fields} } } } } } }`)
  const [told] = customers.edges[0]?.node.interactions.edges ?? []
  expect(told?.node).toMatchObject({
    kind: 'PURCHASE',
    name: 'Order Completed',
    channel: 'web',
    text: 'Thanks',
    creative: { name: 'c1' },
    value: '1234567890.123456',
    currency: 'EUR',
    corrected: false,
    robot: null,
    properties: { revenue: 1, items: ['a', { b: null }] },
    context: { page: { url: 'https://shop.example/' } },
    at: '2026-03-01T10:00:00.000Z',
    receivedAt: '2026-03-09T10:00:00.000Z',
  })
  const { node } = await other.ask<{ node: object }>(
    `query ($id: ID!) { node(id: $id) { ... on Interaction ${fields} } }`,
    { id: told?.node.id },
  )
  expect(node).toEqual(told?.node)
})
