import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { byKey, performance } from '../../support/performance.ts'
import type { Space } from '../../support/space.ts'

const rapport = await startRapport()

const reports = `creative,creativeName,platform,format,channel,campaign,impressions,clicks,conversions,revenue,spend,currency
c1,Bells,meta,meta_reels,instagram,spring,20000,600,12,600,150,EUR
c2,Bells,meta,meta_reels,facebook,spring,20000,400,4,100,100,EUR
c3,Baskets,meta,meta_carousel,instagram,,20000,300,0,0,50,EUR
`

async function creativesOf(space: Space) {
  const { creatives } = await space.ask<{ creatives: { edges: { node: { id: string; externalId: string } }[] } }>(
    '{ creatives { edges { node { id externalId } } } }',
  )
  return new Map(creatives.edges.map(({ node }) => [node.externalId, node.id]))
}

test('each creative has all rates of its own, under the id by which it is asked for, and the best one is told', async () => {
  const space = await rapport.newSpace()
  await space.take(reports)
  const ids = await creativesOf(space)
  const { rows, total, warnings } = await performance(space, { groupBy: ['CREATIVE'] })
  expect(rows.map(({ keys }) => keys)).toEqual([
    [{ dimension: 'CREATIVE', value: ids.get('c1'), label: 'Bells' }],
    [{ dimension: 'CREATIVE', value: ids.get('c2'), label: 'Bells' }],
    [{ dimension: 'CREATIVE', value: ids.get('c3'), label: 'Baskets' }],
  ])
  expect(rows).toMatchObject([
    { creatives: 1, clicks: 600, conversions: 12, revenue: '600', spend: '150', format: { id: 'meta_reels' } },
    { creatives: 1, clicks: 400, conversions: 4, revenue: '100', spend: '100', format: { id: 'meta_reels' } },
    { creatives: 1, clicks: 300, conversions: 0, revenue: '0', spend: '50', format: { id: 'meta_carousel' } },
  ])
  const [best] = rows
  expect(best!.conversionRate!.value).toBe(0.02)
  expect(best!.ctr).toMatchObject({ value: 0.03, method: 'BETA_BINOMIAL' })
  // How unlike creatives are widens the interval of a format, and says nothing of one creative.
  expect(best!.ctr!.high! - best!.ctr!.low!).toBeLessThan(0.006)
  expect(best).toMatchObject({ enough: true })
  expect(best!.probabilityBest).toBeGreaterThan(0.999)
  expect(warnings).toEqual([])
  expect(total.clicks).toBe(1300)
  const { node } = await space.ask<{ node: { name: string } }>(
    'query ($id: ID!) { node(id: $id) { ... on Creative { name } } }',
    { id: best!.keys[0]!.value },
  )
  expect(node.name).toBe('Bells')
  const within = await performance(space, { groupBy: ['FORMAT', 'CREATIVE'], campaignId: await campaign(space) })
  expect(within.rows.map(({ keys }) => keys.map(({ value }) => value))).toEqual([
    ['meta_reels', ids.get('c1')],
    ['meta_reels', ids.get('c2')],
  ])
})

async function campaign(space: Space): Promise<string> {
  const { campaigns } = await space.ask<{ campaigns: { edges: { node: { id: string } }[] } }>(
    '{ campaigns { edges { node { id } } } }',
  )
  return campaigns.edges[0]!.node.id
}

test('channels are compared by what was published there', async () => {
  const space = await rapport.newSpace()
  await space.take(`${reports}c4,Print,print,,,,100,,,,20,EUR\n`)
  const { rows } = await performance(space, { groupBy: ['CHANNEL'] })
  const { instagram, facebook, '': unknown } = byKey(rows)
  expect(rows).toHaveLength(3)
  expect(instagram).toMatchObject({ creatives: 2, impressions: 40_000, clicks: 900, revenue: '600', spend: '200' })
  expect(facebook).toMatchObject({ creatives: 1, impressions: 20_000, clicks: 400 })
  expect(unknown).toMatchObject({ keys: [{ label: 'Unknown' }], impressions: 100, spend: '20' })
  // The two on Instagram differ, so that less is known of the channel than of either.
  expect(instagram!.ctr!.high! - instagram!.ctr!.low!).toBeGreaterThan(0.006)
})

test('what people did themselves is told of creatives too', async () => {
  const space = await rapport.newSpace()
  await space.take(`id,user_id,kind,at,channel,platform,creative,value,currency
1,u1,IMPRESSION,2026-03-01T08:00:00Z,instagram,meta,c1,,
2,u1,CLICK,2026-03-01T08:01:00Z,instagram,meta,c1,,
3,u1,PURCHASE,2026-03-01T09:00:00Z,instagram,meta,c1,12.50,EUR
4,u2,IMPRESSION,2026-03-01T08:02:00Z,facebook,meta,c2,,
`)
  const ids = await creativesOf(space)
  const { source, rows } = await performance(space, { groupBy: ['CREATIVE'] })
  expect(source).toBe('OBSERVED')
  expect(byKey(rows)).toMatchObject({
    [ids.get('c1')!]: { impressions: 1, clicks: 1, conversions: 1, revenue: '12.5' },
    [ids.get('c2')!]: { impressions: 1, clicks: 0 },
  })
})

test('what a conversion cost and what money earned is told where some was spent', async () => {
  const space = await rapport.newSpace()
  await space.take(`${reports}c4,A post,meta,meta_feed_image,instagram,,20000,300,5,80,0,EUR\n`)
  const { formatPerformance } = await space.ask<{ formatPerformance: { rows: { keys: { label: string }[] }[] } }>(
    '{ formatPerformance(input: { groupBy: [FORMAT] }) { rows { keys { label } costPerConversion roas roi } } }',
  )
  const rows = Object.fromEntries(formatPerformance.rows.map(({ keys, ...money }) => [keys[0]!.label, money]))
  expect(rows).toEqual({
    Reels: { costPerConversion: '15.6250', roas: 2.8, roi: 2.8 - 1 },
    Carousel: { costPerConversion: null, roas: 0, roi: -1 },
    'Feed image': { costPerConversion: null, roas: null, roi: null },
  })
})
