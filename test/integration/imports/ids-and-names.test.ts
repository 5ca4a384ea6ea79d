import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { performance } from '../../support/performance.ts'
import type { Space } from '../../support/space.ts'

const rapport = await startRapport()

const byId =
  'campaign,campaignName,creative,creativeName,platform,day,impressions\n77,Spring,123,Film,meta,2026-03-01,100\n'
const byName = 'campaignName,creativeName,platform,day,impressions\nSpring,Film,meta,2026-03-01,100\n'
const campaignById = 'campaign,campaignName,platform,day,impressions\n77,Spring,meta,2026-03-02,50\n'
const campaignByName = 'campaignName,platform,day,impressions\nSpring,meta,2026-03-02,50\n'

async function names(space: Space) {
  const [found] = await rapport.db.query<{ campaigns: string[]; creatives: string[] }>(
    `SELECT (SELECT json_agg(name) FROM campaign WHERE workspace_id = $1::uuid) AS campaigns,
       (SELECT json_agg(name) FROM creative WHERE workspace_id = $1::uuid) AS creatives`,
    [space.id],
  )
  return found
}

test.for([
  ['by id, then by name', [byId, byName]],
  ['by name, then by id', [byName, byId]],
  ['by name, by id and by name again', [byName, byId, byName]],
] as const)('a campaign and a creative that files name %s are one each', async ([, files]) => {
  const space = await rapport.newSpace()
  for (const file of files) await space.take(file)
  expect(await names(space)).toEqual({ campaigns: ['Spring'], creatives: ['Film'] })
  expect((await performance(space)).total).toMatchObject({ impressions: 100, creatives: 1 })
})

test.for([
  ['by id, then by name', [campaignById, campaignByName]],
  ['by name, then by id', [campaignByName, campaignById]],
] as const)("a campaign's totals that files name %s count once", async ([, files]) => {
  const space = await rapport.newSpace()
  for (const file of files) await space.take(file)
  await space.take('user_id,kind,at,campaign,platform\nu,click,2026-03-02T10:00:00Z,Spring,meta\n')
  expect(await names(space)).toEqual({ campaigns: ['Spring'], creatives: ['Spring'] })
  expect((await performance(space)).total).toMatchObject({ impressions: 50, creatives: 1 })
})

test('two campaigns of one name, and ads of one name in two campaigns or ad sets, stay two', async () => {
  const space = await rapport.newSpace()
  const header = 'campaign,campaignName,adGroup,creative,creativeName,platform,day,impressions\n'
  await space.take('campaignName,adGroup,creativeName,platform,day,impressions\nAutumn,north,Film,meta,2026-03-01,1\n')
  await space.take(
    `${header}77,Spring,a,1,Film,meta,2026-03-01,10\n78,Spring,a,2,Film,meta,2026-03-01,100\n79,Autumn,south,3,Film,meta,2026-03-01,1000\n`,
  )
  await space.take('campaignName,creativeName,platform,day,impressions\nSpring,Film,meta,2026-03-01,10000\n')
  expect((await performance(space)).total).toMatchObject({ impressions: 11111, creatives: 5 })
})
