import { recount } from '@rapport/server/recount/recount.ts'
import { fillDemoWorkspace } from '@rapport/server/setup/fill-demo-workspace.ts'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { ruled, settled } from '../../support/membership.ts'
import { newSender, type Sender } from '../../support/sender.ts'
import type { Space } from '../../support/space.ts'

const rapport = await startRapport()

const differences = ({ id }: Space, check = true) => recount(rapport.db, id, { check })

const history = `id,user_id,anonymous_id,email,kind,at,platform,creative,creativeName,format,campaign,value,currency
1,42,,,impression,2026-03-01T22:30:00Z,facebook,c1,Reel one,meta_feed_video,spring,,
2,42,,,click,2026-03-01T23:30:05Z,facebook,c1,Reel one,meta_feed_video,spring,,
3,,v-1,,impression,2026-03-02T10:00:00Z,facebook,c2,Cards,,spring,,
4,,v-1,,comment,2026-03-02T10:05:00Z,facebook,c2,Cards,,spring,,
5,42,,,purchase,2026-03-03T10:00:00Z,facebook,c2,Cards,,spring,499.90,NOK
6,,,bo@example.com,purchase,2026-03-03T11:00:00Z,facebook,c2,Cards,,spring,12.5,
`
const people = 'user_id,email,name\n42,ada@example.com,Ada Larsen\n44,,Ci Berg\n'
const byAge = `creative,creativeName,campaign,platform,day,age,impressions,clicks,spend,currency
c1,Reel one,spring,meta,2026-03-01,18-24,100,5,1.5,EUR
c1,Reel one,spring,meta,2026-03-01,25-34,300,6,2.5,EUR
c2,Cards,spring,meta,2026-03-02,25-34,50,,,
`
const byDay = 'creative,campaign,platform,day,until,impressions,clicks\nc1,spring,meta,2026-03-01,2026-03-31,900,40\n'
const ofCampaign =
  'campaign,platform,day,impressions,clicks\nspring,meta,2026-03-01,2000,10\nautumn,meta,2026-03-01,70,1\n'
const lifetime = 'platform,creative,publishedAt,impressions,reactions\ninstagram,p1,2026-03-01T23:00:00Z,400,12\n'

/** A workspace to which everything has happened that moves a counter. */
async function busySpace(): Promise<Sender> {
  const space = await rapport.newSpace({ timeZone: 'Europe/Oslo' })
  for (const file of [people, history, byAge, byDay, ofCampaign, history]) await space.take(file)
  await space.take(lifetime, { as: 'posts' })
  const shop = await newSender(space)
  await shop.post('batch', { batch: visits })
  await shop.post('batch', { batch: visits })
  await space.ask(
    `mutation { setFormatRules(rules: [{ pattern: "*cards*", formatId: "meta_carousel" }]) { __typename } }`,
  )
  return shop
}

const visits = [
  {
    type: 'track',
    messageId: '1',
    anonymousId: 'v-2',
    event: 'Ad Impression',
    properties: { creative: 'c1', platform: 'facebook' },
  },
  {
    type: 'track',
    messageId: '2',
    anonymousId: 'v-2',
    event: 'Ad Clicked',
    properties: { creative: 'c1', platform: 'facebook' },
  },
  { type: 'identify', messageId: '3', userId: '43', anonymousId: 'v-2' },
  {
    type: 'track',
    messageId: '4',
    userId: '43',
    event: 'Order Completed',
    properties: { creative: 'c1', revenue: 3, currency: 'EUR' },
  },
  { type: 'track', messageId: '5', anonymousId: 'v-2', event: 'Ad Clicked', timestamp: '2026-01-01T00:00:00Z' },
  { type: 'page', messageId: '8', userId: '43', properties: { category: 'bikes' } },
  { type: 'alias', messageId: '6', userId: '44', previousId: 'v-1' },
  {
    type: 'track',
    messageId: '7',
    userId: '44',
    event: 'Post Liked',
    properties: { format: 'meta_reels', channel: 'instagram' },
  },
]

async function idOf(space: Space, namespace: string, value: string): Promise<string> {
  const { customer } = await space.ask<{ customer: { id: string } }>(
    'query ($identity: IdentityInput!) { customer(identity: $identity) { id } }',
    { identity: { namespace, value } },
  )
  return customer.id
}

async function merge(space: Space, one: string, other: string): Promise<string> {
  const { mergeCustomers } = await space.ask<{ mergeCustomers: { mergeId: string } }>(
    `mutation ($one: ID!, $other: ID!) { mergeCustomers(customerId: $one, otherId: $other) {
       ... on MergeOutcome { mergeId } ... on Error { message } } }`,
    { one, other },
  )
  return mergeCustomers.mergeId
}

const undo = (space: Space, mergeId: string) =>
  space.ask('mutation ($mergeId: ID!) { undoMerge(mergeId: $mergeId) { __typename } }', { mergeId })

test('after imports, events, merges, undone merges and other formats every counter is what it counts', async () => {
  const shop = await busySpace()
  const { space } = shop
  expect(await differences(space)).toEqual([])
  const [ada, bo] = [await idOf(space, 'user_id', '42'), await idOf(space, 'email', 'bo@example.com')]
  const mergeId = await merge(space, ada, bo)
  await merge(space, ada, await idOf(space, 'user_id', '43'))
  await shop.post('track', { userId: '42', event: 'Ad Clicked', properties: { creative: 'c1', platform: 'facebook' } })
  expect(await differences(space)).toEqual([])
  await undo(space, mergeId)
  expect(await differences(space)).toEqual([])
  // The creatives move to another campaign, where a total waits, and get another format.
  await space.take(`${byAge.split('\n')[0]}\nc1,Reel one,autumn,meta,2026-03-01,18-24,60,5,1.5,EUR\n`)
  await space.take(history.replaceAll('spring', 'autumn').replaceAll(',,autumn', ',meta_collection,autumn'))
  await space.ask('mutation { setFormatRules(rules: []) { __typename } }')
  expect(await differences(space)).toEqual([])
})

/** What two profiles say of themselves: last seen, known, interactions. */
async function profiles(space: Space, ...names: string[]) {
  const rows = await rapport.db.query<{ name: string; last: string; known: boolean; interactions: number }>(
    `SELECT i.value AS name, to_char(c.last_seen_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS last, c.known,
       c.interaction_count AS interactions
     FROM customer c JOIN identity i ON i.workspace_id = c.workspace_id AND i.customer_id = c.id
     WHERE c.workspace_id = $1::uuid AND i.value = ANY($2::text[]) ORDER BY i.value`,
    [space.id, names],
  )
  return Object.fromEntries(rows.map(({ name, ...row }) => [name, Object.values(row)]))
}

test('a person was seen when any of the profiles was, in whatever order it is told', async () => {
  const shop = await newSender(await rapport.newSpace())
  const view = (who: object, day: string) => ({ type: 'page', ...who, timestamp: `2026-03-${day}T12:00:00Z` })
  const [user, visitor] = [{ userId: 'u' }, { anonymousId: 'v' }]
  const told = () => profiles(shop.space, 'u', 'v')
  await shop.post('batch', {
    batch: [view(visitor, '05'), { type: 'identify', ...user, timestamp: '2026-03-01T12:00:00Z' }],
  })
  await shop.post('alias', { ...user, previousId: 'v' })
  expect(await told()).toEqual({ u: ['2026-03-05', true, 0], v: ['2026-03-05', false, 1] })
  // The first that the head does itself is older than what the person was seen at.
  await shop.post('batch', { batch: [view(user, '02')] })
  expect(await told()).toEqual({ u: ['2026-03-05', true, 1], v: ['2026-03-05', false, 1] })
  // Both in one transaction.
  await shop.post('batch', { batch: [view(user, '03'), view(visitor, '07'), view(visitor, '06'), view(user, '04')] })
  expect(await told()).toEqual({ u: ['2026-03-07', true, 3], v: ['2026-03-07', false, 3] })
  expect(await differences(shop.space)).toEqual([])
})

test('a profile that stood for others says of itself only what it earned once another stands for it', async () => {
  const shop = await newSender(await rapport.newSpace())
  const view = (anonymousId: string, day: string) =>
    shop.post('page', { anonymousId, timestamp: `2026-03-${day}T12:00:00Z` })
  await view('v', '01')
  await view('w', '09')
  await shop.post('alias', { anonymousId: 'v', previousId: 'w' })
  await shop.post('identify', { userId: 'u', anonymousId: 'v', timestamp: '2026-02-01T12:00:00Z' })
  await shop.post('alias', { userId: 'x', previousId: 'w', timestamp: '2026-02-01T12:00:00Z' })
  expect(await differences(shop.space)).toEqual([])
})

test('who is known by a name that a file gives to one of the profiles is known', async () => {
  const shop = await newSender(await rapport.newSpace())
  const { space } = shop
  for (const anonymousId of ['v', 'w']) await shop.post('page', { anonymousId })
  await merge(space, await idOf(space, 'anonymous_id', 'v'), await idOf(space, 'anonymous_id', 'w'))
  await space.take('anonymous_id,email\nw,ada@example.com\n')
  const { customer } = await space.ask<{ customer: { known: boolean } }>(
    '{ customer(identity: { namespace: "anonymous_id", value: "v" }) { known } }',
  )
  expect(customer).toEqual({ known: true })
  expect(await differences(space)).toEqual([])
})

const one = (table: string, where = 'true') =>
  `id = (SELECT id FROM ${table} WHERE workspace_id = $1::uuid AND ${where} LIMIT 1)`

/** Each finds it as the one before has mended it. */
const spoilt = await busySpace()

test.for([
  ['customer', 'a count', `SET interaction_count = interaction_count + 1 WHERE ${one('customer')}`],
  ['customer', 'a time', `SET last_seen_at = last_seen_at + interval '1 day' WHERE ${one('customer')}`],
  ['customer', 'whether it is known', `SET known = NOT known WHERE ${one('customer')}`],
  ['customer', 'who stands for it', `SET merged_into = NULL WHERE ${one('customer', 'merged_into IS NOT NULL')}`],
  [
    'customer_format',
    'a count',
    "SET exposures = exposures + 1 WHERE conversions = 1 AND format_id = 'meta_feed_video'",
  ],
  ['customer_interest', 'a score', 'SET score = score + 1 WHERE true'],
  ['workspace_topic', 'a count', 'SET profiles = 7 WHERE true'],
  ['workspace_format', 'a count', "SET responses = 0 WHERE format_id = 'meta_feed_video'"],
  ['question', 'an answer', "SET answered_at = at WHERE kind = 'COMMENT'"],
  [
    'creative_reach',
    'who saw it',
    "SET bits = B'1'::bit(1024) WHERE (creative_id, part) = (SELECT creative_id, part FROM creative_reach WHERE workspace_id = $1::uuid LIMIT 1)",
  ],
  [
    'channel_reach',
    'who saw it',
    "SET bits = B'1'::bit(1024) WHERE part = (SELECT min(part) FROM channel_reach WHERE workspace_id = $1::uuid)",
  ],
  ['channel_hour', 'a count', 'SET comments = 7 WHERE comments = 1'],
  ['format_basket', 'money', "SET squares = 7 WHERE currency = 'EUR'"],
  ['report_edition', 'a count', "SET rows = rows + 1 WHERE period = 'lifetime'"],
  ['report_edition', 'where it counts', "SET answers = 0 WHERE period = 'lifetime'"],
  ['creative_day', 'an observed count', "SET clicks = 7 WHERE source = 'OBSERVED' AND currency = 'NOK'"],
  ['creative_day', 'a reported count', "SET impressions = 7 WHERE source = 'REPORTED' AND reactions = 12"],
] as const)('a wrong row of %s, %s, is told and mended', async ([counter, , change]) => {
  const { space } = spoilt
  const statement = `UPDATE ${counter} ${change} AND workspace_id = $1::uuid`
  expect(await rapport.db.execute(statement, [space.id])).toBe(1)
  const told = await differences(space, false)
  expect(told).toMatchObject([{ counter }])
  expect(await differences(space)).toEqual([])
})

test.for(['segment_size', 'segment_growth', 'segment_format', 'segment_day'])(
  'rows missing of %s are told and mended',
  async (counter) => {
    const space = await rapport.newSpace()
    // Before the segment is there: members bring along only what was before it was built.
    await space.take(history)
    await ruled(space, 'known', { profile: 'known', equals: true })
    await settled(rapport.db, space)
    expect(
      await rapport.db.execute(`DELETE FROM ${counter} WHERE workspace_id = $1::uuid`, [space.id]),
    ).toBeGreaterThan(0)
    expect(await differences(space, false)).toMatchObject([{ counter }])
    expect(await differences(space)).toEqual([])
  },
)

test('only to look changes nothing, and who stands for whom is read anew once it is mended', async () => {
  const shop = await newSender(await rapport.newSpace())
  const { space } = shop
  for (const who of [{ userId: 'u' }, { anonymousId: 'v' }]) await shop.post('page', who)
  await shop.post('alias', { userId: 'u', previousId: 'v' })
  await rapport.db.execute('UPDATE customer SET merged_into = NULL WHERE workspace_id = $1::uuid', [space.id])
  const workspace = async () =>
    (
      await rapport.db.query<{ xmin: string }>('SELECT xmin::text AS xmin FROM workspace WHERE id = $1::uuid', [
        space.id,
      ])
    )[0]!.xmin
  const before = await workspace()
  expect(await differences(space)).toMatchObject([{ counter: 'customer' }])
  expect(await workspace()).toBe(before)
  await differences(space, false)
  expect(await workspace()).not.toBe(before)
})

test('a missing row is told and counted again', async () => {
  const { space } = await busySpace()
  for (const counter of ['customer_format', 'workspace_format', 'report_edition', 'creative_day'])
    await rapport.db.execute(`DELETE FROM ${counter} WHERE workspace_id = $1::uuid`, [space.id])
  const told = await differences(space, false)
  expect(told.map(({ counter }) => counter)).toEqual([
    'customer_format',
    'workspace_format',
    'report_edition',
    'creative_day',
  ])
  expect(told[0]?.examples[0]).toMatchObject({ stored: null })
  expect(await differences(space)).toEqual([])
})

test('a row that counts nothing is told, and taken away', async () => {
  const { space } = await busySpace()
  await rapport.db.execute(
    `INSERT INTO customer_format SELECT workspace_id, id, 'tiktok_in_feed', 1, 0, 0, now() FROM customer WHERE workspace_id = $1::uuid LIMIT 1`,
    [space.id],
  )
  expect(await differences(space, false)).toMatchObject([
    { counter: 'customer_format', rows: 1, examples: [{ counted: null }] },
  ])
  expect(await differences(space)).toEqual([])
})

test("no other workspace's counters are touched", async () => {
  const [{ space: mine }, { space: other }] = [await busySpace(), await busySpace()]
  await rapport.db.execute('UPDATE customer SET exposure_count = 99 WHERE workspace_id = $1::uuid', [other.id])
  expect(await differences(mine, false)).toEqual([])
  expect(await differences(other)).toMatchObject([{ counter: 'customer' }])
})

test('the demo is counted right, in several slices', async () => {
  const { id } = await rapport.db.transaction((sql) => fillDemoWorkspace(sql))
  expect(await recount(rapport.db, id, { check: true })).toEqual([])
}, 120_000)
