import { expect, test } from 'vitest'
import { readWhole, utf16 } from '../invented-file.ts'

const PREAMBLE = `Ad Performance Report (in UTC)
Report Start: March 1, 2026, 12:00 AM
Report End: March 31, 2026, 11:59 PM
Date Generated: April 1, 2026, 9:12 AM

`

test('since the rename a LinkedIn campaign is a campaign and an ad set an ad group', async () => {
  const { reading, rows, rejects } = await readWhole(
    'linkedin',
    utf16(
      `${PREAMBLE}Start Date (in UTC)\tAccount Name\tCurrency\tCampaign ID\tCampaign Name\tAd Set ID\tAd Set Name\tAd ID\tAd Name\tAd Introduction Text\tTotal Spent\tImpressions\tClicks\tReactions\tComments\tShares\tConversions\tTotal Conversion Value
3/2/2026\tNordlys\tEUR\t100\tSpring\t200\tDevelopers\t300\tDocument\t"Read
this"\t1,234.50\t10,000\t77\t5\t4\t3\t2\t1.5
3/17/2026\tNordlys\tEUR\t100\tSpring\t200\tDevelopers\t301\tFilm\tWatch\t0.5\t10\t7\t0\t0\t0\t0\t0
`.replaceAll('\n', '\r\n'),
    ),
  )
  expect(rejects).toEqual([])
  expect([reading.encoding, reading.delimiter]).toEqual(['UTF-16LE', '\t'])
  expect(rows[0]).toMatchObject({
    line: 7,
    platform: 'LINKEDIN',
    campaign: '100',
    campaignName: 'Spring',
    adGroup: '200',
    creative: '300',
    creativeName: 'Document',
    text: 'Read\r\nthis',
    day: '2026-03-02',
    spend: '1234.50',
    impressions: '10000',
    reactions: '5',
    comments: '4',
    shares: '3',
    conversions: '2',
    revenue: '1.5',
    currency: 'EUR',
  })
  expect(rows[1]?.line).toBe(9)
})

test('before it the campaign group was the campaign', async () => {
  const { rows } = await readWhole(
    'linkedin',
    'Start Date (in UTC)\tCampaign Group Name\tCampaign Group ID\tCampaign ID\tCampaign Name\tTotal Spent\tImpressions\n3/2/2026\tSpring\t9\t100\tDevelopers\t1\t2\n',
  )
  expect(rows[0]).toMatchObject({ campaign: '9', campaignName: 'Spring', adGroup: '100', day: '2026-03-02' })
})

test('a campaign is one where the export has neither ad sets nor campaign groups', async () => {
  const { reading, rows, rejects } = await readWhole(
    'linkedin',
    'Start Date (in UTC),Account Name,Campaign ID,Campaign Name,Total Spent,Impressions\n3/17/2026,Nordlys,100,Spring,1,2\n',
  )
  expect(rejects).toEqual([])
  expect(rows[0]).toMatchObject({ campaign: '100', campaignName: 'Spring', adGroup: null })
  expect(reading.recognised.ignored).toEqual([])
})

test('a Dutch export has its days and decimal commas read the Dutch way', async () => {
  const { rows } = await readWhole(
    'linkedin',
    'Start Date (in UTC)\tCampaign Name\tAd Set Name\tTotal Spent\tImpressions\n17-3-2026\tLente\tIedereen\t1.234,56\t10.000\n2-3-2026\tLente\tIedereen\t0,5\t1.000\n',
  )
  expect(rows).toMatchObject([
    { day: '2026-03-17', spend: '1234.56', impressions: '10000' },
    { day: '2026-03-02', spend: '0.5', impressions: '1000' },
  ])
})

test('where nothing decides, slashes are American and dashes Dutch', async () => {
  const header = 'Start Date (in UTC),Campaign Name,Ad Set Name,Total Spent,Impressions\n'
  const american = await readWhole('linkedin', `${header}3/2/2026,Spring,All,1,2\n`)
  const dutch = await readWhole('linkedin', `${header}3-2-2026,Lente,Iedereen,1,2\n`)
  expect([american.rows[0]?.day, dutch.rows[0]?.day]).toEqual(['2026-03-02', '2026-02-03'])
})

test('a totals row without names is left out', async () => {
  const { rows, totals } = await readWhole(
    'linkedin',
    'Start Date (in UTC),Campaign Name,Ad Set Name,Total Spent,Impressions\n3/2/2026,Spring,All,1,2\n,,,1,2\n',
  )
  expect([rows.length, totals]).toEqual([1, 1])
})
