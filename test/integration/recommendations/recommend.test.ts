import { recount } from '@rapport/server/recount/recount.ts'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { collect } from '../../support/collected.ts'
import { show } from '../../support/shown-formats.ts'
import type { Space } from '../../support/space.ts'
import { embedToken, pageOrigin } from '../../support/tokens.ts'
import { trusted } from '../../support/trusted.ts'

const rapport = await startRapport()

interface Recommendation {
  format: { id: string }
  mean: number
  low: number
  high: number
  propensity: number
  freshness: number
  enough: boolean
  sampleSize: number
  segmentSampleSize: number
  totalSampleSize: string | number
  basis: {
    consent: string
    personal: boolean
    segmentName: string | null
    openComplaints: number
    patience: number
    currency: string | null
  }
}

const fields = `format { id } mean low high propensity freshness enough sampleSize segmentSampleSize totalSampleSize
  basis { consent personal segmentName openComplaints patience currency }`

async function recommended(space: Space, rest: string): Promise<Recommendation[]> {
  const { recommendFormats } = await space.ask<{ recommendFormats: Recommendation[] }>(
    `{ recommendFormats(first: 100, ${rest}) { ${fields} } }`,
  )
  return recommendFormats
}

const person = (id: string) => `identity: {namespace: "user_id", value: "${id}"}`
const order = (arms: readonly Recommendation[]) => arms.map(({ format }) => format.id)
const of = (arms: readonly Recommendation[], format: string) => arms.find((arm) => arm.format.id === format)!

const crowd = Array.from({ length: 40 }, (_, i) => `user_id:${i}`)
const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()

/** A workspace whose people click on carousels most, on videos less, on images least. */
async function busySpace(): Promise<Space> {
  const space = await rapport.newSpace()
  const showings = crowd.flatMap((to) => [
    { to, format: 'meta_carousel', times: 10, clicks: 1 },
    { to, format: 'meta_feed_video', times: 10, clicks: Number(to.split(':')[1]) % 2 },
    { to, format: 'meta_feed_image', times: 10 },
  ])
  await show(rapport.db, space, ...showings)
  return space
}

const consent = (space: Space, id: string, granted: boolean) =>
  space.ask(
    `mutation { setConsent(${person(id)}, purposes: [{purpose: "Advertising", granted: ${granted}}]) { __typename } }`,
  )

test('anybody is shown what everybody responds to, with its interval, and every format keeps a share of the exploration', async () => {
  const space = await busySpace()
  const arms = await recommended(space, 'goal: CLICK')
  expect(order(arms)).toEqual(['meta_carousel', 'meta_feed_video', 'meta_feed_image'])
  expect(of(arms, 'meta_carousel')).toMatchObject({ enough: true, sampleSize: 0, totalSampleSize: 400, freshness: 1 })
  for (const { mean, low, high } of arms) expect(low < mean && mean < high).toBe(true)
  expect(of(arms, 'meta_carousel').mean).toBeCloseTo(0.1, 2)
  expect(arms.reduce((sum, { propensity }) => sum + propensity, 0)).toBeCloseTo(1, 9)
  for (const { propensity } of arms) expect(propensity).toBeGreaterThanOrEqual(0.01 / 3 - 1e-12)
  expect(of(arms, 'meta_carousel').propensity).toBeGreaterThan(0.9)
})

test('a format with too little data is neither crowned nor starved: it is chosen one time in as many as there are', async () => {
  const space = await busySpace()
  await show(rapport.db, space, { to: 'user_id:1', format: 'meta_reels', times: 3, clicks: 3 })
  const arms = await recommended(space, 'goal: CLICK')
  expect(of(arms, 'meta_reels')).toMatchObject({ enough: false })
  expect(of(arms, 'meta_reels').propensity).toBeCloseTo(1 / 4, 12)
  const named = await recommended(space, 'goal: CLICK, formats: ["meta_carousel", "meta_playable"]')
  expect(of(named, 'meta_playable')).toMatchObject({ totalSampleSize: 0, enough: false, propensity: 0.5 })
})

test('what a person did counts for them once they agreed, and for nobody who refused or was never asked', async () => {
  const space = await busySpace()
  await show(rapport.db, space, { to: 'user_id:1', format: 'meta_feed_image', times: 40, clicks: 30 })
  const anybody = await recommended(space, 'goal: CLICK')
  const answer = () => recommended(space, `goal: CLICK, ${person('1')}`)
  const figures = (arms: readonly Recommendation[]) =>
    arms.map(({ format, mean, propensity }) => [format.id, mean, propensity])
  const notAsked = await answer()
  expect(notAsked[0]!.basis).toMatchObject({ consent: 'NOT_ASKED', personal: false })
  expect(figures(notAsked)).toEqual(figures(anybody))
  await consent(space, '1', true)
  const granted = await answer()
  expect(granted[0]).toMatchObject({
    format: { id: 'meta_feed_image' },
    sampleSize: 50,
    basis: { consent: 'GRANTED', personal: true },
  })
  await consent(space, '1', false)
  const refused = await answer()
  expect(refused[0]!.basis).toMatchObject({ consent: 'REFUSED', personal: false })
  expect(figures(refused)).toEqual(figures(anybody))
  await space.ask('mutation { setRecommendationRules(personalWithoutAnswer: true) { __typename } }')
  expect((await answer())[0]!.basis.consent).toBe('REFUSED')
  expect((await recommended(space, `goal: CLICK, ${person('2')}`))[0]!.basis).toMatchObject({
    consent: 'OTHER_BASIS',
    personal: true,
  })
})

test('who saw a format again and again is expected to respond to it less', async () => {
  const space = await busySpace()
  await consent(space, '1', true)
  await show(rapport.db, space, { to: 'user_id:1', format: 'meta_carousel', times: 10, at: ago(0) })
  await show(rapport.db, space, { to: 'user_id:1', format: 'meta_feed_video', times: 10, at: ago(6) })
  const arms = await recommended(space, `goal: CLICK, ${person('1')}`)
  expect(of(arms, 'meta_carousel').freshness).toBeCloseTo(0.9 ** 10, 2)
  expect(of(arms, 'meta_feed_video').freshness).toBeCloseTo(0.9 ** 2.5, 2)
  expect(of(arms, 'meta_feed_image').freshness).toBe(1)
  expect(arms[0]!.format.id).toBe('meta_feed_video')
})

test('an open complaint halves what is expected until somebody answers', async () => {
  const space = await busySpace()
  await consent(space, '1', true)
  const before = await recommended(space, `goal: CLICK, ${person('1')}`)
  await collect(rapport.db, space, { of: ['user_id:1'], at: ago(2), does: { kind: 'SUPPORT_REQUEST', text: 'Broken' } })
  const waiting = await recommended(space, `goal: CLICK, ${person('1')}`)
  expect(waiting[0]!.basis).toMatchObject({ openComplaints: 1, patience: 0.5 })
  expect(waiting[0]!.mean).toBeCloseTo(before[0]!.mean / 2, 6)
  await collect(rapport.db, space, { of: ['user_id:1'], at: ago(1), does: { kind: 'REPLY', text: 'Sorry' } })
  const answered = await recommended(space, `goal: CLICK, ${person('1')}`)
  expect(answered[0]!.basis).toMatchObject({ openComplaints: 0, patience: 1 })
})

/** A segment that some people of the crowd are in, as if they had always been. */
async function segmentOf(space: Space, name: string, members: readonly string[], rule: object | null = null) {
  const [made] = await rapport.db.query<{ id: string }>(
    `INSERT INTO segment (workspace_id, id, name, rule, updated_at, built_at)
     VALUES ($1::uuid, gen_random_uuid(), $2, $3::jsonb, '2026-02-01', '2026-02-01') RETURNING id`,
    [space.id, name, rule && JSON.stringify(rule)],
  )
  await rapport.db.execute(
    `INSERT INTO segment_member (workspace_id, segment_id, customer_id, entered_at)
     SELECT $1::uuid, $2::uuid, customer_id, '2026-01-01' FROM identity WHERE workspace_id = $1::uuid AND 'user_id:' || value = ANY($3::text[])`,
    [space.id, made!.id, members],
  )
  return Buffer.from(`Segment:${made!.id}`).toString('base64')
}

test('a segment in which formats do something else than elsewhere decides for its members, and ones in which they do not do not', async () => {
  const space = await busySpace()
  const members = crowd.slice(0, 6)
  const special = await segmentOf(space, 'Image lovers', members)
  await segmentOf(
    space,
    'As good as any',
    crowd.filter((_, i) => i % 4 === 1 || i % 4 === 2),
  )
  await segmentOf(space, 'Everybody', crowd)
  await show(rapport.db, space, ...members.map((to) => ({ to, format: 'meta_feed_image', times: 20, clicks: 5 })))
  await recount(rapport.db, space.id, { check: false })
  await consent(space, '1', true)
  await consent(space, '30', true)
  const member = await recommended(space, `goal: CLICK, ${person('1')}`)
  expect(member[0]).toMatchObject({ format: { id: 'meta_feed_image' }, basis: { segmentName: 'Image lovers' } })
  expect(member[0]!.segmentSampleSize).toBe(6 * 30)
  const other = await recommended(space, `goal: CLICK, ${person('30')}`)
  expect(other[0]).toMatchObject({ format: { id: 'meta_carousel' }, basis: { personal: true, segmentName: null } })
  const asked = await recommended(space, `goal: CLICK, segmentId: "${special}"`)
  expect(asked[0]).toMatchObject({
    format: { id: 'meta_feed_image' },
    basis: { segmentName: 'Image lovers', consent: 'NOT_PERSONAL' },
  })
  const told = async (pii: 'FULL' | 'MASKED') => {
    const { documentId } = trusted('ProfileCard')
    const variables = { customer: { namespace: 'user_id', value: '1' }, formats: 1, interactions: 1 }
    const asking = { credential: await embedToken(space, { anyCustomer: true, pii }), origin: pageOrigin }
    const { data } = await space.send<{ customer: { recommendedFormats: Recommendation[] } }>(
      { documentId, variables },
      asking,
    )
    return data.customer.recommendedFormats[0]
  }
  const shown = { format: { id: 'meta_feed_image' }, segmentSampleSize: 6 * 30, segmentSuccesses: 6 * 5 }
  expect(await told('FULL')).toMatchObject({ ...shown, basis: { segmentName: 'Image lovers' } })
  // Its counts would tell which segment it is.
  const hidden = { segmentSampleSize: 0, segmentSuccesses: 0, basis: { segmentName: null } }
  expect(await told('MASKED')).toMatchObject({ format: shown.format, ...hidden })
})

test('what chose people for a segment is no sign of what they will do: only what came after it was built counts', async () => {
  const space = await busySpace()
  const rule = { and: [{ did: { kind: 'CLICK' }, atLeast: 10 }] }
  await show(
    rapport.db,
    space,
    ...crowd.map((to) => ({ to, format: 'meta_feed_image', times: 5, clicks: 1, at: '2026-01-15T10:00:00.000Z' })),
  )
  const clickers = crowd.slice(0, 6)
  await show(
    rapport.db,
    space,
    ...clickers.map((to) => ({ to, format: 'meta_feed_image', times: 20, clicks: 15, at: '2026-01-20T10:00:00.000Z' })),
  )
  const id = await segmentOf(space, 'Clickers', clickers, rule)
  await recount(rapport.db, space.id, { check: false })
  await consent(space, '1', true)
  const member = await recommended(space, `goal: CLICK, ${person('1')}`)
  expect(member[0]!.basis).toMatchObject({ personal: true, segmentName: null })
  const asked = await recommended(space, `goal: CLICK, segmentId: "${id}"`)
  expect(of(asked, 'meta_feed_image')).toMatchObject({ segmentSampleSize: 6 * 10 })
})

test('a segment or a format that is not there is refused, rather than something else answered', async () => {
  const space = await busySpace()
  const gone = Buffer.from('Segment:00000000-0000-7000-8000-000000000000').toString('base64')
  await expect(recommended(space, `goal: CLICK, segmentId: "${gone}"`)).rejects.toThrow('no such segment')
  await expect(recommended(space, 'goal: CLICK, formats: ["meta_carousel", "meta_carusel"]')).rejects.toThrow(
    '"meta_carusel"',
  )
  const many = Array.from({ length: 61 }, (_, i) => `"f${i}"`).join()
  await expect(recommended(space, `goal: CLICK, formats: [${many}]`)).rejects.toThrow('at most 60')
})

test('purchases of equal value count the same, however few', async () => {
  const space = await rapport.newSpace()
  const sold = (format: string, to: string, times: number, purchases: number, value: string) => ({
    to,
    format,
    times,
    purchases,
    value,
    currency: 'EUR',
  })
  await show(
    rapport.db,
    space,
    ...crowd.flatMap((to, i) => [
      sold('meta_carousel', to, 20, 10, i % 2 ? '1' : '39'),
      sold('meta_feed_video', to, 20, 0, '0'),
    ]),
    sold('meta_feed_video', crowd[0]!, 1, 1, '20'),
  )
  const mean = async (goal: string) => of(await recommended(space, `goal: ${goal}`), 'meta_feed_video').mean
  // Of all purchases the mean is 20, whatever a format's own few say.
  expect((await mean('REVENUE')) / (await mean('CONVERSION'))).toBeCloseTo(20, 0)
})

test('for revenue, a format with few but large purchases wins over one with many small ones; currencies are not mixed', async () => {
  const space = await rapport.newSpace()
  const sold = (format: string, purchases: number, value: string, currency = 'EUR') =>
    crowd.map((to) => ({ to, format, times: 10, purchases, value, currency }))
  await show(rapport.db, space, ...sold('meta_carousel', 2, '10'), ...sold('meta_feed_video', 1, '200'))
  await show(rapport.db, space, {
    to: 'user_id:1',
    format: 'meta_carousel',
    times: 1,
    purchases: 1,
    value: '900000',
    currency: 'NOK',
  })
  const conversion = await recommended(space, 'goal: CONVERSION')
  const revenue = await recommended(space, 'goal: REVENUE')
  expect(order(conversion)).toEqual(['meta_carousel', 'meta_feed_video'])
  expect(order(revenue)).toEqual(['meta_feed_video', 'meta_carousel'])
  expect(revenue[0]!.basis.currency).toBe('EUR')
  expect(revenue[0]!.mean).toBeGreaterThan(15)
  expect(revenue[0]!.mean).toBeLessThan(21)
  expect(await recount(rapport.db, space.id, { check: true })).toEqual([])
})
