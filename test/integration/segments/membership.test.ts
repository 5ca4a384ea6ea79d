import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { recount } from '@rapport/server/recount/recount.ts'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { Identified } from '../../support/identified.ts'
import { idOf, open } from '../../support/listening.ts'
import { rowOf, ruled, settled } from '../../support/membership.ts'
import { newSender } from '../../support/sender.ts'
import type { Space } from '../../support/space.ts'
import type { Stream } from '../../support/subscribe.ts'

const rapport = await startRapport()
await rapport.app.listen({ host: '127.0.0.1', port: 0 })
const url = `http://127.0.0.1:${(rapport.app.server.address() as AddressInfo).port}`

const clicked = { did: { kind: 'CLICK' } }

const newShop = async () => newSender(await rapport.newSpace())
let clicks = 0
const click = (userId: string, timestamp = new Date().toISOString()) => ({
  type: 'track',
  messageId: `click-${++clicks}`,
  userId,
  event: 'Ad Clicked',
  timestamp,
  properties: { creative: 'c1', platform: 'facebook', format: 'meta_reels' },
})
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString()

async function segmentsOf(space: Space, userId: string): Promise<string[]> {
  const { customer } = await space.ask<{ customer: { segments: { name: string }[] } }>(
    'query ($identity: IdentityInput!) { customer(identity: $identity) { segments { name } } }',
    { identity: { namespace: 'user_id', value: userId } },
  )
  return customer.segments.map(({ name }) => name)
}

async function stays(space: Space, userId: string): Promise<boolean[]> {
  const { customer } = await space.ask<{ customer: { segmentStays: { enteredAt: string; leftAt: string | null }[] } }>(
    'query ($identity: IdentityInput!) { customer(identity: $identity) { segmentStays { enteredAt leftAt } } }',
    { identity: { namespace: 'user_id', value: userId } },
  )
  return customer.segmentStays.map(({ leftAt }) => leftAt === null)
}

interface Told {
  size: number
  growth: { entered: number; left: number; size: number }[]
}

async function tell(space: Space, id: string): Promise<Told> {
  const { node } = await space.ask<{ node: Told }>(
    'query ($id: ID!) { node(id: $id) { ... on Segment { size growth(days: 2) { entered left size } } } }',
    { id: id },
  )
  return node
}

const responses = async (space: Space, segmentId: string) => {
  const rows = await rapport.db.query<{ responses: number }>(
    'SELECT responses::int AS responses FROM segment_format WHERE workspace_id = $1::uuid AND segment_id = $2::uuid',
    [space.id, rowOf(segmentId)],
  )
  return rows[0]?.responses ?? 0
}

const exact = async (space: Space) => expect(await recount(rapport.db, space.id, { check: true })).toEqual([])

test('an event makes somebody a member within a second, and so does a trait; another trait ends it', async () => {
  const shop = await newShop()
  const { space } = shop
  const [clickers, paying] = [
    await ruled(space, 'clickers', clicked),
    await ruled(space, 'paying', { trait: 'plan', equals: 'paid' }),
  ]
  await settled(rapport.db, space)
  await shop.post('track', click('1'))
  await shop.post('identify', { userId: '2', traits: { plan: 'paid' } })
  await expect.poll(() => segmentsOf(space, '1'), { timeout: 1000 }).toEqual(['clickers'])
  await expect.poll(() => segmentsOf(space, '2'), { timeout: 1000 }).toEqual(['paying'])
  await shop.post('identify', { userId: '2', traits: { plan: 'free' } })
  await expect.poll(() => segmentsOf(space, '2'), { timeout: 1000 }).toEqual([])
  expect(await stays(space, '2')).toEqual([false])
  expect(await tell(space, paying)).toMatchObject({
    size: 0,
    growth: [
      { entered: 0, left: 0, size: 0 },
      { entered: 1, left: 1, size: 0 },
    ],
  })
  const { customers } = await space.ask<{ customers: { edges: { node: { id: string } }[] } }>(
    'query ($id: ID!) { customers(segmentId: $id) { edges { node { id } } } }',
    { id: clickers },
  )
  expect(customers.edges.map(({ node }) => node.id)).toEqual([await idOf(space, 'user_id:1')])
  await exact(space)
})

test('whoever is there when a segment is built brings all their past along; who enters later counts from then on', async () => {
  const shop = await newShop()
  const { space } = shop
  await shop.post('batch', { batch: [click('1', ago(90_000)), click('1', ago(80_000)), click('2', ago(90_000))] })
  const id = await ruled(space, 'twice', { ...clicked, atLeast: 2 })
  await settled(rapport.db, space)
  expect(await responses(space, id)).toBe(2)
  await shop.post('track', click('2', ago(10_000)))
  await settled(rapport.db, space)
  expect(await segmentsOf(space, '2')).toEqual(['twice'])
  expect(await responses(space, id)).toBe(2)
  // One of now, and one that comes late: the first member counts with both, the other with neither that was before.
  await shop.post('batch', { batch: [click('1'), click('1', ago(70_000)), click('2'), click('2', ago(70_000))] })
  expect(await responses(space, id)).toBe(5)
  await exact(space)
})

test('what happens right after the first segment of a workspace is made counts for it, though servers know none yet', async () => {
  const shop = await newShop()
  const { space } = shop
  const everybody = Array.from({ length: 20 }, (_, i) => `u${i}`)
  const allClick = () => Promise.all(everybody.map((one) => shop.post('track', click(one))))
  await allClick()
  // From the second time on they are known, and the server asks for nothing any more.
  await allClick()
  const id = await ruled(space, 'all', { profile: 'known', equals: true })
  await allClick()
  await settled(rapport.db, space)
  await allClick()
  expect(await responses(space, id)).toBe(80)
  await exact(space)
})

test('time alone ends a stay when a window runs out', async () => {
  const shop = await newShop()
  const { space } = shop
  await ruled(space, 'lately', { ...clicked, withinLast: { minutes: 1 } })
  await settled(rapport.db, space)
  await shop.post('track', click('1', ago(57_000)))
  await expect.poll(() => segmentsOf(space, '1'), { timeout: 1000 }).toEqual(['lately'])
  await expect.poll(() => segmentsOf(space, '1'), { timeout: 6000 }).toEqual([])
  await exact(space)
})

test('a merge makes one member of two, and what both do counts; undone, each is what they are alone', async () => {
  const shop = await newShop()
  const { space } = shop
  const identified = await Identified.in(space)
  const id = await ruled(space, 'twice', { ...clicked, atLeast: 2 })
  await shop.post('batch', { batch: [click('1'), click('2')] })
  await settled(rapport.db, space)
  expect(await tell(space, id)).toMatchObject({ size: 0 })
  const { mergeId } = await identified.merge('user_id:1', 'user_id:2')
  await expect.poll(() => tell(space, id), { timeout: 1000 }).toMatchObject({ size: 1 })
  await shop.post('batch', { batch: [click('1'), click('2')] })
  expect(await responses(space, id)).toBe(2)
  await identified.undo(mergeId!)
  await expect.poll(() => tell(space, id), { timeout: 1000 }).toMatchObject({ size: 2 })
  await shop.post('identify', { userId: '3' })
  await identified.merge('user_id:1', 'user_id:3')
  await settled(rapport.db, space)
  expect(await tell(space, id)).toMatchObject({ size: 2 })
  expect(await segmentsOf(space, '3')).toEqual(['twice'])
  await exact(space)
})

test('a rule that is changed is true of everybody once it is built, and those that name it follow', async () => {
  const shop = await newShop()
  const { space } = shop
  await shop.post('batch', { batch: [click('1'), { type: 'identify', userId: '2', traits: { plan: 'paid' } }] })
  const id = await ruled(space, 'some', clicked)
  await ruled(space, 'others', { not: { segment: id } })
  await settled(rapport.db, space)
  expect([await segmentsOf(space, '1'), await segmentsOf(space, '2')]).toEqual([['some'], ['others']])
  await ruled(space, 'some', { trait: 'plan', equals: 'paid' })
  await settled(rapport.db, space)
  expect([await segmentsOf(space, '1'), await segmentsOf(space, '2')]).toEqual([['others'], ['some']])
  await exact(space)
})

test('thousands of imported customers are all looked at', async () => {
  const shop = await newShop()
  const { space } = shop
  const id = await ruled(space, 'paying', { trait: 'plan', equals: 'paid' })
  await settled(rapport.db, space)
  const rows = Array.from({ length: 5000 }, (_, i) => `u${i},${i % 4 ? 'free' : 'paid'}\n`)
  await space.take(`user_id,plan\n${rows.join('')}`)
  await settled(rapport.db, space)
  expect(await tell(space, id)).toMatchObject({ size: 1250 })
  await exact(space)
}, 30_000)

test('a creative that gets another format moves what members did with it, and whoever a rule about formats means', async () => {
  const shop = await newShop()
  const { space } = shop
  const id = await ruled(space, 'carousel', { did: { kind: 'CLICK', format: 'meta_carousel' } })
  const unknown = { ...click('1'), properties: { creative: 'x_carousel', platform: 'facebook' } }
  await shop.post('track', unknown)
  await settled(rapport.db, space)
  expect(await tell(space, id)).toMatchObject({ size: 0 })
  await space.ask(
    'mutation { setFormatRules(rules: [{ pattern: "*carousel*", formatId: "meta_carousel" }]) { __typename } }',
  )
  await settled(rapport.db, space)
  expect(await tell(space, id)).toMatchObject({ size: 1 })
  await exact(space)
})

test('a rule that makes the database fail leaves its members as they are, and no other segment behind', async () => {
  const shop = await newShop()
  const { space } = shop
  await ruled(space, 'clickers', clicked)
  await rapport.db.execute(
    `INSERT INTO segment (workspace_id, id, name, rule) VALUES ($1::uuid, gen_random_uuid(), 'broken', '{"trait": 3}')`,
    [space.id],
  )
  await shop.post('track', click('1'))
  await expect.poll(() => segmentsOf(space, '1'), { timeout: 2000 }).toEqual(['clickers'])
})

const query = `subscription ($segment: ID!, $customer: ID) { segmentChanged(segmentId: $segment, customerId: $customer) {
  segment { name } customer { identities { value } } step } }`

interface Heard {
  customer: { identities: { value: string }[] } | null
  step: string
}

async function next(stream: Stream): Promise<unknown> {
  const message = await stream.next()
  const { step, customer } = (message!.data!.data as { segmentChanged: Heard }).segmentChanged
  return [step, customer?.identities.map(({ value }) => value).join(' ')]
}

test('whoever follows a segment hears who enters and leaves, and whoever follows one customer in it of nobody else', async () => {
  const shop = await newShop()
  const { space } = shop
  const id = await ruled(space, 'paying', { trait: 'plan', equals: 'paid' })
  const has = (userId: string, plan: string) => shop.post('identify', { userId, traits: { plan } })
  await has('1', 'free')
  await settled(rapport.db, space)
  const all = await open(url, space.key, query, { segment: id })
  const one = await open(url, space.key, query, { segment: id, customer: await idOf(space, 'user_id:1') })
  await has('2', 'paid')
  expect(await next(all)).toEqual(['ENTERED', '2'])
  await has('1', 'paid')
  expect([await next(all), await next(one)]).toEqual([
    ['ENTERED', '1'],
    ['ENTERED', '1'],
  ])
  // Another profile joins: the person is in it as before.
  await shop.post('identify', { userId: '1', anonymousId: 'a', traits: { plan: 'paid' } })
  await settled(rapport.db, space)
  await has('1', 'free')
  expect([await next(all), await next(one)]).toEqual([
    ['LEFT', 'a 1'],
    ['LEFT', 'a 1'],
  ])
  await space.take(`user_id,plan\n1,paid\n${Array.from({ length: 199 }, (_, i) => `u${i},paid\n`).join('')}`)
  expect([await next(all), await next(one)]).toEqual([
    ['MANY', undefined],
    ['ENTERED', 'a 1'],
  ])
  await pause(100)
  expect([all.waiting, one.waiting]).toEqual([[], []])
})

test('a segment of another workspace is none', async () => {
  const [{ space }, { space: other }] = [await newShop(), await newShop()]
  const id = await ruled(space, 'all', clicked)
  const stream = await open(url, other.key, query, { segment: id })
  expect(await stream.next()).toMatchObject({ data: { errors: [{ message: 'There is no such segment.' }] } })
  const answer = await other.ask(
    'query ($id: ID!) { customers(segmentId: $id) { edges { node { id } } } node(id: $id) { id } }',
    { id },
  )
  expect(answer).toEqual({ customers: { edges: [] }, node: null })
  const wrong = await space.send({
    query: 'query ($id: ID!) { customers(segmentId: $id) { edges { node { id } } } }',
    variables: { id: Buffer.from(`Customer:${space.id}`).toString('base64') },
  })
  expect(wrong.errors).toMatchObject([{ message: 'This is not an id that Rapport gave out.' }])
})
