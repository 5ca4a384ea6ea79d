import { expect, test } from 'vitest'
import type { ReadOptions } from './own-mapping.ts'
import { type Recognised, recognise } from './recognise.ts'

function columnsOf(header: string, options: ReadOptions = {}): Record<string, string> {
  const { columns } = recognise(header.split(','), options)
  return Object.fromEntries(columns.map(({ field, column }) => [field, column]))
}

function kindOf(header: string, options: ReadOptions = {}): Recognised['kind'] {
  return recognise(header.split(','), options).kind
}

test.each([
  ['REPORTING STARTS,reporting ends,Campaign name,Impressions', 'meta'],
  ['Campaign name,Ad set name,Amount spent (USD),Impressions', 'meta'],
  ['Campaign name,Impressions,Results,Attribution setting', 'meta'],
  ['Campaign name,Campaign delivery,Day,Impressions', 'meta'],
  ['Ad name,Day,Impressions,Video plays at 100%', 'meta'],
  ['Campaign name,CPC (cost per link click) (NOK),Impressions', 'meta'],
  ['Start Date,Campaign Name,Ad Set Name,Impressions,Clicks,Reach', 'linkedin'],
  ['platform,Campaign name,Day,Impressions,Link clicks', 'report'],
  ['Campaign,Impr.,Clicks', 'google'],
  ['Start Date (in UTC),Campaign Name,Ad Set Name,Total Spent,Impressions', 'linkedin'],
  ['Date,Ad name,Cost (EUR),Impressions', 'tiktok'],
  ['Type,Lifetime Post Total Reach,like', 'posts'],
  ['post_id,published_at,likes', 'posts'],
  ['ad_id,age,Impressions', 'report'],
  ['email,name,city', 'customers'],
  ['user_id,kind,at', 'interactions'],
  ['Customer ID,Event,Timestamp,Value', 'interactions'],
])('%s is the header of %s', (header, kind) => {
  expect(kindOf(header)).toBe(kind)
})

test('a mapped field counts as a column when the kind is told', () => {
  expect(kindOf('Anzeige,Clicks', { map: { creative: 'Anzeige' } })).toBe('report')
})

test('what the user says wins over the shape', () => {
  const recognised = recognise(['Campaign', 'Impr.', 'Clicks', 'Interactions', 'Cost'], {
    map: { clicks: 'Interactions' },
    set: { campaignName: 'All', currency: 'NOK' },
  })
  expect(recognised.columns.map(({ field, column }) => `${field}=${column}`)).toEqual([
    'impressions=Impr.',
    'clicks=Interactions',
    'spend=Cost',
  ])
  expect(recognised.constants).toEqual(
    expect.arrayContaining([
      { field: 'campaignName', value: 'All' },
      { field: 'platform', value: 'GOOGLE' },
    ]),
  )
  expect(recognised.ignored).toEqual(['Campaign', 'Clicks'])
})

test('fields and columns are found ignoring case, spaces and underscores', () => {
  expect(columnsOf('AD,Video Views', { as: 'report', map: { CREATIVE_NAME: 'ad' } })).toEqual({
    creativeName: 'AD',
    videoViews: 'Video Views',
  })
})

test('link clicks are clicks in a report of nobody in particular, where it has no plainer ones', () => {
  expect(columnsOf('Campaign,Link clicks')).toMatchObject({ clicks: 'Link clicks' })
  expect(columnsOf('Campaign,Link clicks,Clicks')).toMatchObject({ clicks: 'Clicks' })
})

test('the same words in a header serve every kind that is asked for', () => {
  expect(kindOf('email,Clicks,Campaign', { as: 'customers' })).toBe('customers')
  expect(kindOf('email,Clicks,Campaign', { as: 'report' })).toBe('report')
})

test('slices come from columns and constants', () => {
  expect(recognise(['creative', 'age', 'clicks'], { set: { country: 'NO' } }).cut).toEqual(['age', 'country'])
})

test('a day that the user sets drops the end of the period in the file', () => {
  const columns = columnsOf('Reporting starts,Reporting ends,Ad name,Impressions', { set: { day: '2026-03-01' } })
  expect(columns).not.toHaveProperty('until')
})

test('customers: every column that is no field is a trait', () => {
  const recognised = recognise(['Email', 'First name', 'City', '', 'Loyalty tier'], {})
  expect(recognised.traits.map(({ column }) => column)).toEqual(['City', 'Loyalty tier'])
  expect(recognised.ignored).toEqual([])
})

test.each<[string, string, ReadOptions, string]>([
  [
    'nothing fits',
    'foo,bar',
    {},
    'cannot be told from its columns (foo, bar); say it with --as and name the columns with --map',
  ],
  [
    'an unknown kind',
    'foo',
    { as: 'raport' },
    'There is no kind "raport" (did you mean "report"?); the kinds are meta, google',
  ],
  [
    'an unknown field',
    'foo',
    { as: 'report', map: { creatve: 'foo' } },
    'There is no field "creatve" in a file of report (did you mean "creative"?); the fields are',
  ],
  [
    'an unknown column',
    'Ad,Clicks',
    { map: { creative: 'Adv' } },
    'There is no column "Adv" (did you mean "Ad"?); the columns are Ad, Clicks.',
  ],
  [
    'a field of another kind',
    'email,name',
    { map: { spend: 'name' } },
    'There is no field "spend" in a file of customers',
  ],
  [
    'a field given twice',
    'Ad,Clicks',
    { map: { creative: 'Ad' }, set: { Creative: 'x' } },
    'The field "creative" is given twice',
  ],
  [
    'a field mapped twice',
    'Ad,Clicks',
    { map: { creative: 'Ad', CREATIVE: 'Clicks' } },
    'The field "creative" is mapped twice',
  ],
  ['a used name that stands twice', 'creative,Clicks,clicks', {}, 'Columns 2 and 3 are both called'],
  ['no figures', 'creative,day', { as: 'report' }, 'No column has figures'],
  ['nobody', 'kind,at', { as: 'interactions' }, 'No column says who a row is about'],
  ['no time', 'email,kind', { as: 'interactions' }, 'No column feeds "at"; name one with --map at=Column.'],
  [
    'two currencies',
    'Reporting starts,Ad name,Amount spent (USD),Purchases conversion value (EUR)',
    {},
    'different currencies (EUR, USD)',
  ],
])('%s is refused in a sentence', (_, header, options, sentence) => {
  expect(() => recognise(header.split(','), options)).toThrow(sentence)
})

test('an unused name may stand twice', () => {
  expect(kindOf('creative,Clicks,Note,Note')).toBe('report')
})
