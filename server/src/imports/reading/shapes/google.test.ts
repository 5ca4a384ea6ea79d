import { expect, test } from 'vitest'
import { readWhole, utf16 } from '../invented-file.ts'

const REPORT = `Ad group report
1 March 2026 - 31 March 2026
Day,Campaign,Campaign ID,Campaign status,Ad group,Ad group ID,Currency code,Clicks,Impr.,CTR,Avg. CPC,Cost,Conversions,Conv. value,Interactions,Search impr. share
2026-03-01,Spring,771,Enabled,Shoes,881,EUR,"1,234","56,789",2.17%,0.10,"1,123.40","4,838.80",99.10,"9,999",< 10%
2026-03-02,"Spring, late",772,Enabled,Shoes,882,EUR,0,0, --,0,0.00, --,0.00,0,> 90%
Total: Ad groups, --, --, --, --, --,EUR,"1,234","56,789",2.17%,0.10,"1,123.40","4,838.80",99.10,"9,999",< 10%
Total: Account,,,,,,EUR,"1,234","56,789",2.17%,0.10,"1,123.40","4,838.80",99.10,"9,999",< 10%
`

test('a Google report is read behind its preamble, without its totals', async () => {
  const { reading, rows, totals, bounds, rejects } = await readWhole('google', REPORT)
  expect(rejects).toEqual([])
  expect([rows.length, totals, bounds]).toEqual([2, 2, 2])
  expect(reading.recognised.ignored).toContain('Interactions')
  expect(rows[0]).toMatchObject({
    line: 4,
    platform: 'GOOGLE',
    creative: null,
    campaign: '771',
    campaignName: 'Spring',
    adGroup: '881',
    day: '2026-03-01',
    clicks: '1234',
    impressions: '56789',
    spend: '1123.40',
    conversions: '4838.80',
    revenue: '99.10',
    currency: 'EUR',
  })
  expect(rows[1]).toMatchObject({ campaignName: 'Spring, late', conversions: null, impressions: '0' })
})

test('"Excel .csv" is UTF-16 with tabs and reads the same', async () => {
  const tabs = REPORT.split('\n').map((line) =>
    line.replace(/"([^"]*)"|,/g, (cell, quoted?: string) => quoted ?? (cell === ',' ? '\t' : cell)),
  )
  const excel = await readWhole('google', utf16(tabs.join('\r\n')))
  const plain = await readWhole('google', REPORT)
  expect(excel.reading.encoding).toBe('UTF-16LE')
  expect(excel.reading.delimiter).toBe('\t')
  expect(excel.rows).toEqual(plain.rows)
})

test('keywords and match types tell rows of one campaign and day apart', async () => {
  const { rows } = await readWhole(
    'google',
    'Day,Campaign,Keyword,Match type,Impr.\n2026-03-01,Spring,shoes,Broad,5\n2026-03-01,Spring,shoes,Exact,5\n',
  )
  expect(rows[0]?.repeatKey).not.toBe(rows[1]?.repeatKey)
})

test('a campaign called "Total" something is no totals row', async () => {
  const { rows } = await readWhole('google', 'Campaign,Impr.\nTotal care,5\n')
  expect(rows[0]?.campaignName).toBe('Total care')
})
