import { setListed } from '@rapport/server/segments/membership/set-listed.ts'
import { expect, test } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { atRest, startRapport } from '../../support/app.ts'
import { ruled, settled } from '../../support/membership.ts'
import { byKey, performance } from '../../support/performance.ts'
import type { Space } from '../../support/space.ts'

const rapport = await startRapport()

const globalId = (type: string, id: string) => btoa(`${type}:${id}`)

type Deed = [person: string, kind: 'IMPRESSION' | 'CLICK' | 'PURCHASE', format: string, count: number]

let deeds = 0
async function happen(space: Space, ...some: Deed[]): Promise<void> {
  const at = new Date().toISOString()
  const rows = some.flatMap(([person, kind, format, count]) =>
    Array.from({ length: count }, () => {
      const money = kind === 'PURCHASE' ? '10,EUR' : ','
      return `d${++deeds},${person},${kind},${at},meta,${format}-1,${format},${money}`
    }),
  )
  await space.take(`id,user_id,kind,at,platform,creative,format,value,currency\n${rows.join('\n')}\n`)
}

/** Lists kept by hand: Ada is on both, Bo on one, Ci on none. */
async function spaceOfLists() {
  const space = await rapport.newSpace()
  await happen(space, ['ada', 'IMPRESSION', 'meta_reels', 5], ['bo', 'IMPRESSION', 'meta_reels', 5])
  const identities = await rapport.db.prisma.identity.findMany({ where: { workspaceId: space.id } })
  const idOf = (person: string) => identities.find(({ value }) => value === person)!.customerId
  const listed = async (name: string, ...people: string[]) => {
    const { id } = await rapport.db.prisma.segment.create({ data: { workspaceId: space.id, id: uuidv7(), name } })
    await setListed(rapport.db, space.id, id, people.map(idOf), true)
    return id
  }
  const lists = { riders: await listed('Riders', 'ada', 'bo'), parents: await listed('Parents', 'ada') }
  await happen(
    space,
    ['ada', 'IMPRESSION', 'meta_reels', 20],
    ['ada', 'CLICK', 'meta_reels', 4],
    ['ada', 'PURCHASE', 'meta_reels', 1],
    ['bo', 'IMPRESSION', 'meta_carousel', 30],
    ['bo', 'CLICK', 'meta_carousel', 3],
    ['ci', 'IMPRESSION', 'meta_carousel', 50],
    ['ci', 'CLICK', 'meta_carousel', 1],
  )
  return { space, lists, of: (list: keyof typeof lists) => globalId('Segment', lists[list]) }
}

test('by segment there is what members did while they were in it, and the total is of everybody', async () => {
  const { space, of } = await spaceOfLists()
  const { source, rows, total } = await performance(space, { groupBy: ['SEGMENT'] })
  expect(source).toBe('OBSERVED')
  expect(rows.map(({ keys }) => keys)).toEqual([
    [{ dimension: 'SEGMENT', value: of('parents'), label: 'Parents' }],
    [{ dimension: 'SEGMENT', value: of('riders'), label: 'Riders' }],
  ])
  expect(rows).toMatchObject([
    { impressions: 20, clicks: 4, conversions: 1, revenue: '10', reach: null, spend: null, robots: null },
    { impressions: 50, clicks: 7, conversions: 1, revenue: '10' },
  ])
  expect(total).toMatchObject({ impressions: 110, clicks: 8, conversions: 1, robots: 0 })
  expect(total).toEqual((await performance(space, { groupBy: ['FORMAT'] })).total)
})

test('formats by segment, and the formats of one segment', async () => {
  const { space, of } = await spaceOfLists()
  const both = byKey((await performance(space, { groupBy: ['SEGMENT', 'FORMAT'] })).rows)
  expect(Object.keys(both)).toHaveLength(3)
  expect(both[`${of('riders')} meta_carousel`]).toMatchObject({ impressions: 30, clicks: 3 })
  expect(both[`${of('riders')} meta_carousel`]?.format?.id).toBe('meta_carousel')
  expect(both[`${of('parents')} meta_reels`]?.ctr?.method).toBe('BETA_BINOMIAL')

  const riders = await performance(space, { segmentId: of('riders') })
  expect(byKey(riders.rows)).toMatchObject({ meta_reels: { clicks: 4 }, meta_carousel: { clicks: 3 } })
  expect(riders.total).toMatchObject({ impressions: 50, clicks: 7 })
  const alone = await performance(space, { segmentId: of('riders'), groupBy: ['SEGMENT'] })
  expect([alone.rows.length, alone.total.clicks]).toEqual([1, 7])
  const past = await performance(space, { segmentId: of('riders'), to: '2020-01-01' })
  expect([past.rows, past.total.impressions]).toEqual([[], 0])
})

test('formats by segment are compared within each segment', async () => {
  const { space, of } = await spaceOfLists()
  // Whoever rides clicks on carousels, and parents on reels; what is best for one is not held against the other.
  await happen(
    space,
    ['bo', 'IMPRESSION', 'meta_carousel', 400],
    ['bo', 'CLICK', 'meta_carousel', 200],
    ['bo', 'IMPRESSION', 'meta_reels', 400],
    ['bo', 'CLICK', 'meta_reels', 20],
    ['ada', 'IMPRESSION', 'meta_reels', 100],
    ['ada', 'CLICK', 'meta_reels', 30],
    ['ada', 'IMPRESSION', 'meta_carousel', 100],
    ['ada', 'CLICK', 'meta_carousel', 2],
  )
  const both = byKey((await performance(space, { groupBy: ['SEGMENT', 'FORMAT'] })).rows)
  const chance = (list: Parameters<typeof of>[0], format: string) => both[`${of(list)} ${format}`]!.probabilityBest!
  expect(chance('riders', 'meta_carousel')).toBeGreaterThan(0.99)
  expect(chance('parents', 'meta_reels')).toBeGreaterThan(0.99)
  for (const list of ['riders', 'parents'] as const)
    expect(chance(list, 'meta_carousel') + chance(list, 'meta_reels')).toBeCloseTo(1, 6)
})

test('what little members did with a format leans towards what everybody else did with it, not towards other formats', async () => {
  const { space, of } = await spaceOfLists()
  await happen(
    space,
    ['ci', 'IMPRESSION', 'meta_carousel', 2000],
    ['ci', 'CLICK', 'meta_carousel', 20],
    ['ci', 'IMPRESSION', 'meta_reels', 2000],
    ['ci', 'CLICK', 'meta_reels', 400],
    ['bo', 'IMPRESSION', 'meta_reels', 500],
    ['bo', 'CLICK', 'meta_reels', 100],
    ['bo', 'IMPRESSION', 'meta_carousel', 10],
  )
  for (const asked of [{ groupBy: ['SEGMENT', 'FORMAT'] }, { segmentId: of('riders') }]) {
    const { rows } = await performance(space, { ...asked, platform: 'META' })
    const { ctr } = rows.find(({ keys, format }) => keys[0]!.value !== of('parents') && format?.id === 'meta_carousel')!
    // 3 of 40; of everybody else 21 of 2,050, and reels have 20 %.
    expect(ctr!.value).toBe(0.075)
    expect(ctr!.estimate).toBeLessThan(0.06)
    expect(ctr!.low).toBeLessThan(0.0102)
    expect(ctr!.method).toBe('BETA_BINOMIAL')
  }
})

test('of each segment it says whether its rule chose people by what they did, with one statement for all', async () => {
  const { space } = await spaceOfLists()
  await ruled(space, 'Clicked', { did: { kind: 'CLICK' } })
  await ruled(space, 'Clicked, by way of a segment', {
    segment: await ruled(space, 'Clicked before', { did: { kind: 'CLICK' } }),
  })
  await ruled(space, 'Known', { identity: 'user_id', exists: true })
  await settled(rapport.db, space)
  await happen(space, ['ada', 'IMPRESSION', 'meta_reels', 5], ['bo', 'IMPRESSION', 'meta_reels', 5])
  await atRest(rapport)
  const asked = async (more: string, groupBy = 'SEGMENT') => {
    rapport.db.statements.length = 0
    const { formatPerformance } = await space.ask<{
      formatPerformance: { rows: { keys: { label: string; byBehaviour: boolean }[] }[] }
    }>(`{ formatPerformance(input: { source: OBSERVED, groupBy: [${groupBy}] }) { rows { keys { label ${more} } } } }`)
    const keys = formatPerformance.rows.map(({ keys: [key] }) => [key!.label, key!.byBehaviour] as const)
    // Memberships are looked after meanwhile, by other statements.
    const forRules = rapport.db.statements.filter((one) =>
      JSON.stringify(one).includes('\\"public\\".\\"segment\\"'),
    ).length
    return { told: Object.fromEntries(keys), forRules }
  }
  const { told, forRules } = await asked('byBehaviour')
  expect(told).toEqual({
    Clicked: true,
    'Clicked before': true,
    'Clicked, by way of a segment': true,
    Known: false,
    Parents: false,
    Riders: false,
  })
  expect([forRules, (await asked('')).forRules, (await asked('byBehaviour', 'FORMAT')).forRules]).toEqual([1, 0, 0])
})

test("segments are the workspace's own, and what platforms report is not told of them", async () => {
  const { space, of } = await spaceOfLists()
  const other = await rapport.newSpace()
  expect((await performance(other, { segmentId: of('riders') })).total.impressions).toBe(0)
  expect((await performance(other, { groupBy: ['SEGMENT'] })).rows).toEqual([])
  const refused = (input: Record<string, unknown>) => expect(performance(space, input)).rejects
  await refused({ groupBy: ['SEGMENT'], source: 'REPORTED' }).toThrow('Platforms do not know your segments.')
  await refused({ segmentId: of('riders'), groupBy: ['AGE'] }).toThrow('carries no age')
  await refused({ segmentId: globalId('Campaign', uuidv7()) }).toThrow('segmentId takes the id of a segment')
  await refused({ segmentId: globalId('Segment', 'x') }).toThrow('not an id that Rapport gave out')
})
