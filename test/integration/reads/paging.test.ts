import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { addMany } from '../../support/many.ts'

const rapport = await startRapport()
const space = await rapport.newSpace()
await addMany(space, 40)

interface Page {
  edges: { node: { id: string } }[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

const page = (
  first: number,
  after: string | null,
) => `(first: ${first}${after ? `, after: ${JSON.stringify(after)}` : ''}) {
  edges { node { id } } pageInfo { hasNextPage endCursor } }`

/** Walks a connection page by page, doing something between pages. */
async function walk(
  read: (after: string | null) => Promise<Page>,
  between: () => Promise<unknown> = () => Promise.resolve(),
): Promise<string[]> {
  const ids: string[] = []
  for (let after: string | null = null; ;) {
    const { edges, pageInfo }: Page = await read(after)
    ids.push(...edges.map(({ node }) => node.id))
    if (!pageInfo.hasNextPage) return ids
    expect(ids.length).toBeLessThan(1000)
    after = pageInfo.endCursor
    await between()
  }
}

const list =
  (name: string, first: number, more = '') =>
  (after: string | null) =>
    space
      .ask<Record<string, Page>>(`{ ${name}${page(first, after).replace('(', `(${more}`)} }`)
      .then((data) => data[name]!)

test.for([
  ['customers', 40],
  ['creatives', 30],
  ['campaigns', 12],
  ['imports', 4],
] as const)('%s: every one of %i once, in pages of any size', async ([name, count]) => {
  const whole = await walk(list(name, 100))
  expect(whole).toHaveLength(count)
  expect(new Set(whole).size).toBe(count)
  for (const first of [1, 7, count]) expect(await walk(list(name, first))).toEqual(whole)
})

test("a customer's interactions: every one once", async () => {
  const read = (first: number) => async (after: string | null) => {
    const { customer } = await space.ask<{ customer: { interactions: Page } }>(
      `{ customer(identity: {namespace: "user_id", value: "u3"}) { interactions${page(first, after)} } }`,
    )
    return customer.interactions
  }
  const whole = await walk(read(100))
  expect(new Set(whole).size).toBe(3)
  expect(await walk(read(1))).toEqual(whole)
})

test('while customers are added, those that were there come once each, none twice', async () => {
  const before = await walk(list('customers', 100))
  let added = 0
  const ids = await walk(list('customers', 5), () => space.take(`user_id,name\nnew-${++added},New\n`))
  expect(added).toBeGreaterThan(5)
  expect(new Set(ids).size).toBe(ids.length)
  expect(before.filter((id) => !ids.includes(id))).toEqual([])
})

test('while creatives are added in front and behind, those that were there come once each', async () => {
  const before = await walk(list('creatives', 100))
  let added = 0
  const ids = await walk(list('creatives', 4), () =>
    space.take(
      `creative,creativeName,platform,day,impressions\nn${++added},${added % 2 ? 'AAA' : 'ZZZ'} ${added},meta,2026-03-01,1\n`,
    ),
  )
  expect(new Set(ids).size).toBe(ids.length)
  expect(before.filter((id) => !ids.includes(id))).toEqual([])
})

test('searching and filtering page as well', async () => {
  expect(await walk(list('customers', 3, 'search: "u1", known: true, '))).toHaveLength(11)
  expect(await walk(list('creatives', 3, 'platform: META, formatKnown: true, '))).toHaveLength(30)
  expect(await walk(list('creatives', 3, 'platform: GOOGLE, '))).toEqual([])
})

test('pages that cannot be are refused with a message', async () => {
  for (const query of [
    '{ customers(first: -1) { edges { node { id } } } }',
    '{ customers(first: 1, after: "nonsense") { edges { node { id } } } }',
  ]) {
    const { errors, status } = await space.send({ query })
    expect(errors, query).toHaveLength(1)
    expect(errors[0]?.message, query).not.toContain('Unexpected')
    expect(status).toBe(200)
  }
})
