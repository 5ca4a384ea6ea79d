import { expect, test } from 'vitest'
import { recountFormats } from '@rapport/server/counters/count-interactions.sql.ts'
import { recount } from '@rapport/server/recount/recount.ts'
import { startRapport } from '../../support/app.ts'
import { formatCounts } from '../../support/format-counts.ts'
import { byKey, performance } from '../../support/performance.ts'
import type { Space } from '../../support/space.ts'

const rapport = await startRapport()

interface Creative {
  message?: string
  name: string
  formatSource: string | null
  format: { id: string } | null
}

async function creatives(space: Space): Promise<Record<string, Creative & { id: string }>> {
  const { creatives: found } = await space.ask<{ creatives: { edges: { node: Creative & { id: string } }[] } }>(
    '{ creatives { edges { node { id name formatSource format { id } } } } }',
  )
  return Object.fromEntries(found.edges.map(({ node }) => [node.name, node]))
}

async function setFormat(space: Space, name: string, formatId: string | null): Promise<Creative> {
  const mutation = `mutation ($creativeId: ID!, $formatId: ID) { setCreativeFormat(creativeId: $creativeId, formatId: $formatId) {
    ... on Error { message } ... on Creative { name formatSource format { id } } } }`
  const creativeId = (await creatives(space))[name]?.id
  return (await space.ask<{ setCreativeFormat: Creative }>(mutation, { creativeId, formatId })).setCreativeFormat
}

const setRules = (space: Space, rules: object[]) =>
  space.ask('mutation ($rules: [FormatRuleInput!]!) { setFormatRules(rules: $rules) { __typename } }', { rules })

const report = (format = '') =>
  `creative,creativeName,platform,day,impressions,format\n1,spring_1,meta,2026-03-01,10,${format}\n2,plain,meta,2026-03-01,5,\n`
const interactions = `user_id,kind,at,creative,platform
u1,impression,2026-03-01T10:00:00Z,1,meta
u1,click,2026-03-01T10:01:00Z,1,meta
u2,impression,2026-03-01T10:00:00Z,2,meta
`
const byHand = { formatSource: 'PERSON', format: { id: 'meta_reels' } }

test('a format set by hand outranks rules and files, those that come later too', async () => {
  const space = await rapport.newSpace()
  await setRules(space, [{ pattern: 'spring*', formatId: 'meta_carousel' }])
  await space.take(report())
  expect(await setFormat(space, 'spring_1', 'meta_reels')).toEqual({ name: 'spring_1', ...byHand })
  await setRules(space, [{ pattern: '*spring*', formatId: 'meta_feed_video' }])
  expect((await creatives(space)).spring_1).toMatchObject(byHand)
  await space.take(report('meta_feed_image'))
  expect((await creatives(space)).spring_1).toMatchObject(byHand)
  await space.take(interactions)
  expect((await creatives(space)).spring_1).toMatchObject(byHand)
  expect(byKey((await performance(space)).rows)).toMatchObject({
    meta_reels: { impressions: 10 },
    '': { impressions: 5 },
  })
})

test('an import says how many formats of its creatives were set by hand', async () => {
  const space = await rapport.newSpace()
  const first = await space.take(report('meta_feed_image'))
  expect(first.summary.formats).toEqual({ column: 1, rule: 0, person: 0, unknown: 1 })
  await setFormat(space, 'spring_1', 'meta_reels')
  const again = await space.take(report('meta_feed_image'))
  expect(again.summary.formats).toEqual({ column: 0, rule: 0, person: 1, unknown: 1 })
})

test('taking it back leaves the creative to the rules, and the next file that states a format', async () => {
  const space = await rapport.newSpace()
  await setRules(space, [{ pattern: 'spring*', formatId: 'meta_carousel' }])
  await space.take(report())
  for (const name of ['spring_1', 'plain']) await setFormat(space, name, 'meta_reels')
  expect(await setFormat(space, 'spring_1', null)).toMatchObject({
    formatSource: 'RULE',
    format: { id: 'meta_carousel' },
  })
  expect(await setFormat(space, 'plain', null)).toMatchObject({ formatSource: null, format: null })
  await space.take(report('meta_feed_image'))
  expect((await creatives(space)).spring_1).toMatchObject({ formatSource: 'COLUMN', format: { id: 'meta_feed_image' } })
  expect(await setFormat(space, 'spring_1', null)).toMatchObject({ formatSource: 'COLUMN' })
})

test('what customers answered to is counted under the new format, as a recount would', async () => {
  const space = await rapport.newSpace()
  await setRules(space, [{ pattern: 'spring*', formatId: 'meta_carousel' }])
  await space.take(report())
  await space.take(interactions)
  const affinities =
    '{ customer(identity: {namespace: "user_id", value: "u1"}) { affinities { format { id } sampleSize } } }'
  for (const [formatId, expected] of [
    ['meta_reels', 'meta_reels'],
    ['meta_feed_video', 'meta_feed_video'],
    [null, 'meta_carousel'],
  ] as const) {
    await setFormat(space, 'spring_1', formatId)
    expect(await space.ask(affinities)).toEqual({
      customer: { affinities: [{ format: { id: expected }, sampleSize: 1 }] },
    })
    const counted = await formatCounts(rapport.db, space)
    expect(counted.map((row) => row.format_id)).toEqual([expected, expected])
    await rapport.db.transaction((sql) => recountFormats(sql, space.id))
    expect(await formatCounts(rapport.db, space)).toEqual(counted)
  }
})

test('where a creative had no format only what was done with it is counted, whether a person or a rule gives it one', async () => {
  const space = await rapport.newSpace()
  await space.take(report())
  await space.take(interactions)
  const differences = () => recount(rapport.db, space.id, { check: true })
  const before = rapport.db.statements.length
  const anew = () => rapport.db.statements.slice(before).some((one) => one.includes('DELETE FROM workspace_format'))
  await setFormat(space, 'plain', 'meta_reels')
  expect(await differences()).toEqual([])
  const rule = { pattern: 'spring*', formatId: 'meta_carousel' }
  await setRules(space, [rule])
  expect(await differences()).toEqual([])
  expect((await formatCounts(rapport.db, space)).map((row) => row.format_id)).toEqual([
    'meta_carousel',
    'meta_carousel',
    'meta_reels',
    'meta_reels',
  ])
  expect(anew()).toBe(false)
  await setRules(space, [{ ...rule, formatId: 'meta_feed_video' }])
  expect(anew()).toBe(true)
  expect(await differences()).toEqual([])
})

test("creatives and formats that are not the workspace's are refused, and nothing changes", async () => {
  const [space, other] = [await rapport.newSpace(), await rapport.newSpace()]
  await space.take(report())
  expect((await setFormat(space, 'plain', 'no_such_format')).message).toContain('There is no format "no_such_format"')
  const { plain } = await creatives(space)
  const mutation = `mutation ($creativeId: ID!) { setCreativeFormat(creativeId: $creativeId, formatId: "meta_reels") { ... on Error { message } } }`
  expect(await other.ask(mutation, { creativeId: plain?.id })).toEqual({
    setCreativeFormat: { message: 'There is no such creative in this workspace.' },
  })
  expect((await creatives(space)).plain).toEqual(plain)
})
