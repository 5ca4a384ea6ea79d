import { expect, test } from 'vitest'
import { recountFormats } from '@rapport/server/counters/count-interactions.sql.ts'
import { startRapport } from '../../support/app.ts'
import { formatCounts } from '../../support/format-counts.ts'
import { byKey, performance } from '../../support/performance.ts'
import type { Space } from '../../support/space.ts'

const rapport = await startRapport()

interface RulesAnswer {
  setFormatRules:
    | { message: string }
    | { changedCreatives: number; rules: { pattern: string; format: { id: string } }[] }
}

async function setRules(space: Space, rules: { pattern: string; formatId: string; platform?: string }[]) {
  const query = `mutation ($rules: [FormatRuleInput!]!) { setFormatRules(rules: $rules) {
    ... on Error { message } ... on FormatRulesSet { changedCreatives rules { pattern format { id } } } } }`
  return (await space.ask<RulesAnswer>(query, { rules })).setFormatRules
}

const report = `creative,creativeName,campaign,platform,day,impressions,clicks
1,spring_carousel_01,brand,meta,2026-03-01,100,10
2,SPRING_VIDEO_02,brand,meta,2026-03-01,200,5
3,plain,the_carousel_push,meta,2026-03-01,50,1
4,100%_video,brand,meta,2026-03-01,25,1
`

test("naming rules give formats on import: the first match counts, the creative's name before its campaign's, case ignored", async () => {
  const space = await rapport.newSpace()
  await setRules(space, [
    { pattern: '*_carousel_*', formatId: 'meta_carousel' },
    { pattern: '*_video_*', formatId: 'meta_feed_video' },
  ])
  const { summary } = await space.take(report)
  expect(summary.formats).toEqual({ column: 0, rule: 3, person: 0, unknown: 1 })
  const { rows } = await performance(space)
  expect(byKey(rows)).toMatchObject({
    meta_carousel: { impressions: 150 },
    meta_feed_video: { impressions: 200 },
    '': { impressions: 25, format: null },
  })
})

test('new rules change what was imported before, and performance follows at once', async () => {
  const space = await rapport.newSpace()
  const { summary } = await space.take(report)
  expect(summary.formats).toEqual({ column: 0, rule: 0, person: 0, unknown: 4 })
  expect(await setRules(space, [{ pattern: '*video*', formatId: 'meta_feed_video' }])).toMatchObject({
    changedCreatives: 2,
  })
  expect(byKey((await performance(space)).rows)).toMatchObject({
    meta_feed_video: { impressions: 225 },
    '': { impressions: 150 },
  })
  expect(
    await setRules(
      space,
      [{ pattern: '100%*', formatId: 'meta_reels' }].map((rule) => ({ ...rule, formatId: 'meta_carousel' })),
    ),
  ).toMatchObject({
    changedCreatives: 2,
    rules: [{ pattern: '100%*', format: { id: 'meta_carousel' } }],
  })
  expect(byKey((await performance(space)).rows)).toMatchObject({
    meta_carousel: { impressions: 25 },
    '': { impressions: 350 },
  })
})

test('a format that the file states wins over every rule, and words that mean none are listed', async () => {
  const space = await rapport.newSpace()
  await setRules(space, [{ pattern: '*_carousel_*', formatId: 'meta_carousel' }])
  const { summary } = await space.take(`creative,creativeName,format,platform,day,impressions
1,a_carousel_1,meta_feed_video,meta,2026-03-01,10
2,b_carousel_2,Hologram,meta,2026-03-01,20
3,c,Scratch card,meta,2026-03-01,40
`)
  expect(summary.formats).toEqual({ column: 1, rule: 1, person: 0, unknown: 1 })
  expect(summary.unknownWords).toEqual(['Hologram', 'Scratch card'])
  const expected = { meta_feed_video: { impressions: 10 }, meta_carousel: { impressions: 20 }, '': { impressions: 40 } }
  expect(byKey((await performance(space)).rows)).toMatchObject(expected)
  expect(await setRules(space, [{ pattern: '*carousel*', formatId: 'meta_carousel' }])).toMatchObject({
    changedCreatives: 0,
  })
})

test("a format of the workspace's own is understood in a column, here and nowhere else", async () => {
  const [space, other] = [await rapport.newSpace(), await rapport.newSpace()]
  const input = { name: 'Hologram', platform: 'META', medium: 'INTERACTIVE', aliases: ['holo'] }
  const mutation =
    'mutation ($input: CreateFormatInput!) { createFormat(input: $input) { ... on Error { message } ... on AdFormat { id own } } }'
  const { createFormat } = await space.ask<{ createFormat: { id: string; own: boolean } }>(mutation, { input })
  expect(createFormat.own).toBe(true)
  const file = 'creative,format,platform,day,impressions\n1,HOLO,meta,2026-03-01,10\n'
  expect((await space.take(file)).summary.formats).toEqual({ column: 1, rule: 0, person: 0, unknown: 0 })
  expect((await other.take(file)).summary).toMatchObject({ formats: { unknown: 1 }, unknownWords: ['HOLO'] })
  expect(await setRules(other, [{ pattern: 'a*', formatId: createFormat.id }])).toMatchObject({
    message: expect.stringContaining('no format'),
  })
  expect(await space.ask(mutation, { input })).toMatchObject({
    createFormat: { message: expect.stringContaining('already') },
  })
})

test('rules that cannot be used are refused and leave the old ones in place', async () => {
  const space = await rapport.newSpace()
  await setRules(space, [{ pattern: '*_video_*', formatId: 'meta_feed_video' }])
  expect(await setRules(space, [{ pattern: 'a'.repeat(201), formatId: 'meta_feed_video' }])).toEqual({
    message: 'A pattern has at most 200 characters, and this one has 201; shorten it.',
  })
  expect(await setRules(space, [{ pattern: '***', formatId: 'meta_feed_video' }])).toMatchObject({
    message: expect.stringContaining('*'),
  })
  expect(await setRules(space, [{ pattern: 'a', formatId: 'no_such_format' }])).toMatchObject({
    message: expect.stringContaining('no_such_format'),
  })
  expect(await space.ask('{ formatRules { pattern } }')).toEqual({ formatRules: [{ pattern: '*_video_*' }] })
})

test('affinities follow the rules too: what customers answered to is counted under the new format', async () => {
  const space = await rapport.newSpace()
  await space.take(`user_id,kind,at,creative,creativeName,platform
u1,impression,2026-03-01T10:00:00Z,1,spring_01,meta
u1,click,2026-03-01T10:01:00Z,1,spring_01,meta
`)
  const affinities =
    '{ customer(identity: {namespace: "user_id", value: "u1"}) { affinities { format { id } sampleSize } } }'
  expect(await space.ask(affinities)).toEqual({ customer: { affinities: [] } })
  await setRules(space, [{ pattern: 'spring*', formatId: 'meta_carousel' }])
  expect(await space.ask(affinities)).toEqual({
    customer: { affinities: [{ format: { id: 'meta_carousel' }, sampleSize: 1 }] },
  })
})

test("a rule that matches the creative's own name wins over an earlier one that matches its campaign's", async () => {
  const space = await rapport.newSpace()
  await setRules(space, [
    { pattern: '*carousel*', formatId: 'meta_carousel' },
    { pattern: '*video*', formatId: 'meta_feed_video' },
  ])
  await space.take(
    'creative,creativeName,campaign,platform,day,impressions\n1,a_video,carousel push,meta,2026-03-01,10\n2,b,carousel push,meta,2026-03-01,5\n',
  )
  expect(byKey((await performance(space)).rows)).toMatchObject({
    meta_feed_video: { impressions: 10 },
    meta_carousel: { impressions: 5 },
  })
})

test('a name can be used once on each platform; twice at the same time is refused with a sentence', async () => {
  const space = await rapport.newSpace()
  const create = (platform: string) =>
    space.ask<{ createFormat: { message?: string; id?: string } }>(
      'mutation ($input: CreateFormatInput!) { createFormat(input: $input) { ... on Error { message } ... on AdFormat { id } } }',
      { input: { name: 'Hologram', platform, medium: 'INTERACTIVE' } },
    )
  for (const platform of ['META', 'TIKTOK'])
    expect(await create(platform)).toMatchObject({ createFormat: { id: expect.any(String) } })
  const made = await Promise.all(Array.from({ length: 6 }, () => create('SNAPCHAT')))
  const refused = made.flatMap(({ createFormat }) => createFormat.message ?? [])
  expect(refused).toEqual(Array.from({ length: 5 }, () => '"Hologram" is already in the catalogue for SNAPCHAT.'))
})

const files = {
  interactions: `user_id,kind,at,creative,platform
u1,impression,2026-03-01T10:00:00Z,1,meta
u1,click,2026-03-01T10:01:00Z,1,meta
u2,impression,2026-03-01T10:00:00Z,2,meta
`,
  'interactions with formats': `user_id,kind,at,creative,platform,format
u1,purchase,2026-03-02T10:00:00Z,1,meta,meta_carousel
`,
  report: 'creative,platform,day,impressions,format\n1,meta,2026-03-01,10,meta_feed_video\n',
  posts: 'Post ID,platform,published,type,impressions,format\n2,meta,2026-03-01,Photo,100,meta_reels\n',
  'names that a rule knows': 'creative,creativeName,platform,day,impressions\n2,spring_ad,meta,2026-03-01,10\n',
}
const names = Object.keys(files) as (keyof typeof files)[]

test.for(names.flatMap((first) => names.filter((other) => other !== first).map((second) => [first, second] as const)))(
  'what formats did with customers equals a recount after %s and then %s',
  async ([first, second]) => {
    const space = await rapport.newSpace()
    await setRules(space, [{ pattern: 'spring*', formatId: 'meta_carousel' }])
    for (const name of [first, second, 'interactions'] as const) await space.take(files[name])
    await space.take(files[second])
    const before = await formatCounts(rapport.db, space)
    expect(before.length).toBeGreaterThan(0)
    await rapport.db.transaction((sql) => recountFormats(sql, space.id))
    expect(before).toEqual(await formatCounts(rapport.db, space))
  },
)
