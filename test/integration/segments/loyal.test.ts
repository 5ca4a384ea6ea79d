import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { membersNow, ruled, settled } from '../../support/membership.ts'
import { newSender } from '../../support/sender.ts'

const rapport = await startRapport()

test('who has points or a tier is a member until the points are redeemed, or the tier is moved', async () => {
  const shop = await newSender(await rapport.newSpace())
  const { space } = shop
  await space.ask('mutation { setPointRules(rules: [{ kind: PURCHASE, points: 10 }]) { ... on Error { message } } }')
  await ruled(space, 'saver', { loyalty: 'points', gte: 10 })
  await ruled(space, 'not bronze', { loyalty: 'tier', notEquals: 'Bronze' })
  await ruled(space, 'scored', { loyalty: 'score', gt: 10 })
  const bought = { type: 'track', event: 'Order Completed', properties: { revenue: 5, currency: 'EUR' } }
  await shop.post('batch', {
    batch: [
      { ...bought, userId: '1' },
      { type: 'identify', userId: '2' },
    ],
  })
  const sizes = async () => {
    await settled(rapport.db, space)
    const members = await membersNow(rapport.db, space)
    return Object.fromEntries(Object.entries(members).map(([name, some]) => [name, some.length]))
  }
  expect(await sizes()).toEqual({ saver: 1, scored: 1, 'not bronze': 0 })
  // Silence lowers the score of whoever ever did something: they are looked at again within a day.
  const [later] = await rapport.db.query<{ people: number; soon: boolean }>(
    `SELECT count(*)::int AS people, bool_and(at < now() + interval '25 hours') AS soon FROM segment_due WHERE workspace_id = $1::uuid`,
    [space.id],
  )
  expect(later).toEqual({ people: 1, soon: true })
  await space.ask(
    `mutation { redeemPoints(identity: { namespace: "user_id", value: "1" }, points: 1, note: "mug") { ... on Error { message } } }`,
  )
  await space.ask(
    `mutation { setLoyaltySettings(tiers: [{ name: "Bronze", from: 0 }, { name: "Silver", from: 1 }]) { __typename } }`,
  )
  expect(await sizes()).toEqual({ saver: 0, scored: 1, 'not bronze': 1 })
})
