import { expect, test } from 'vitest'
import { readWhole } from '../invented-file.ts'

const HEADER =
  'Reporting starts,Reporting ends,Campaign name,Campaign ID,Ad set name,Ad set ID,Ad name,Ad ID,Ad delivery,Results,' +
  'Result indicator,Reach,Impressions,Frequency,Amount spent (NOK),Link clicks,CPC (cost per link click) (NOK),' +
  'Purchases,Purchases conversion value,Video plays at 100%'

test('a Meta export is read with the currency of its header and without its unlabelled totals row', async () => {
  const { reading, rows, totals, rejects } = await readWhole(
    'meta',
    `${HEADER}
2026-03-01,2026-03-31,,,,,,,,12,,900,1500,1.6,99.50,40,2.4,3,300,7
2026-03-01,2026-03-31,Spring,12011,Everyone,12012,Swipe carousel,12013,active,12,actions:like,900,1500,1.6,99.50,40,2.4,3,300,7
2026-03-05,2026-03-05,Spring,12011,Everyone,12012,Film,12014,active,,,10,20,2,0.10,,,,,
`,
  )
  expect(rejects).toEqual([])
  expect(totals).toBe(1)
  expect(reading.recognised.currency).toBe('NOK')
  expect(reading.recognised.ignored).toEqual(
    ['Ad set name', 'Ad delivery', 'Frequency', 'CPC (cost per link click) (NOK)', 'Results'].toSorted(byHeader),
  )
  expect(rows).toHaveLength(2)
  expect(rows[0]).toMatchObject({
    line: 3,
    platform: 'META',
    paid: true,
    creative: '12013',
    creativeName: 'Swipe carousel',
    campaign: '12011',
    campaignName: 'Spring',
    adGroup: '12012',
    day: '2026-03-01',
    until: '2026-03-31',
    impressions: '1500',
    reach: '900',
    clicks: '40',
    conversions: '3',
    revenue: '300',
    spend: '99.50',
    currency: 'NOK',
    videoViews: '7',
  })
  expect(rows[1]).toMatchObject({ day: '2026-03-05', until: null, clicks: null, conversions: null, spend: '0.10' })
})

function byHeader(a: string, b: string): number {
  const names = HEADER.split(',')
  return names.indexOf(a) - names.indexOf(b)
}

test('with the Day breakdown a row is a day, whatever the reporting period', async () => {
  const { rows } = await readWhole(
    'meta',
    `Reporting starts,Reporting ends,Day,Campaign name,Impressions,Amount spent (EUR),Age,Gender,Platform
2026-03-01,2026-03-31,2026-03-07,Spring,10,1.5,18–24,female,instagram
`,
  )
  expect(rows[0]).toMatchObject({
    day: '2026-03-07',
    until: null,
    age: '18-24',
    gender: 'female',
    platform: 'META',
    placement: 'instagram',
    currency: 'EUR',
  })
})

test('results are conversions where there are no purchases', async () => {
  const { rows } = await readWhole(
    'meta',
    'Reporting starts,Reporting ends,Campaign name,Results,Amount spent (EUR)\n2026-03-01,2026-03-01,Spring,4,1\n',
  )
  expect(rows[0]?.conversions).toBe('4')
})

test('an export without the amount spent is told by other words of Meta, so that link clicks and results count', async () => {
  const { reading, rows } = await readWhole(
    'meta',
    'Day,Campaign name,Ad set name,Ad name,Impressions,Reach,Link clicks,Results\n2026-03-01,Spring,All,Film,100,90,7,4\n',
  )
  expect(rows[0]).toMatchObject({ platform: 'META', day: '2026-03-01', reach: '90', clicks: '7', conversions: '4' })
  expect(reading.recognised.ignored).toEqual([])
})

test('an id that a spreadsheet ruined is refused, not guessed', async () => {
  const { rows, rejects } = await readWhole(
    'meta',
    'Reporting starts,Reporting ends,Ad name,Ad ID,Impressions\n2026-03-01,2026-03-01,Film,1.2E+17,5\n',
  )
  expect(rows).toEqual([])
  expect(rejects[0]?.reason).toBe(
    '"Ad ID" looks ruined by a spreadsheet ("1.2E+17"): export again without opening it in one.',
  )
})
