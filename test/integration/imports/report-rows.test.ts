import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { byKey, performance } from '../../support/performance.ts'

const rapport = await startRapport()

const lines = (...rows: string[]) => `${rows.join('\n')}\n`

test('an export of the same days again replaces them, with the slices that it no longer has; other days stay', async () => {
  const space = await rapport.newSpace()
  const header = 'creative,platform,day,age,impressions,clicks'
  await space.take(
    lines(
      header,
      'a,meta,2026-03-01,18-24,100,10',
      'a,meta,2026-03-01,25-34,200,20',
      'a,meta,2026-03-02,18-24,50,5',
      'b,meta,2026-03-01,18-24,7,1',
    ),
  )
  const { summary } = await space.take(lines(header, 'a,meta,2026-03-01,18-24,1000,11', 'a,meta,2026-03-03,18-24,3,0'))
  expect(summary).toMatchObject({ created: 1, replaced: 1, removed: 1 })
  expect(byKey((await performance(space, { groupBy: ['DAY'] })).rows)).toMatchObject({
    '2026-03-01': { impressions: 1007, clicks: 12 },
    '2026-03-02': { impressions: 50, clicks: 5 },
    '2026-03-03': { impressions: 3, clicks: 0 },
  })
  expect(byKey((await performance(space, { groupBy: ['AGE'] })).rows)).toMatchObject({ '18-24': { impressions: 1060 } })
})

test('a row that stands twice counts once; the same creative, day and slice with other figures is added', async () => {
  const space = await rapport.newSpace()
  const { summary } = await space.take(
    lines(
      'creative,platform,day,impressions,clicks,spend',
      'a,meta,2026-03-01,100,10,1.10',
      'a,meta,2026-03-01,100,10,1.10',
      'a,meta,2026-03-01,40,4,0.20',
      'b,meta,2026-03-01,100,10,1.10',
    ),
  )
  expect(summary).toMatchObject({ rows: 4, accepted: 4, repeated: 1, added: 1, created: 2 })
  expect((await performance(space)).total).toMatchObject({ impressions: 240, clicks: 24, spend: '2.4' })
})

test('rows of two ad sets with the same figures are two rows, not one row repeated', async () => {
  const space = await rapport.newSpace()
  const { summary } = await space.take(
    lines('creative,adGroup,platform,day,impressions', 'a,north,meta,2026-03-01,100', 'a,south,meta,2026-03-01,100'),
  )
  expect(summary).toMatchObject({ repeated: 0, added: 1 })
  expect((await performance(space)).total.impressions).toBe(200)
})

test('the same day by age and by country is one day, each breakdown can be asked for, and neither is added to the other', async () => {
  const space = await rapport.newSpace()
  await space.take(
    lines('creative,platform,day,age,impressions', 'a,meta,2026-03-01,18-24,60', 'a,meta,2026-03-01,25-34,40'),
  )
  const { summary } = await space.take(
    lines('creative,platform,day,country,impressions', 'a,meta,2026-03-01,NO,70', 'a,meta,2026-03-01,SE,30'),
  )
  expect(summary).toMatchObject({ superseded: 0, outweighed: 2 })
  expect((await performance(space)).total.impressions).toBe(100)
  const [age, country] = [
    await performance(space, { groupBy: ['AGE'] }),
    await performance(space, { groupBy: ['COUNTRY'] }),
  ]
  expect(byKey(age.rows)).toMatchObject({ '18-24': { impressions: 60 }, '25-34': { impressions: 40 } })
  expect(byKey(country.rows)).toMatchObject({ NO: { impressions: 70 }, SE: { impressions: 30 } })
  expect([age.total.impressions, country.total.impressions]).toEqual([100, 100])
  expect((await performance(space, { slice: { country: 'NO' } })).total.impressions).toBe(70)
})

test("a campaign's own total is not added to its creatives, and counts where there are none", async () => {
  const space = await rapport.newSpace()
  const header = 'campaign,creative,platform,day,impressions'
  await space.take(lines('campaign,platform,day,impressions', 'spring,meta,2026-03-01,110', 'autumn,meta,2026-03-01,5'))
  expect((await performance(space)).total.impressions).toBe(115)
  const { summary } = await space.take(lines(header, 'spring,a,meta,2026-03-01,60', 'spring,b,meta,2026-03-01,40'))
  expect(summary).toMatchObject({ superseded: 1, outweighed: 0 })
  const { rows, total } = await performance(space, { groupBy: ['CAMPAIGN'] })
  expect(Object.fromEntries(rows.map(({ keys, impressions }) => [keys[0]?.label, impressions]))).toEqual({
    spring: 100,
    autumn: 5,
  })
  expect(total.impressions).toBe(105)
})

test('days are not added to the period that they make up, whichever came first', async () => {
  const days = Array.from({ length: 31 }, (_, i) => `a,meta,2026-03-${String(i + 1).padStart(2, '0')},10`)
  const daily = lines('creative,platform,day,impressions', ...days)
  const monthly = lines('creative,platform,day,until,impressions', 'a,meta,2026-03-01,2026-03-02,300')
  for (const files of [
    [daily, monthly],
    [monthly, daily],
  ]) {
    const space = await rapport.newSpace()
    for (const file of files) await space.take(file)
    expect((await performance(space)).total.impressions).toBe(310)
  }
})

test('a metric that totals lose, because what takes the place of another account does not tell it, is named', async () => {
  const space = await rapport.newSpace()
  await space.take(
    lines(
      'campaign,creative,platform,day,until,impressions,reach,videoViews',
      'spring,a,meta,2026-03-01,2026-03-02,30,20,4',
      'spring,b,meta,2026-03-01,2026-03-02,5,4,',
    ),
  )
  expect((await performance(space)).total).toMatchObject({ impressions: 35, reach: 24, videoViews: 4 })
  const { summary } = await space.take(
    lines(
      'campaign,creative,platform,day,impressions,clicks',
      'spring,a,meta,2026-03-01,10,1',
      'spring,a,meta,2026-03-02,20,2',
    ),
  )
  expect(summary).toMatchObject({ superseded: 1, untold: ['reach', 'videoViews'] })
  expect((await performance(space)).total).toMatchObject({ impressions: 35, reach: 4, clicks: 3, videoViews: 0 })
  const again = await space.take(
    lines(
      'campaign,creative,platform,day,impressions,reach',
      'spring,b,meta,2026-03-01,2,2',
      'spring,b,meta,2026-03-02,3,3',
    ),
  )
  expect(again.summary).toMatchObject({ superseded: 1, untold: [] })
  const poorer = await space.take(
    lines('campaign,creative,platform,day,impressions', 'spring,b,meta,2026-03-02,3', 'spring,c,meta,2026-03-02,3'),
  )
  expect(poorer.summary).toMatchObject({ replaced: 1, superseded: 0, untold: ['reach'] })
})

test("a post's last row holds its totals, in one file and in a later one", async () => {
  const space = await rapport.newSpace()
  const header = 'Post ID,published,type,impressions,likes,comments,shares'
  const first = await space.take(
    lines(header, 'p1,2026-03-01,Photo,100,5,1,0', 'p1,2026-03-01,Photo,150,6,1,1', 'p2,2026-03-02,Photo,10,0,0,0'),
    { set: { platform: 'facebook' } },
  )
  expect(first.kind).toBe('posts')
  expect((await performance(space)).total).toMatchObject({ impressions: 160, reactions: 6, shares: 1 })
  const later = await space.take(lines(header, 'p1,2026-03-01,Photo,400,9,2,2'), { set: { platform: 'facebook' } })
  expect(later.summary).toMatchObject({ created: 0, replaced: 1, added: 0 })
  const { rows } = await performance(space, { groupBy: ['DAY'] })
  expect(byKey(rows)).toMatchObject({
    '2026-03-01': { impressions: 400, reactions: 9 },
    '2026-03-02': { impressions: 10 },
  })
})

test('bad rows stay out with their line and reason, and the good ones go in', async () => {
  const space = await rapport.newSpace()
  const { summary, rejects } = await space.take(
    lines(
      'creative,platform,day,impressions,clicks',
      'a,meta,2026-03-01,100,10',
      '5.7E+17,meta,2026-03-01,100,10',
      'b,meta,2026-03-01,-4,10',
      'c,meta,2026-13-01,100,10',
      'd,meta,2026-03-01,=1+1,10',
      'e,meta,2026-03-01,100',
      'f,meta,2026-03-01,7,1',
    ),
  )
  expect(summary).toMatchObject({ rows: 7, accepted: 2, rejected: 5, created: 2 })
  expect(rejects.edges.map(({ node }) => node.line)).toEqual([3, 4, 5, 6, 7])
  expect(rejects.edges[0]?.node).toMatchObject({
    reason: expect.stringContaining('spreadsheet'),
    cells: ['5.7E+17', 'meta', '2026-03-01', '100', '10'],
  })
  for (const { node } of rejects.edges) expect(node.reason).toMatch(/^\S.{15,}\.$/)
  expect((await performance(space)).total).toMatchObject({ impressions: 107, clicks: 11 })
})

test('money keeps every digit and its currency; two currencies are never added', async () => {
  const space = await rapport.newSpace()
  const header = 'creative,platform,day,impressions,spend,currency'
  await space.take(lines(header, 'a,meta,2026-03-01,1,1.429999948,NOK', 'b,meta,2026-03-01,1,0.000000001,NOK'))
  expect(await performance(space)).toMatchObject({ currency: 'NOK', total: { spend: '1.429999949' } })
  await space.take(lines(header, 'c,meta,2026-03-01,1,5,EUR'))
  expect(await performance(space)).toMatchObject({ currency: null, total: { spend: null, impressions: 3 } })
  expect((await performance(space, { currency: 'EUR' })).total.spend).toBe('5')
})

test('amounts of one creative and day in two currencies stay apart, and a re-export in another currency takes their place', async () => {
  const space = await rapport.newSpace()
  const header = 'creative,platform,day,impressions,spend,currency'
  const { summary } = await space.take(
    lines(header, 'a,meta,2026-03-01,1,100,EUR', 'a,meta,2026-03-01,2,100,NOK', 'a,meta,2026-03-01,4,10,NOK'),
  )
  expect(summary).toMatchObject({ created: 2, added: 1 })
  expect(await performance(space)).toMatchObject({ currency: null, total: { spend: null, impressions: 7 } })
  expect((await performance(space, { currency: 'EUR' })).total.spend).toBe('100')
  expect((await performance(space, { currency: 'NOK' })).total.spend).toBe('110')
  const again = await space.take(lines(header, 'a,meta,2026-03-01,5,90,SEK'))
  expect(again.summary).toMatchObject({ created: 1, removed: 2 })
  expect(await performance(space)).toMatchObject({ currency: 'SEK', total: { spend: '90', impressions: 5 } })
})

test("a creative that turns out to belong to a campaign takes the place of that campaign's totals on every day, and leaves the old one", async () => {
  const space = await rapport.newSpace()
  await space.take(lines('creative,platform,day,impressions', 'a,meta,2026-03-01,10', 'a,meta,2026-03-02,20'))
  const campaigns = ['spring', 'autumn'].flatMap((name) => [
    `${name},meta,2026-03-01,1000`,
    `${name},meta,2026-03-02,2000`,
  ])
  await space.take(lines('campaign,platform,day,impressions', ...campaigns))
  expect((await performance(space)).total.impressions).toBe(6030)
  await space.take(lines('campaign,creative,platform,day,impressions', 'spring,a,meta,2026-03-02,20'))
  expect((await performance(space)).total.impressions).toBe(3030)
  const byCampaign = async () => {
    const { rows } = await performance(space, { groupBy: ['CAMPAIGN'] })
    return Object.fromEntries(rows.map(({ keys, impressions }) => [keys[0]?.label, impressions]))
  }
  await space.take(lines('campaign,creative,platform,day,impressions', 'autumn,a,meta,2026-03-02,20'))
  expect(await byCampaign()).toEqual({ spring: 3000, autumn: 30 })
  await space.take('user_id,kind,at,campaign,creative,platform\nu,click,2026-03-01T10:00:00Z,spring,a,meta\n')
  expect(await byCampaign()).toEqual({ spring: 30, autumn: 3000 })
})

test('posts without id are known again in a file of another name; equal ones in one file are several', async () => {
  const space = await rapport.newSpace()
  const file = lines(
    'platform,published,text,impressions',
    'facebook,2026-03-01,Monday tip,10',
    'facebook,2026-03-08,Monday tip,20',
    'facebook,2026-03-08,Monday tip,40',
    'instagram,2026-03-08,Monday tip,80',
  )
  const options = { as: 'posts', name: 'march.csv' }
  expect((await space.take(file, options)).summary).toMatchObject({ created: 4, repeated: 0 })
  const later = await space.take(file.replace(',80', ',90'), { ...options, name: 'march (1).csv' })
  expect(later.summary).toMatchObject({ created: 0, replaced: 4 })
  expect((await performance(space)).total).toMatchObject({ impressions: 160, creatives: 4 })
})

test('posts without id, date and text are known by their whole row', async () => {
  const space = await rapport.newSpace()
  const file = lines('platform,impressions,likes', 'facebook,10,1', 'facebook,10,1', 'facebook,20,1')
  for (const name of ['a.csv', 'b.csv']) await space.take(file, { as: 'posts', name })
  expect((await performance(space)).total).toMatchObject({ impressions: 40, creatives: 3 })
})
