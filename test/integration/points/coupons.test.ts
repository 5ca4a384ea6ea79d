import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { newSender } from '../../support/sender.ts'
import type { Space } from '../../support/space.ts'

const rapport = await startRapport()

const issue = `mutation ($points: Int, $expiresAt: DateTime, $benefit: String = "10 % off a bell", $value: String = "1", $requestId: String) {
  issueCoupon(identity: { namespace: "user_id", value: $value }, benefit: $benefit, points: $points, expiresAt: $expiresAt, requestId: $requestId) {
    __typename ... on IssuedCoupon { code coupon { id hint benefit points redeemedAt customer { id } } } ... on Error { message } } }`

const redeem = `mutation ($code: String!) { redeemCoupon(code: $code) {
  __typename ... on Coupon { id redeemedAt redeemedBy } ... on CouponRefused { reason message } } }`

interface Issued {
  __typename: string
  message?: string
  code: string
  coupon: { id: string; hint: string; redeemedAt: string | null }
}

const newCoupon = async (space: Space, variables: Record<string, unknown> = {}) =>
  (await space.ask<{ issueCoupon: Issued }>(issue, variables)).issueCoupon

const use = async (space: Space, code: string) =>
  (await space.ask<{ redeemCoupon: { __typename: string; reason?: string } }>(redeem, { code })).redeemCoupon

async function newShop(): Promise<Space> {
  const shop = await newSender(await rapport.newSpace())
  await shop.space.ask('mutation { setPointRules(rules: [{ kind: REACTION, points: 50 }]) { __typename } }')
  await shop.post('track', { userId: '1', event: 'Post Liked' })
  return shop.space
}

const pointsOf = async (space: Space) =>
  (
    await space.ask<{ customer: { loyalty: { points: number } } }>(
      '{ customer(identity: { namespace: "user_id", value: "1" }) { loyalty { points } } }',
    )
  ).customer.loyalty.points

test('a coupon costs points, is redeemed once, however its code is written, and only in its own workspace', async () => {
  const [space, other] = [await newShop(), await newShop()]
  const { code, coupon } = await newCoupon(space, { points: 30 })
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
  expect(coupon).toMatchObject({ hint: code.slice(-4), benefit: '10 % off a bell', points: 30, redeemedAt: null })
  expect(await pointsOf(space)).toBe(20)
  expect(await use(other, code)).toMatchObject({ reason: 'UNKNOWN' })
  const asSpoken = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
  expect(await use(space, asSpoken)).toMatchObject({ __typename: 'Coupon', id: coupon.id })
  expect(await use(space, code)).toMatchObject({ __typename: 'CouponRefused', reason: 'USED' })
})

test('a request that is repeated issues one coupon, takes its points once, and tells a code that works', async () => {
  const space = await newShop()
  const wanted = { points: 30, requestId: 'order 7' }
  const [lost, told] = [await newCoupon(space, wanted), await newCoupon(space, wanted)]
  expect(told.coupon.id).toBe(lost.coupon.id)
  expect(await pointsOf(space)).toBe(20)
  expect((await newCoupon(space, { ...wanted, points: 10 })).message).toContain('used for another coupon')
  expect(await use(space, lost.code)).toMatchObject({ reason: 'UNKNOWN' })
  expect(await use(space, told.code)).toMatchObject({ id: told.coupon.id, redeemedBy: expect.stringMatching(/^key …/) })
  expect((await newCoupon(space, wanted)).message).toContain('was redeemed')
})

test('of many who redeem a coupon at once one does', async () => {
  const space = await newShop()
  const { code } = await newCoupon(space)
  const answers = await Promise.all(Array.from({ length: 8 }, () => use(space, code)))
  expect(answers.filter(({ __typename }) => __typename === 'Coupon')).toHaveLength(1)
  expect(answers.filter(({ reason }) => reason === 'USED')).toHaveLength(7)
})

test('a coupon that has expired or never was is refused', async () => {
  const space = await newShop()
  const { code } = await newCoupon(space, { expiresAt: new Date(Date.now() + 60_000).toISOString() })
  await rapport.db.execute(`UPDATE coupon SET expires_at = now() WHERE workspace_id = $1::uuid`, [space.id])
  expect(await use(space, code)).toMatchObject({ reason: 'EXPIRED' })
  for (const wrong of ['', 'x', code.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))])
    expect(await use(space, wrong)).toMatchObject({ reason: 'UNKNOWN' })
})

test('whoever has too few points gets no coupon, and what makes no sense is refused in a sentence', async () => {
  const space = await newShop()
  expect(await newCoupon(space, { points: 51 })).toMatchObject({ __typename: 'NotEnoughPoints' })
  for (const [wrong, sentence] of [
    [{ points: -1 }, '0 points or more'],
    [{ benefit: '' }, '1 to 200 characters'],
    [{ expiresAt: '2020-01-01T00:00:00Z' }, 'cannot have expired'],
    [{ value: 'nobody' }, 'no such customer'],
  ] as const)
    expect((await newCoupon(space, wrong)).message).toContain(sentence)
  expect(await pointsOf(space)).toBe(50)
  const { customer } = await space.ask<{ customer: { coupons: { edges: unknown[] } } }>(
    '{ customer(identity: { namespace: "user_id", value: "1" }) { coupons { edges { node { hint } } } } }',
  )
  expect(customer.coupons.edges).toEqual([])
})

test('the code of a coupon is nowhere in the database', async () => {
  const space = await newShop()
  const { code } = await newCoupon(space, { points: 1 })
  for (const table of ['coupon', 'point_entry']) {
    const rows = await rapport.db.query<{ row: string }>(
      `SELECT t::text AS row FROM ${table} t WHERE workspace_id = $1::uuid`,
      [space.id],
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain(code.slice(0, 9))
  }
})
