import { expect, test } from 'vitest'
import { readWhole } from '../invented-file.ts'

test('a TikTok report is read with its full-width bracket and without its totals row', async () => {
  const { reading, rows, totals, rejects } = await readWhole(
    'tiktok',
    `By Day,Campaign name,Campaign ID,Ad group name,Ad name,Website URL (Ad level）,Cost (EUR),Impressions,Clicks (destination),Clicks (all),Reach,Conversions,Video views,Video views at 100%,Paid likes,Paid comments,Paid shares,Complete payment value
2026-03-01,Spring,500,Young,Dance,https://example.com,12.30,4000,30,44,3500,2,900,80,7,6,5,60.5
2026-03-02,Total care,501,Young,Dance,https://example.com,1,1,1,1,1,1,1,1,1,1,1,1
Total of 2 results,-,-,-,-,-,13.30,4001,31,45,3501,3,901,81,8,7,6,61.5
`,
  )
  expect(rejects).toEqual([])
  expect([rows.length, totals]).toEqual([2, 1])
  expect(reading.recognised.currency).toBe('EUR')
  expect(rows[0]).toMatchObject({
    platform: 'TIKTOK',
    campaign: '500',
    campaignName: 'Spring',
    adGroup: 'Young',
    creative: null,
    creativeName: 'Dance',
    day: '2026-03-01',
    clicks: '30',
    reactions: '7',
    comments: '6',
    shares: '5',
    videoViews: '80',
    revenue: '60.5',
    spend: '12.30',
    currency: 'EUR',
  })
})

test('without clicks to the destination all clicks count', async () => {
  const { rows } = await readWhole(
    'tiktok',
    'Date,Ad name,Currency,Cost,Impressions,Clicks (all)\n2026-03-01,Dance,NOK,1,2,44\n',
  )
  expect(rows[0]).toMatchObject({ clicks: '44', currency: 'NOK' })
})

test('totals are told by the campaign column too', async () => {
  const { rows, totals } = await readWhole(
    'tiktok',
    'Campaign name,Campaign ID,Cost,Impressions,Clicks (destination)\nTotal care,500,1,2,3\nTotal 1 campaigns,-,1,2,3\nTotal,,1,2,3\n',
  )
  expect(rows.map(({ campaignName }) => campaignName)).toEqual(['Total care'])
  expect(totals).toBe(2)
})
