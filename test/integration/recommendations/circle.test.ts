import type { AddressInfo } from 'node:net'
import { recount } from '@rapport/server/recount/recount.ts'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { open } from '../../support/listening.ts'
import { ruled, settled } from '../../support/membership.ts'
import { byKey, performance } from '../../support/performance.ts'
import { newSender, taken } from '../../support/sender.ts'
import { show } from '../../support/shown-formats.ts'
import type { Space } from '../../support/space.ts'

const rapport = await startRapport()
await rapport.app.listen({ host: '127.0.0.1', port: 0 })
const url = `http://127.0.0.1:${(rapport.app.server.address() as AddressInfo).port}`

const [game, cards] = ['meta_playable', 'meta_carousel']
const ada = 'identity: {namespace: "user_id", value: "ada"}'

/** What Ada's browser tells; she has agreed to be advertised to. */
const told = (event: string, properties: object) => ({
  type: 'track',
  userId: 'ada',
  event,
  timestamp: new Date().toISOString(),
  properties: { platform: 'facebook', ...properties },
  context: { consent: { categoryPreferences: { Advertising: true } } },
})
const ad = (format: string, rest: object = {}) => ({ creative: `of ${format}`, format, ...rest })
const answered = (format: string, rest?: object) => [
  told('Ad Impression', ad(format, rest)),
  told('Ad Clicked', ad(format, rest)),
]

interface Affinity {
  format: { id: string }
  mean: number
  low: number
  high: number
  sampleSize: number
}

async function affinity(space: Space, format: string): Promise<Affinity | undefined> {
  const { customer } = await space.ask<{ customer: { affinities: Affinity[] } | null }>(
    `{ customer(${ada}) { affinities { format { id } mean low high sampleSize } } }`,
  )
  return customer?.affinities.find((one) => one.format.id === format)
}

interface Arm extends Affinity {
  propensity: number
  freshness: number
  basis: { consent: string; personal: boolean }
}

const arm = 'format { id } mean low high sampleSize propensity freshness basis { consent personal }'

async function recommended(space: Space): Promise<Arm[]> {
  const { recommendFormats } = await space.ask<{ recommendFormats: Arm[] }>(
    `{ recommendFormats(${ada}, goal: CLICK) { ${arm} } }`,
  )
  return recommendFormats
}

interface Decision {
  id: string
  format: { id: string }
  propensity: number
  replays: boolean
  arms: Arm[]
}

async function decided(space: Space): Promise<Decision> {
  const { decideFormat } = await space.ask<{ decideFormat: Decision }>(
    `mutation { decideFormat(${ada}, goal: CLICK) {
       ... on Decision { id format { id } propensity replays arms { ${arm} } } } }`,
  )
  return decideFormat
}

/** People of whom some like to play; everybody clicks on cards now and then. */
const crowd = Array.from({ length: 20 }, (_, n) => [
  { to: `user_id:${n}`, format: game, times: 10, clicks: n < 4 ? 5 : 0 },
  { to: `user_id:${n}`, format: cards, times: 10, clicks: 1 },
]).flat()

test('what a person answers to moves what is known of them, puts them into a segment, decides what they see next, and comes back', async () => {
  const shop = await newSender(await rapport.newSpace())
  const { space } = shop
  await show(rapport.db, space, ...crowd)
  const segment = await ruled(space, 'Likes interactive', {
    affinity: { interactive: true, minimumExposures: 3 },
    gte: 0.2,
  })
  await settled(rapport.db, space)
  const stream = await open(
    url,
    space.key,
    'subscription ($id: ID!) { segmentChanged(segmentId: $id) { step customer { affinities(first: 1) { format { id } } } } }',
    { id: segment },
  )
  const ofSegment = async () => byKey((await performance(space, { segmentId: segment })).rows)
  const before = await ofSegment()

  // She answers twice to a game: known at once, and not enough.
  expect(await shop.post('batch', { batch: [...answered(game), ...answered(game)] })).toMatchObject(taken)
  const twice = await affinity(space, game)
  expect(twice).toMatchObject({ sampleSize: 2 })
  await settled(rapport.db, space)
  expect(stream.waiting).toEqual([])

  // A third time: she is told to be a member while she still looks at the page.
  const clicked = Date.now()
  expect(await shop.post('batch', { batch: answered(game) })).toMatchObject(taken)
  const thrice = await affinity(space, game)
  expect(thrice).toMatchObject({ sampleSize: 3 })
  expect(thrice!.mean).toBeGreaterThan(twice!.mean)
  expect(thrice!.low < thrice!.mean && thrice!.mean < thrice!.high).toBe(true)
  expect(await stream.next()).toMatchObject({
    data: { data: { segmentChanged: { step: 'ENTERED', customer: { affinities: [{ format: { id: game } }] } } } },
  })
  expect(Date.now() - clicked).toBeLessThan(5000)
  expect(await space.ask(`{ customer(${ada}) { segments { name } } }`)).toEqual({
    customer: { segments: [{ name: 'Likes interactive' }] },
  })

  // From then on what she does counts for the segment, at once; what made her a member does not.
  const counted = (rows: typeof before) =>
    Object.entries(rows).map(([format, row]) => [format, row.impressions, row.clicks, row.conversions])
  expect(counted(await ofSegment())).toEqual(counted(before))
  await shop.post('batch', { batch: answered(game) })
  const [{ impressions = 0, clicks = 0 } = {}, now] = [before[game], (await ofSegment())[game]]
  expect(now).toMatchObject({ impressions: impressions + 1, clicks: clicks + 1 })

  // What is recommended to her is not what is recommended to everybody.
  const { recommendFormats: anybody } = await space.ask<{ recommendFormats: Arm[] }>(
    '{ recommendFormats(goal: CLICK) { format { id } mean } }',
  )
  const [best] = await recommended(space)
  expect(best).toMatchObject({ format: { id: game }, sampleSize: 4, basis: { consent: 'GRANTED', personal: true } })
  expect(best!.mean).toBeGreaterThan(2 * anybody.find(({ format }) => format.id === game)!.mean)

  // A decision is drawn, with a receipt of what was known.
  const decision = await decided(space)
  const chosen = decision.arms.find(({ format }) => format.id === decision.format.id)!
  expect(decision).toMatchObject({ replays: true, propensity: chosen.propensity })
  const { mean, sampleSize } = decision.arms.find(({ format }) => format.id === game)!
  expect([mean, sampleSize]).toEqual([expect.closeTo(best!.mean, 4), 4])

  // She is shown it, clicks and buys: that is what the next decision is made of.
  const shown = decision.format.id
  await shop.post('batch', {
    batch: [
      ...answered(shown, { decisionId: decision.id }),
      told('Order Completed', ad(shown, { decisionId: decision.id, revenue: 40, currency: 'EUR' })),
    ],
  })
  const later = (await recommended(space)).find(({ format }) => format.id === shown)!
  expect(later.sampleSize).toBe(chosen.sampleSize + 1)
  // What was just shown is less fresh; apart from that it is expected to work better.
  expect(later.mean / later.freshness).toBeGreaterThan(chosen.mean / chosen.freshness)
  const earned = (await ofSegment())[shown]
  expect(earned).toMatchObject({ conversions: (before[shown]?.conversions ?? 0) + 1 })
  expect(Number(earned!.revenue)).toBe(40)
  expect((await affinity(space, shown))!.sampleSize).toBe(later.sampleSize)
  expect(await space.ask('query ($id: ID!) { decision(id: $id) { replays } }', { id: decision.id })).toEqual({
    decision: { replays: true },
  })
  expect(await recount(rapport.db, space.id, { check: true })).toEqual([])
})
