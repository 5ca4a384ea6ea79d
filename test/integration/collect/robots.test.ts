import { recount } from '@rapport/server/recount/recount.ts'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { performance } from '../../support/performance.ts'
import { newSender, type Sender } from '../../support/sender.ts'

const rapport = await startRapport()
const crawler = {
  headers: { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' },
}
const observed = { source: 'OBSERVED' }

let messages = 0
const about = (event: string, anonymousId: string) => ({
  type: 'track',
  messageId: `m-${++messages}`,
  anonymousId,
  event,
  properties: { creative: 'c1', platform: 'meta', format: 'meta_reels' },
})
const many = (count: number, event: string, who: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => about(event, who(i)))

const signs = ({ space }: Sender) =>
  rapport.db.query<{ robot: string | null; interactions: number }>(
    `SELECT robot::text AS robot, count(*)::int AS interactions FROM interaction
     WHERE workspace_id = $1::uuid GROUP BY robot ORDER BY robot NULLS FIRST`,
    [space.id],
  )

test('what a crawler is shown moves no rate, and the answer says how much was left out', async () => {
  const shop = await newSender(await rapport.newSpace())
  await shop.post('batch', { batch: [...many(4, 'Ad Impression', () => 'ada'), about('Ad Clicked', 'ada')] })
  const before = await performance(shop.space, observed)
  expect(before.total).toMatchObject({ impressions: 4, clicks: 1, robots: 0, ctr: { value: 0.25 } })

  await shop.post('batch', { batch: [...many(50, 'Ad Impression', () => 'bot'), about('Ad Clicked', 'bot')] }, crawler)
  const { total, rows } = await performance(shop.space, observed)
  expect(total).toEqual({ ...before.total, robots: 51 })
  expect(rows).toEqual([{ ...before.rows[0], robots: 51 }])
  expect(await signs(shop)).toEqual([
    { robot: null, interactions: 5 },
    { robot: 'USER_AGENT', interactions: 51 },
  ])
  const { customer } = await shop.space.ask<{ customer: unknown }>(
    `{ customer(identity: { namespace: "anonymous_id", value: "bot" }) {
       engagement { interactions exposures } interactions(first: 1) { edges { node { robot } } } } }`,
  )
  expect(customer).toEqual({
    engagement: { interactions: 0, exposures: 0 },
    interactions: { edges: [{ node: { robot: 'USER_AGENT' } }] },
  })
  expect(await recount(rapport.db, shop.space.id, { check: true })).toEqual([])
})

test('reported numbers say nothing of robots', async () => {
  const space = await rapport.newSpace()
  await space.take('creative,platform,day,age,impressions\nc1,meta,2026-03-01,18-24,10\n')
  expect((await performance(space)).total.robots).toBeNull()
  expect((await performance(space, { groupBy: ['AGE'] })).rows[0]?.robots).toBeNull()
})

test('a message that is sent again keeps its verdict and counts once', async () => {
  const shop = await newSender(await rapport.newSpace())
  const [shown, alone] = [about('Ad Impression', 'bot'), about('Ad Impression', 'ada')]
  await shop.post('batch', { batch: [shown] }, crawler)
  await shop.post('batch', { batch: [alone] })
  await shop.post('batch', { batch: [shown] })
  await shop.post('batch', { batch: [alone] }, crawler)
  expect((await performance(shop.space, observed)).total).toMatchObject({ impressions: 1, robots: 1 })
})

test('a crowd of new visitors from one address is told, unless a proxy stands between', async () => {
  const crowd = (proxied: boolean) => many(230, 'Ad Impression', (i) => `${proxied ? 'p' : 'v'}-${i}`)
  const address = '203.0.113.9'
  const direct = await newSender(await rapport.newSpace())
  await direct.post('batch', { batch: crowd(false) }, { address })
  expect(await signs(direct)).toMatchObject([{ robot: null }, { robot: 'BURST' }])

  for (const header of ['x-forwarded-for', 'forwarded']) {
    const behind = await newSender(await rapport.newSpace())
    await behind.post('batch', { batch: crowd(true) }, { address, headers: { [header]: 'for=198.51.100.2' } })
    expect(await signs(behind)).toEqual([{ robot: null, interactions: 230 }])
  }
})
