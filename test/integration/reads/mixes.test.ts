import { demoData } from '@rapport/prisma/demo/demo-data.ts'
import { demoTruth } from '@rapport/prisma/demo/truth.ts'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { byKey, performance } from '../../support/performance.ts'

const rapport = await startRapport()

interface Part {
  format: 'meta_carousel' | 'meta_reels'
  paid: boolean
  campaign: string
  impressions: number
  clicks: number
}

/** A workspace in which each part is so many creatives, all alike. */
async function spaceOf(parts: readonly Part[], creatives = 4) {
  const space = await rapport.newSpace()
  const rows = parts.flatMap(({ format, paid, campaign, impressions, clicks }) =>
    Array.from({ length: creatives }, (_, i) =>
      [
        `${format}-${paid}-${campaign}-${i}`,
        'meta',
        format,
        paid,
        campaign,
        impressions / creatives,
        clicks / creatives,
      ].join(),
    ),
  )
  await space.take(`creative,platform,format,paid,campaign,impressions,clicks\n${rows.join('\n')}\n`)
  return space
}

test('a format that is ahead only because it ran where everything does well is told of, with the rates like for like', async () => {
  // Part by part reels are ahead by a third; as a whole carousels are, since most of them were organic.
  const space = await spaceOf([
    { format: 'meta_carousel', paid: true, campaign: 'c', impressions: 10_000, clicks: 100 },
    { format: 'meta_carousel', paid: false, campaign: 'c', impressions: 90_000, clicks: 2700 },
    { format: 'meta_reels', paid: true, campaign: 'c', impressions: 90_000, clicks: 1200 },
    { format: 'meta_reels', paid: false, campaign: 'c', impressions: 10_000, clicks: 400 },
  ])
  const { rows, warnings } = await performance(space)
  expect(rows.map(({ format }) => format?.id)).toEqual(['meta_carousel', 'meta_reels'])
  expect(warnings).toMatchObject([
    {
      mix: 'PAID',
      overtakes: true,
      leader: { format: { id: 'meta_carousel' } },
      row: { format: { id: 'meta_reels' } },
    },
  ])
  const { meta_carousel: carousel, meta_reels: reels } = byKey(rows)
  expect(carousel?.adjusted).toMatchObject([{ mix: 'PAID', rate: { value: 0.028 } }])
  const [like] = reels!.adjusted
  expect(like?.rate?.value).toBeCloseTo((0.028 * 4) / 3, 6)
  expect(like?.rate?.method).toBe('MANTEL_HAENSZEL')
  expect(like?.rate?.low).toBeGreaterThan(0.028)
  expect(warnings[0]?.message).toBe(
    'With the same mix of paid and organic as Carousel, Reels would have 3.7 % rather than 1.6 %, which is more than the 2.8 % of Carousel.',
  )
})

test('the same of campaigns', async () => {
  const space = await spaceOf([
    { format: 'meta_carousel', paid: true, campaign: 'spring', impressions: 10_000, clicks: 100 },
    { format: 'meta_carousel', paid: true, campaign: 'summer', impressions: 90_000, clicks: 2700 },
    { format: 'meta_reels', paid: true, campaign: 'spring', impressions: 90_000, clicks: 1200 },
    { format: 'meta_reels', paid: true, campaign: 'summer', impressions: 10_000, clicks: 400 },
  ])
  expect((await performance(space)).warnings).toMatchObject([{ mix: 'CAMPAIGN', overtakes: true }])
  // What rows are groups of, and one part alone, is mixed of nothing.
  expect((await performance(space, { groupBy: ['CAMPAIGN'] })).warnings).toEqual([])
  expect((await performance(space, { groupBy: ['FORMAT', 'CAMPAIGN'] })).warnings).toEqual([])
  expect((await performance(space, { groupBy: ['DAY'] })).warnings).toEqual([])
})

test('the same of audiences, for those who ask', async () => {
  const space = await rapport.newSpace()
  const parts = [
    ['meta_carousel', '18-24', 10_000, 100],
    ['meta_carousel', '45-54', 90_000, 2700],
    ['meta_reels', '18-24', 90_000, 1200],
    ['meta_reels', '45-54', 10_000, 400],
  ]
  const rows = parts.map(([format, ...more]) => [`${format}-1`, 'meta', format, '2026-03-01', ...more].join())
  await space.take(`creative,platform,format,day,age,impressions,clicks\n${rows.join('\n')}\n`)
  expect((await performance(space)).warnings).toEqual([])
  const { warnings, rows: told } = await performance(space, { mixes: ['AGE', 'GENDER'] })
  expect(warnings).toMatchObject([{ mix: 'AGE', overtakes: true, row: { format: { id: 'meta_reels' } } }])
  expect(warnings[0]?.message).toContain('With the same mix of ages as Carousel, Reels would have 3.7 %')
  expect(byKey(told).meta_reels?.adjusted[0]?.rate?.value).toBeCloseTo((0.028 * 4) / 3, 6)
  expect((await performance(space, { mixes: ['AGE'], groupBy: ['AGE'] })).warnings).toEqual([])
  await expect(performance(space, { mixes: ['AGE'], groupBy: ['FORMAT', 'PLATFORM', 'CAMPAIGN'] })).rejects.toThrow(
    'at most 2 dimensions',
  )
})

test('however differently they are mixed, nothing is told where the parts agree', async () => {
  const space = await spaceOf([
    { format: 'meta_carousel', paid: true, campaign: 'spring', impressions: 10_000, clicks: 300 },
    { format: 'meta_carousel', paid: false, campaign: 'summer', impressions: 90_000, clicks: 2700 },
    { format: 'meta_reels', paid: true, campaign: 'spring', impressions: 90_000, clicks: 1800 },
    { format: 'meta_reels', paid: false, campaign: 'summer', impressions: 10_000, clicks: 200 },
  ])
  const { rows, warnings } = await performance(space)
  expect(warnings).toEqual([])
  expect(rows.map(({ adjusted }) => adjusted)).toEqual([[], []])
})

test('formats that have no campaign in common cannot be compared like for like, and nothing is told', async () => {
  const space = await spaceOf([
    { format: 'meta_carousel', paid: true, campaign: 'spring', impressions: 10_000, clicks: 300 },
    { format: 'meta_reels', paid: true, campaign: 'summer', impressions: 90_000, clicks: 900 },
  ])
  expect((await performance(space)).warnings).toEqual([])
})

test("the paradox in the demo's reports is caught, and its formats as a whole, which have none, raise no alarm", async () => {
  const { campaigns, creatives, reports } = demoData('2026-08-17')
  const space = await rapport.newSpace()
  const named = new Map(campaigns.map(({ key, name }) => [key, name]))
  const creativeOf = new Map(creatives.map((creative) => [creative.key, creative]))
  const lines = reports.map(({ creativeKey, ...row }) => {
    const { platform, formatId, paid, campaignKey } = creativeOf.get(creativeKey)!
    const counts = [row.impressions, row.clicks, row.reactions, row.comments, row.shares, row.conversions]
    return [
      creativeKey,
      platform,
      formatId,
      paid,
      named.get(campaignKey),
      row.day,
      row.age,
      row.gender,
      ...counts,
    ].join()
  })
  await space.take(
    `creative,platform,format,paid,campaign,day,age,gender,impressions,clicks,reactions,comments,shares,conversions\n${lines.join('\n')}\n`,
  )
  const { rows: byCampaign } = await performance(space, { groupBy: ['CAMPAIGN'] })
  const { campaign, seems, is } = demoTruth.paradox
  const team = byCampaign.find(({ keys }) => keys[0]?.label === named.get(campaign))!
  const { rows, warnings } = await performance(space, { campaignId: team.keys[0]?.value })
  expect(rows[0]?.format?.id).toBe(seems)
  expect(warnings).toMatchObject([
    { mix: 'PAID', overtakes: true, leader: { format: { id: seems } }, row: { format: { id: is } } },
  ])
  for (const goal of ['CLICK', 'ENGAGEMENT', 'CONVERSION'])
    expect((await performance(space, { goal })).warnings).toEqual([])
})
