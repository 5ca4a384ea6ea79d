import { recount } from '@rapport/server/recount/recount.ts'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { newSender } from '../../support/sender.ts'
import type { Space } from '../../support/space.ts'

const rapport = await startRapport()

const setRules = `mutation ($rules: [PointRuleInput!]!) { setPointRules(rules: $rules) {
  ... on MutationSetPointRulesSuccess { data { kind points perUnit currency dailyCap format { id } since } }
  ... on Error { message } } }`

/** @returns the refusal, if any */
async function rule(space: Space, ...rules: object[]): Promise<string | undefined> {
  const { setPointRules } = await space.ask<{ setPointRules: { message?: string } }>(setRules, { rules })
  return setPointRules.message
}

interface Told {
  loyalty: { points: number }
  pointsLedger: { edges: { node: { points: number; note: string | null; interaction: { kind: string } | null } }[] }
}

async function ledgerOf(space: Space, name: string) {
  const [namespace, value] = name.split(':')
  const { customer } = await space.ask<{ customer: Told }>(
    `query ($identity: IdentityInput!) { customer(identity: $identity) {
       loyalty { points } pointsLedger(first: 100) { edges { node { points note interaction { kind } } } } } }`,
    { identity: { namespace, value } },
  )
  const lines = customer.pointsLedger.edges.map(({ node }) => node)
  expect(lines.reduce((sum, { points }) => sum + points, 0)).toBe(customer.loyalty.points)
  return { points: customer.loyalty.points, lines }
}

const pointsOf = async (space: Space, name: string) => (await ledgerOf(space, name)).points

const redeem = `mutation ($points: Int!, $value: String = "1", $note: String = "a bell", $requestId: String) {
  redeemPoints(identity: { namespace: "user_id", value: $value }, points: $points, note: $note, requestId: $requestId) {
    __typename ... on Customer { loyalty { points } } ... on NotEnoughPoints { points } ... on Error { message } } }`

async function take(space: Space, variables: Record<string, unknown>) {
  const { redeemPoints } = await space.ask<{
    redeemPoints: { __typename: string; message?: string; points?: number; loyalty?: { points: number } }
  }>(redeem, variables)
  return redeemPoints
}

const differences = ({ id }: Space) => recount(rapport.db, id, { check: true })

const bought = (revenue: number, currency = 'EUR') => ({
  type: 'track',
  userId: '1',
  event: 'Order Completed',
  properties: { revenue, currency },
})

test('rules give points for kinds, formats and money, once for an interaction', async () => {
  const shop = await newSender(await rapport.newSpace())
  const { space } = shop
  await shop.post('batch', { batch: [{ ...bought(100), timestamp: '2026-01-01T00:00:00Z' }] })
  await rule(
    space,
    { kind: 'PURCHASE', points: 10, perUnit: '0.5', currency: 'EUR' },
    { kind: 'REACTION', points: 3 },
    { kind: 'REACTION', points: 4, formatId: 'meta_reels' },
  )
  const liked = (format: string) => ({
    type: 'track',
    userId: '1',
    event: 'Post Liked',
    properties: { format, platform: 'meta', creative: format },
  })
  const batch = [bought(25.5), bought(9, 'NOK'), liked('meta_reels'), liked('meta_carousel')].map((one, i) => ({
    ...one,
    messageId: `m${i}`,
  }))
  for (let i = 0; i < 2; i++) await shop.post('batch', { batch })
  await shop.post('batch', { batch: [{ ...liked('meta_reels'), context: { userAgent: 'Googlebot/2.1' } }] })
  const { points, lines } = await ledgerOf(space, 'user_id:1')
  expect(points).toBe(10 + 12 + 10 + 3 + 4 + 3)
  expect(lines.map((line) => [line.points, line.interaction?.kind]).toSorted()).toEqual([
    [10, 'PURCHASE'],
    [22, 'PURCHASE'],
    [3, 'REACTION'],
    [3, 'REACTION'],
    [4, 'REACTION'],
  ])
  expect(await differences(space)).toEqual([])
})

test('a cap holds for a person and a day of the workspace, in one batch and over several, in any order', async () => {
  const shop = await newSender(await rapport.newSpace({ timeZone: 'Asia/Tokyo' }))
  const { space } = shop
  await rule(space, { kind: 'REACTION', points: 4, dailyCap: 10 })
  await rapport.db.execute(`UPDATE point_rule SET since = '2026-03-01' WHERE workspace_id = $1::uuid`, [space.id])
  const liked = (who: object, time: string) => ({
    type: 'track',
    event: 'Post Liked',
    ...who,
    timestamp: `2026-03-${time}Z`,
  })
  await shop.post('identify', { userId: '1', anonymousId: 'v' })
  // The tenth of March in Tokyo begins at 15:00 on the ninth in UTC.
  await shop.post('batch', {
    batch: ['10T14:59:00', '10T03:00:00', '09T15:00:00'].map((time) => liked({ userId: '1' }, time)),
  })
  expect(await pointsOf(space, 'user_id:1')).toBe(10)
  await shop.post('batch', {
    batch: [liked({ anonymousId: 'v' }, '10T05:00:00'), liked({ userId: '1' }, '10T06:00:00')],
  })
  expect(await pointsOf(space, 'user_id:1')).toBe(10)
  await shop.post('batch', { batch: [liked({ userId: '1' }, '09T14:59:59'), liked({ userId: '1' }, '10T15:00:00')] })
  expect(await pointsOf(space, 'user_id:1')).toBe(18)
  await shop.post('batch', { batch: [liked({ userId: '1' }, '09T10:00:00'), liked({ userId: '1' }, '09T11:00:00')] })
  expect(await pointsOf(space, 'user_id:1')).toBe(24)
  expect(await differences(space)).toEqual([])
})

test('rules hold for what happens while they do, and what was given stays given', async () => {
  const shop = await newSender(await rapport.newSpace())
  const { space } = shop
  const like = () => shop.post('track', { userId: '1', event: 'Post Liked' })
  await rule(space, { kind: 'REACTION', points: 5 }, { kind: 'SHARE', points: 1 })
  await like()
  const [before] = (await space.ask<{ pointRules: { since: string }[] }>('{ pointRules { since } }')).pointRules
  await rule(space, { kind: 'REACTION', points: 5 })
  const after = (await space.ask<{ pointRules: { since: string }[] }>('{ pointRules { since } }')).pointRules
  expect(after).toEqual([before])
  await rule(space, { kind: 'REACTION', points: 7 })
  await like()
  await rule(space)
  await like()
  expect(await pointsOf(space, 'user_id:1')).toBe(12)
  await space.take('user_id,kind,at\n1,reaction,2020-01-01\n')
  expect(await pointsOf(space, 'user_id:1')).toBe(12)
})

test('redeeming takes points, never more than there are, and once for a request', async () => {
  const shop = await newSender(await rapport.newSpace())
  const { space } = shop
  await rule(space, { kind: 'REACTION', points: 60 })
  await shop.post('track', { userId: '1', event: 'Post Liked' })
  expect(await take(space, { points: 61 })).toEqual({
    __typename: 'NotEnoughPoints',
    points: 60,
    message: 'The customer has 60 points, and 61 were asked for.',
  })
  for (let i = 0; i < 3; i++)
    expect(await take(space, { points: 20, requestId: 'order 7' })).toEqual({
      __typename: 'Customer',
      loyalty: { points: 40 },
    })
  expect((await take(space, { points: 21, requestId: 'order 7' })).message).toContain('used for another redemption')
  const { lines } = await ledgerOf(space, 'user_id:1')
  expect(lines.map(({ points, note }) => [points, note])).toEqual([
    [-20, 'a bell'],
    [60, null],
  ])
  for (const [wrong, sentence] of [
    [{ points: 0 }, 'At least one point'],
    [{ points: 1, note: ' ' }, 'A note has 1 to 200'],
    [{ points: 1, value: 'nobody' }, 'no such customer'],
  ] as const)
    expect((await take(space, wrong)).message).toContain(sentence)
  expect(await differences(space)).toEqual([])
})

test('of many who redeem at once just as many succeed as there are points for', async () => {
  const shop = await newSender(await rapport.newSpace())
  const { space } = shop
  await rule(space, { kind: 'REACTION', points: 50 })
  await shop.post('track', { userId: '1', event: 'Post Liked' })
  const answers = await Promise.all(Array.from({ length: 12 }, () => take(space, { points: 8 })))
  expect(answers.filter(({ __typename }) => __typename === 'Customer')).toHaveLength(6)
  expect(answers.filter(({ __typename }) => __typename === 'NotEnoughPoints')).toHaveLength(6)
  expect(await pointsOf(space, 'user_id:1')).toBe(2)
  expect(await differences(space)).toEqual([])
})

test('the points of a person are those of all profiles, and each has what is left to it when they are parted', async () => {
  const shop = await newSender(await rapport.newSpace())
  const { space } = shop
  await rule(space, { kind: 'REACTION', points: 10 })
  for (const who of [{ userId: '1' }, { anonymousId: 'v' }, { anonymousId: 'v' }])
    await shop.post('track', { ...who, event: 'Post Liked' })
  const id = async (namespace: string, value: string) =>
    (
      await space.ask<{ customer: { id: string } }>(
        'query ($identity: IdentityInput!) { customer(identity: $identity) { id } }',
        { identity: { namespace, value } },
      )
    ).customer.id
  const { mergeCustomers } = await space.ask<{ mergeCustomers: { mergeId: string } }>(
    'mutation ($a: ID!, $b: ID!) { mergeCustomers(customerId: $a, otherId: $b) { ... on MergeOutcome { mergeId } } }',
    { a: await id('user_id', '1'), b: await id('anonymous_id', 'v') },
  )
  expect(await pointsOf(space, 'anonymous_id:v')).toBe(30)
  expect(await take(space, { points: 25 })).toMatchObject({ loyalty: { points: 5 } })
  await space.ask('mutation ($m: ID!) { undoMerge(mergeId: $m) { __typename } }', { m: mergeCustomers.mergeId })
  const parted = [await pointsOf(space, 'user_id:1'), await pointsOf(space, 'anonymous_id:v')]
  expect(parted.toSorted()).toEqual([0, 5])
  expect(await differences(space)).toEqual([])
})

test('a wrong balance is told and mended, and the database lets nobody be overdrawn', async () => {
  const shop = await newSender(await rapport.newSpace())
  const { space } = shop
  await rule(space, { kind: 'REACTION', points: 10 })
  await shop.post('track', { userId: '1', event: 'Post Liked' })
  const change = (what: string) =>
    rapport.db.execute(`UPDATE customer_points SET ${what} WHERE workspace_id = $1::uuid`, [space.id])
  await expect(change('spent = 11')).rejects.toThrow()
  await change('earned = 99')
  expect(await recount(rapport.db, space.id, { check: false })).toMatchObject([{ counter: 'customer_points', rows: 1 }])
  expect(await differences(space)).toEqual([])
})

test('rules that make no sense are refused in a sentence', async () => {
  const space = await rapport.newSpace()
  const reaction = { kind: 'REACTION', points: 1 }
  for (const [wrong, sentence] of [
    [{ kind: 'IMPRESSION', points: 1 }, 'IMPRESSION is ours'],
    [{ kind: 'REACTION' }, 'or both'],
    [{ ...reaction, points: -1 }, '0 to 1000000'],
    [{ ...reaction, perUnit: '1' }, 'which "currency"'],
    [{ ...reaction, currency: 'EUR' }, 'only with points'],
    [{ ...reaction, perUnit: '1', currency: 'EURO' }, 'no ISO 4217 code'],
    [{ ...reaction, perUnit: '-1', currency: 'EUR' }, 'above 0'],
    [{ ...reaction, perUnit: '0.0000001', currency: 'EUR' }, 'at most 6 decimals'],
    [{ ...reaction, dailyCap: 0 }, '1 or more'],
    [{ ...reaction, formatId: 'nothing' }, 'no format "nothing"'],
  ] as const)
    expect(await rule(space, wrong)).toContain(sentence)
})
