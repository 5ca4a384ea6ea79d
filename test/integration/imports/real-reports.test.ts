import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { importFile } from '@rapport/server/imports/import-file.ts'
import { startRapport } from '../../support/app.ts'
import { byKey, performance } from '../../support/performance.ts'
import { plainTable, sharedData, sum } from '../../support/shared-data.ts'

const rapport = await startRapport()
const ads = sharedData('kag/KAG_conversion_data.csv')
const posts = sharedData('fbmetrics/dataset_Facebook.csv')
const google = sharedData('exports/google_ads_campaign_report.csv')

const adsMapping = {
  name: 'KAG_conversion_data.csv',
  map: { creative: 'ad_id', campaign: 'xyz_campaign_id', conversions: 'Total_Conversion' },
  set: { platform: 'facebook', day: '2017-08-17' },
}

test('advertisements mapped by hand: totals are those that their README states, and importing them twice changes nothing', async ({
  skip,
}) => {
  if (ads.absent) skip(ads.absent)
  const space = await rapport.newSpace()
  const first = await space.take(ads.bytes(), adsMapping)
  expect(first).toMatchObject({
    kind: 'report',
    summary: { rows: 1143, accepted: 1143, rejected: 0, created: 1143, formats: { unknown: 1143 } },
  })
  const before = await performance(space)
  expect(before.total).toMatchObject({ impressions: 213_434_828, clicks: 38_165, conversions: 3264, creatives: 1143 })
  expect(Number(before.total.spend).toFixed(2)).toBe('58705.23')

  const second = await space.take(ads.bytes(), adsMapping)
  expect(second.summary).toMatchObject({ accepted: 1143, created: 0, replaced: 1143, removed: 0 })
  expect(await performance(space)).toEqual(before)
})

/** Intervals to twelve digits: the last ones hang on the order in which rows come. */
const written = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer), (_, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(12)) : value,
  )

test('importFile, which the command line calls, takes in the same as the upload does', async ({ skip }) => {
  if (ads.absent) skip(ads.absent)
  const [uploaded, direct] = [await rapport.newSpace(), await rapport.newSpace()]
  const upload = await uploaded.take(ads.bytes(), adsMapping)
  const { name, ...options } = adsMapping
  const bytes = Readable.from([ads.bytes()])
  const { summary } = await importFile(rapport.db, direct.id, { name, bytes }, options)
  expect({ ...summary, seconds: 0 }).toEqual({ ...upload.summary, kind: 'report', seconds: 0 })
  const groupBy = ['AGE', 'GENDER', 'INTEREST']
  expect(written(await performance(direct, { groupBy }))).toEqual(written(await performance(uploaded, { groupBy })))
})

test.for([
  ['AGE', 'age', (value: string) => value],
  ['GENDER', 'gender', (value: string) => ({ M: 'male', F: 'female' })[value] ?? value],
  ['INTEREST', 'interest', (value: string) => value],
] as const)(
  'advertisements by %s equal sums made without the product',
  async ([dimension, column, named], { skip }) => {
    if (ads.absent) skip(ads.absent)
    const space = await rapport.newSpace()
    await space.take(ads.bytes(), adsMapping)
    const { rows } = await performance(space, { groupBy: [dimension] })
    const groups = Object.groupBy(plainTable(ads.bytes(), ','), (row) => named(row[column] ?? ''))
    expect(rows.map(({ keys }) => keys[0]?.value).toSorted()).toEqual(Object.keys(groups).toSorted())
    for (const row of rows) {
      const group = groups[row.keys[0]?.value ?? ''] ?? []
      expect(row).toMatchObject({
        impressions: sum(group, 'Impressions'),
        clicks: sum(group, 'Clicks'),
        conversions: sum(group, 'Total_Conversion'),
      })
      expect(Number(row.spend)).toBeCloseTo(sum(group, 'Spent'), 6)
      // 218 ads have more conversions than clicks, so that this is no probability.
      expect(row.conversionRate).toMatchObject({ method: 'RATIO', low: null, high: null })
      expect(row.ctr?.value).toBeCloseTo(sum(group, 'Clicks') / sum(group, 'Impressions'), 12)
    }
  },
)

test('posts of a page: engagement by format equals independent sums, and seven videos leave it far less sure than photos', async ({
  skip,
}) => {
  if (posts.absent) skip(posts.absent)
  const space = await rapport.newSpace()
  const { kind, summary } = await space.take(posts.bytes(), { name: 'dataset_Facebook.csv' })
  expect(kind).toBe('posts')
  expect(summary).toMatchObject({ rows: 500, accepted: 500, created: 500, rejected: 0 })

  const types = Object.groupBy(plainTable(posts.bytes(), ';'), ({ Type }) => Type ?? '')
  const { rows } = await performance(space)
  expect(rows).toHaveLength(4)
  const widths: Record<string, number> = {}
  const lacks: Record<string, number> = {}
  for (const [type, group = []] of Object.entries(types)) {
    const row = rows.find(({ creatives }) => creatives === group.length)
    const engagements = sum(group, 'like') + sum(group, 'comment') + sum(group, 'share')
    const impressions = sum(group, 'Lifetime Post Total Impressions')
    expect(row).toMatchObject({
      impressions,
      reactions: sum(group, 'like'),
      comments: sum(group, 'comment'),
      shares: sum(group, 'share'),
    })
    const rate = row?.engagementRate
    expect(rate?.value).toBeCloseTo(engagements / impressions, 12)
    widths[type] = ((rate?.high ?? 0) - (rate?.low ?? 0)) / (rate?.value ?? 0)
    lacks[type] = row?.missing?.creatives ?? 0
    expect(row?.enough).toBe(row?.missing === null)
  }
  // A few posts were shown to far more people than all others, so there is too little data: it takes half as many photos again and more, and
  // far more videos than the seven.
  expect(lacks.Photo).toBeLessThan(426)
  expect(lacks.Video).toBeGreaterThan(70)
  expect(widths.Video).toBeGreaterThan(4 * (widths.Photo ?? Number.NaN))
  expect((await performance(space)).total.impressions).toBe(
    sum(plainTable(posts.bytes(), ';'), 'Lifetime Post Total Impressions'),
  )

  await space.take(posts.bytes(), { name: 'dataset_Facebook.csv' })
  expect((await performance(space)).rows).toEqual(rows)
})

test('a Google Ads export: twelve campaigns, its totals rows left out, its bounds no numbers', async ({ skip }) => {
  if (google.absent) skip(google.absent)
  const space = await rapport.newSpace()
  const { kind, summary } = await space.take(google.bytes())
  expect(kind).toBe('google')
  expect(summary).toMatchObject({ rows: 12, accepted: 12, rejected: 0, totals: 5 })
  expect(summary.bounds).toBeGreaterThanOrEqual(2)
  const { total, currency, rows } = await performance(space, { groupBy: ['CAMPAIGN'] })
  expect(rows).toHaveLength(12)
  expect(total).toMatchObject({ spend: '199421.15', clicks: 167_739, impressions: 14_117_313, conversions: 18_703.32 })
  expect(currency).toBe('USD')
  expect(byKey((await performance(space, { groupBy: ['PLATFORM'] })).rows)).toMatchObject({
    GOOGLE: { spend: '199421.15' },
  })
})
