import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { byKey, performance } from '../../support/performance.ts'
import type { Space } from '../../support/space.ts'

const rapport = await startRapport()

interface Person {
  id: string
  displayName: string | null
  known: boolean
  email: string | null
  identities: { namespace: string; value: string }[]
  traits: Record<string, string>
  engagement: { interactions: number; exposures: number; responses: number; purchases: number }
  affinities: { format: { id: string }; mean: number; low: number; high: number; sampleSize: number }[]
  firstSeenAt: string
  lastSeenAt: string
}

async function person(space: Space, namespace: string, value: string): Promise<Person | null> {
  const query = `query ($identity: IdentityInput) { customer(identity: $identity) {
    id displayName known email identities { namespace value } traits engagement { interactions exposures responses purchases }
    affinities { format { id } mean low high sampleSize } firstSeenAt lastSeenAt } }`
  return (await space.ask<{ customer: Person | null }>(query, { identity: { namespace, value } })).customer
}

const count = async (space: Space) => {
  const [row] = await rapport.db.query<{ customers: number; interactions: number }>(
    `SELECT (SELECT count(*)::int FROM customer WHERE workspace_id = $1::uuid) AS customers,
       (SELECT count(*)::int FROM interaction WHERE workspace_id = $1::uuid) AS interactions`,
    [space.id],
  )
  return row
}

const crm = `user_id,email,phone,name,city
42,Ada@Example.com,+47 900 00 001,Ada Larsen,Bergen
43,,,Bo Lind,Oslo
,ci@example.com,,Ci Berg,
`

test('a list of customers gives people with their names, identities and traits; twice changes nothing', async () => {
  const space = await rapport.newSpace()
  const { kind, summary } = await space.take(crm)
  expect(kind).toBe('customers')
  expect(summary).toMatchObject({ rows: 3, accepted: 3, created: 3, replaced: 0 })
  const ada = await person(space, 'email', 'ADA@example.com')
  expect(ada).toMatchObject({
    displayName: 'Ada Larsen',
    known: true,
    email: 'ada@example.com',
    traits: { city: 'Bergen' },
    identities: [
      { namespace: 'email', value: 'ada@example.com' },
      { namespace: 'phone', value: '+4790000001' },
      { namespace: 'user_id', value: '42' },
    ],
  })
  expect((await space.take(crm)).summary).toMatchObject({ created: 0, replaced: 3 })
  expect(await person(space, 'user_id', '42')).toEqual(ada)
  expect(await count(space)).toMatchObject({ customers: 3 })
})

test('a later list adds names and traits to the person and keeps what it does not mention', async () => {
  const space = await rapport.newSpace()
  await space.take(crm)
  await space.take('user_id,instagram,tier\n42,@Ada.L,gold\n')
  expect(await person(space, 'instagram', '@ADA.L')).toMatchObject({
    displayName: 'Ada Larsen',
    traits: { city: 'Bergen', tier: 'gold' },
  })
})

test('a row whose names belong to two people, or to somebody with another user id, is refused and joins nobody', async () => {
  const space = await rapport.newSpace()
  await space.take(crm)
  const { summary, rejects } = await space.take(
    'user_id,email,name\n43,ada@example.com,Both\n99,ci@example.com,Fine\n98,ci@example.com,Second id\n',
  )
  expect(summary).toMatchObject({ accepted: 1, rejected: 2 })
  expect(rejects.edges.map(({ node }) => node.line)).toEqual([2, 4])
  for (const { node } of rejects.edges) expect(node.reason).not.toContain('@')
  expect(await person(space, 'user_id', '42')).toMatchObject({ displayName: 'Ada Larsen' })
  expect(await person(space, 'user_id', '43')).toMatchObject({ displayName: 'Bo Lind' })
  expect(await person(space, 'user_id', '99')).toMatchObject({ email: 'ci@example.com' })
  expect(await person(space, 'user_id', '98')).toBeNull()
})

const history = `user_id,kind,at,platform,creative,creativeName,format,campaign,text,value,currency
7,impression,2026-03-01T23:30:00Z,facebook,c1,Reel one,meta_feed_video,spring,,,
7,impression,2026-03-02T09:00:00Z,facebook,c1,Reel one,meta_feed_video,spring,,,
7,click,2026-03-02T09:00:05Z,facebook,c1,Reel one,meta_feed_video,spring,,,
7,comment,2026-03-02T09:01:00Z,facebook,c1,Reel one,meta_feed_video,spring,"Lovely, where is it?",,
7,impression,2026-03-03T08:00:00Z,facebook,c2,Cards,meta_carousel,spring,,,
7,purchase,2026-03-04T12:00:00Z,facebook,c1,Reel one,meta_feed_video,spring,,499.90,NOK
8,impression,2026-03-03T08:00:00Z,facebook,c2,Cards,meta_carousel,spring,,,
`

test('interactions make profiles, counters, affinities and observed performance', async () => {
  const space = await rapport.newSpace()
  const { kind, summary } = await space.take(history)
  expect(kind).toBe('interactions')
  expect(summary).toMatchObject({
    rows: 7,
    accepted: 7,
    created: 7,
    repeated: 0,
    formats: { column: 2, rule: 0, person: 0, unknown: 0 },
  })
  const seven = await person(space, 'user_id', '7')
  expect(seven).toMatchObject({
    engagement: { interactions: 6, exposures: 3, responses: 2, purchases: 1 },
    firstSeenAt: '2026-03-01T23:30:00.000Z',
    lastSeenAt: '2026-03-04T12:00:00.000Z',
  })
  expect(seven?.affinities.map(({ format, sampleSize }) => [format.id, sampleSize])).toEqual([
    ['meta_feed_video', 2],
    ['meta_carousel', 1],
  ])
  for (const { low, mean, high } of seven?.affinities ?? []) {
    expect(low).toBeLessThan(mean)
    expect(mean).toBeLessThan(high)
  }
  const observed = await performance(space)
  expect(observed).toMatchObject({ source: 'OBSERVED', currency: 'NOK' })
  expect(byKey(observed.rows)).toMatchObject({
    meta_feed_video: { impressions: 2, clicks: 1, comments: 1, conversions: 1, revenue: '499.9' },
    meta_carousel: { impressions: 2, clicks: 0 },
  })
})

test('importing interactions twice changes nothing', async () => {
  const space = await rapport.newSpace()
  await space.take(history)
  const before = [await person(space, 'user_id', '7'), await performance(space), await count(space)]
  expect((await space.take(history)).summary).toMatchObject({ accepted: 7, created: 0, repeated: 7 })
  expect([await person(space, 'user_id', '7'), await performance(space), await count(space)]).toEqual(before)
})

test('counters equal what the events themselves add up to, after several overlapping files', async () => {
  const space = await rapport.newSpace()
  const rows = history.trimEnd().split('\n')
  for (const part of [rows.slice(0, 4), [rows[0], ...rows.slice(2, 6)], rows]) await space.take(`${part.join('\n')}\n`)
  const [difference] = await rapport.db.query<{ rows: number }>(
    `SELECT count(*)::int AS rows FROM customer c, LATERAL (
       SELECT count(*) AS all, count(*) FILTER (WHERE kind = 'IMPRESSION') AS exposures,
         count(*) FILTER (WHERE kind IN ('CLICK', 'REACTION', 'COMMENT', 'SHARE')) AS responses, count(*) FILTER (WHERE kind = 'PURCHASE') AS purchases
       FROM interaction i WHERE i.workspace_id = c.workspace_id AND i.customer_id = c.id) real
     WHERE workspace_id = $1::uuid AND (interaction_count, exposure_count, response_count, purchase_count)
       IS DISTINCT FROM (real.all, real.exposures, real.responses, real.purchases)`,
    [space.id],
  )
  expect(difference).toEqual({ rows: 0 })
  expect(await count(space)).toEqual({ customers: 2, interactions: 7 })
})

test("observed days are the workspace's own, and reported numbers are never mixed with them", async () => {
  const space = await rapport.newSpace({ timeZone: 'Europe/Oslo' })
  await space.take(history)
  expect(Object.keys(byKey((await performance(space, { groupBy: ['DAY'] })).rows))).toEqual([
    '2026-03-02',
    '2026-03-03',
    '2026-03-04',
  ])
  await space.take('creative,platform,day,impressions\nc1,facebook,2026-03-02,1000\n')
  expect(await performance(space)).toMatchObject({ source: 'REPORTED', total: { impressions: 1000 } })
  expect(await performance(space, { source: 'OBSERVED' })).toMatchObject({
    source: 'OBSERVED',
    total: { impressions: 4 },
  })
})

test('ids of two senders that both count from 1 are two interactions; the same row again is one', async () => {
  const space = await rapport.newSpace()
  const file = `id,user_id,kind,at,channel,platform
1,7,comment,2026-03-01T10:00:00Z,instagram,meta
1,7,comment,2026-03-01T11:00:00Z,youtube,google
1,7,purchase,2026-03-01T12:00:00Z,shop,
`
  expect((await space.take(file)).summary).toMatchObject({ created: 3, repeated: 0 })
  expect((await space.take(file)).summary).toMatchObject({ created: 0, repeated: 3 })
})
