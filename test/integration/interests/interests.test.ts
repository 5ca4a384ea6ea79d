import { recount } from '@rapport/server/recount/recount.ts'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { newSender } from '../../support/sender.ts'
import type { Space } from '../../support/space.ts'

const rapport = await startRapport()

interface Interest {
  topic: string
  weight: number
  share: number
  lastAt: string
}

const interestsQuery = `query ($identity: IdentityInput!, $first: Int) {
  customer(identity: $identity) { interests(first: $first) { topic weight share lastAt } } }`

async function interestsOf(space: Space, name: string, first = 100): Promise<Interest[]> {
  const [namespace, value] = name.split(':')
  const { customer } = await space.ask<{ customer: { interests: Interest[] } }>(interestsQuery, {
    identity: { namespace, value },
    first,
  })
  return customer.interests
}

const differences = ({ id }: Space) => recount(rapport.db, id, { check: true })

/** Milliseconds. */
const day = 24 * 60 * 60 * 1000
const now = Date.now()
const ago = (days: number) => new Date(now - days * day).toISOString()

/** What an interest must weigh: each deed by its kind, and half after each half-life. */
const decayed = (deeds: readonly (readonly [weight: number, days: number])[], halfLife = 30) =>
  deeds.reduce((sum, [weight, days]) => sum + weight * 2 ** (-days / halfLife), 0)

const deeds = [
  { type: 'page', properties: { category: 'Gravel' }, timestamp: ago(0) },
  { type: 'track', event: 'Ad Clicked', properties: { tags: ['gravel', 'Mud'] }, timestamp: ago(30) },
  { type: 'track', event: 'Comment Posted', properties: { text: 'More #Gravel, please' }, timestamp: ago(90) },
  { type: 'track', event: 'Order Completed', properties: { products: [{ category: '铃' }] }, timestamp: ago(3650) },
  { type: 'page', properties: { category: 'Mud' }, timestamp: ago(400) },
  { type: 'track', event: 'Ad Impression', properties: { category: 'Helmets' } },
]

test('what people do about a topic weighs by its kind and halves with time, in whatever order it comes', async () => {
  const told: Interest[][] = []
  for (const order of [deeds, deeds.toReversed(), [...deeds.slice(3), ...deeds.slice(0, 3)]]) {
    const shop = await newSender(await rapport.newSpace())
    for (const deed of order) await shop.post('batch', { batch: [{ ...deed, userId: '1' }] })
    told.push(await interestsOf(shop.space, 'user_id:1'))
    expect(await differences(shop.space)).toEqual([])
  }
  const together = await newSender(await rapport.newSpace())
  await together.post('batch', { batch: deeds.map((deed) => ({ ...deed, userId: '1' })) })
  told.push(await interestsOf(together.space, 'user_id:1'))
  for (const interests of told) {
    expect(interests.map(({ topic }) => topic)).toEqual(['gravel', 'mud', '铃'])
    const [gravel, mud, bells] = interests
    const expected = [decayed([[1, 0], [2, 30], [3, 90]]), decayed([[2, 30], [1, 400]]), decayed([[6, 3650]])] // prettier-ignore
    for (const [i, one] of [gravel, mud, bells].entries()) expect(one!.weight / expected[i]!).toBeCloseTo(1, 4)
    expect(gravel!.share + mud!.share + bells!.share).toBeCloseTo(1, 9)
    expect(gravel!.lastAt).toBe(ago(0))
  }
})

test('a person with several profiles cares about what each of them does', async () => {
  const shop = await newSender(await rapport.newSpace())
  const page = (who: object, category: string) => shop.post('page', { ...who, properties: { category } })
  await page({ anonymousId: 'v' }, 'Mud')
  await page({ anonymousId: 'v' }, 'Gravel')
  await page({ userId: 'u' }, 'gravel')
  await shop.post('alias', { userId: 'u', previousId: 'v' })
  const [gravel, mud] = await interestsOf(shop.space, 'anonymous_id:v')
  expect([gravel!.topic, Math.round(gravel!.weight), mud!.topic, Math.round(mud!.weight)]).toEqual([
    'gravel',
    2,
    'mud',
    1,
  ])
  expect(await differences(shop.space)).toEqual([])
})

test('robots care about nothing, and what comes twice counts once', async () => {
  const shop = await newSender(await rapport.newSpace())
  const message = { messageId: 'm', userId: '1', properties: { category: 'Mud' } }
  for (let i = 0; i < 3; i++) await shop.post('page', message)
  const robot = { context: { userAgent: 'Googlebot/2.1 (+http://www.google.com/bot.html)' } }
  await shop.post('page', { userId: '2', properties: { category: 'Mud' }, ...robot })
  expect(Math.round((await interestsOf(shop.space, 'user_id:1'))[0]!.weight)).toBe(1)
  expect(await interestsOf(shop.space, 'user_id:2')).toEqual([])
})

test('a file names topics in a column and in what people wrote', async () => {
  const space = await rapport.newSpace()
  const file = `user_id,kind,at,topics,text
1,comment,${ago(0)},"Wheels, Steel",I like #mud
1,page view,${ago(0)},wheels,
`
  for (let i = 0; i < 2; i++) await space.take(file)
  const interests = await interestsOf(space, 'user_id:1')
  expect(interests.map(({ topic, weight }) => [topic, Math.round(weight)])).toEqual([
    ['wheels', 4],
    ['mud', 3],
    ['steel', 3],
  ])
  expect(await differences(space)).toEqual([])
})

test('of more than a hundred topics the strongest stay, and topics know how many profiles they have', async () => {
  const shop = await newSender(await rapport.newSpace())
  const page = (topic: string, days: number) => ({
    type: 'page',
    userId: '1',
    properties: { topic },
    timestamp: ago(days),
  })
  await shop.post('batch', { batch: [page('favourite', 0), page('favourite', 1)] })
  for (let group = 0; group < 13; group++)
    await shop.post('batch', {
      batch: Array.from({ length: 10 }, (_, i) => page(`topic ${group} of ${i}`, 90 - group)),
    })
  const interests = await interestsOf(shop.space, 'user_id:1')
  expect(interests).toHaveLength(100)
  expect(interests[0]!.topic).toBe('favourite')
  expect(interests.some(({ topic }) => topic === 'topic 0 of 0')).toBe(false)
  expect(await differences(shop.space)).toEqual([])
  const { topic, topics } = await shop.space.ask<{ topic: unknown; topics: unknown[] }>(
    '{ topic(topic: "topic 0 of 0") { profiles } topics(first: 100) { profiles } }',
  )
  expect([topic, topics.length]).toEqual([null, 100])
})

test.for([
  ['customer_interest', 'SET score = score + 0.01'],
  ['workspace_topic', 'SET profiles = 9'],
] as const)('a wrong row of %s is told and mended', async ([counter, change]) => {
  const shop = await newSender(await rapport.newSpace())
  await shop.post('page', { userId: '1', properties: { category: 'Mud' } })
  await rapport.db.execute(`UPDATE ${counter} ${change} WHERE workspace_id = $1::uuid`, [shop.space.id])
  expect(await recount(rapport.db, shop.space.id, { check: false })).toMatchObject([{ counter, rows: 1 }])
  expect(await differences(shop.space)).toEqual([])
})

const settings = `mutation ($halfLifeDays: Float, $rules: [TopicRuleInput!]) {
  setInterestSettings(halfLifeDays: $halfLifeDays, rules: $rules) {
    ... on Workspace { interestHalfLifeDays topicRules { place pattern topic } } ... on Error { message } } }`

test('rules say what pages and creatives are about, from then on', async () => {
  const shop = await newSender(await rapport.newSpace())
  const { space } = shop
  const visit = (path: string, properties = {}) =>
    shop.post('page', { userId: '1', properties: { path, ...properties } })
  await visit('/bikes/gravel/fjell')
  const rules = [
    { place: 'PAGE', pattern: '/Bikes/gravel*', topic: 'Gravel bikes' },
    { place: 'PAGE', pattern: '/100%_off', topic: 'Sale' },
    { place: 'CREATIVE', pattern: '*family*', topic: 'Family' },
  ]
  expect(await space.ask(settings, { rules })).toMatchObject({
    setInterestSettings: { topicRules: [{ topic: 'gravel bikes' }, { topic: 'sale' }, { topic: 'family' }] },
  })
  await visit('/bikes/gravel/fjell', { category: 'gravel bikes' })
  await visit('/100xyoff')
  await visit('/about')
  const ad = { creative: 'c1', creativeName: 'Cards', campaign: 'Family rides', platform: 'meta' }
  for (const event of ['Ad Impression', 'Ad Clicked']) await shop.post('track', { userId: '1', event, properties: ad })
  const interests = await interestsOf(space, 'user_id:1')
  expect(interests.map(({ topic, weight }) => [topic, Math.round(weight)])).toEqual([
    ['family', 2],
    ['gravel bikes', 1],
  ])
  const { customer } = await space.ask<{ customer: { interactions: { edges: { node: { topics: string[] } }[] } } }>(
    '{ customer(identity: { namespace: "user_id", value: "1" }) { interactions { edges { node { kind topics } } } } }',
  )
  expect(customer.interactions.edges.map(({ node }) => node.topics).filter(({ length }) => length > 0)).toHaveLength(2)
  expect(await differences(space)).toEqual([])
})

test('another half-life weighs anew what was done before', async () => {
  const shop = await newSender(await rapport.newSpace())
  await shop.post('batch', { batch: deeds.map((deed) => ({ ...deed, userId: '1' })) })
  await shop.space.ask(settings, { halfLifeDays: 365 })
  const interests = await interestsOf(shop.space, 'user_id:1')
  const mud = interests.find(({ topic }) => topic === 'mud')!
  expect(mud.weight / decayed([[2, 30], [1, 400]], 365)).toBeCloseTo(1, 4) // prettier-ignore
  expect(await differences(shop.space)).toEqual([])
})

interface FormatInterest {
  format: { id: string }
  weight: number
  share: number
}

async function formatInterestsOf(space: Space, value: string): Promise<FormatInterest[]> {
  const { customer } = await space.ask<{ customer: { formatInterests: FormatInterest[] } }>(
    `query ($identity: IdentityInput!) { customer(identity: $identity) { formatInterests { format { id } weight share } } }`,
    { identity: { namespace: 'user_id', value } },
  )
  return customer.formatInterests
}

const answer = (event: string, format: string, days: number, who: object = { userId: '1' }) => ({
  ...who,
  type: 'track',
  event,
  timestamp: ago(days),
  properties: { creative: `of ${format}`, format, platform: 'meta' },
})
const answers = [
  answer('Post Shared', 'meta_reels', 90),
  answer('Ad Clicked', 'meta_reels', 60),
  ...Array.from({ length: 9 }, () => answer('Ad Impression', 'meta_reels', 0)),
  answer('Ad Impression', 'meta_playable', 0),
  answer('Ad Clicked', 'meta_carousel', 0),
  answer('Order Completed', 'meta_carousel', 30),
  answer('Comment Posted', 'meta_carousel', 60, { anonymousId: 'v' }),
]
const onCards = [[2, 0], [6, 30], [3, 60]] as const // prettier-ignore
const onReels = [[4, 90], [2, 60]] as const // prettier-ignore

test('formats that a person answers to weigh by the answer and fade with time, however often they are shown', async () => {
  for (const batches of [answers.map((one) => [one]), answers.toReversed().map((one) => [one]), [answers]]) {
    const shop = await newSender(await rapport.newSpace())
    for (const batch of batches) await shop.post('batch', { batch })
    await shop.post('alias', { userId: '1', previousId: 'v' })
    const [cards, reels, ...others] = await formatInterestsOf(shop.space, '1')
    expect([cards?.format.id, reels?.format.id, others]).toEqual(['meta_carousel', 'meta_reels', []])
    expect(cards!.weight / decayed(onCards)).toBeCloseTo(1, 4)
    expect(reels!.weight / decayed(onReels)).toBeCloseTo(1, 4)
    expect(cards!.share + reels!.share).toBeCloseTo(1, 9)
    expect(await differences(shop.space)).toEqual([])
  }
})

test('formats are weighed anew by another half-life, and where a creative turns out to have another one', async () => {
  const shop = await newSender(await rapport.newSpace())
  const { space } = shop
  await shop.post('batch', { batch: answers })
  await shop.post('alias', { userId: '1', previousId: 'v' })
  await space.ask(settings, { halfLifeDays: 90 })
  const [cards, reels] = await formatInterestsOf(space, '1')
  expect(cards!.weight / decayed(onCards, 90)).toBeCloseTo(1, 4)
  expect(await differences(space)).toEqual([])
  const { creatives } = await space.ask<{ creatives: { edges: { node: { id: string; externalId: string } }[] } }>(
    '{ creatives { edges { node { id externalId } } } }',
  )
  const { node } = creatives.edges.find((one) => one.node.externalId === 'of meta_reels')!
  await space.ask(
    `mutation ($id: ID!) { setCreativeFormat(creativeId: $id, formatId: "meta_story_image") { __typename } }`,
    { id: node.id },
  )
  const [, stories] = await formatInterestsOf(space, '1')
  expect(stories?.format.id).toBe('meta_story_image')
  expect(stories!.weight / reels!.weight).toBeCloseTo(1, 4)
  expect(await differences(space)).toEqual([])
  await rapport.db.execute('UPDATE customer_format SET interest = NULL WHERE workspace_id = $1::uuid', [space.id])
  expect(await differences(space)).toMatchObject([{ counter: 'customer_format' }])
})

test('settings that make no sense are refused in a sentence', async () => {
  const space = await rapport.newSpace()
  const rule = { place: 'PAGE', pattern: '/x', topic: 'Mud' }
  for (const [wrong, sentence] of [
    [{ halfLifeDays: 0 }, 'between 1 and 3,650 days'],
    [{ rules: [{ ...rule, pattern: '**' }] }, 'besides *'],
    [{ rules: [{ ...rule, topic: '7' }] }, 'is no topic'],
    [{ rules: Array.from({ length: 201 }, () => rule) }, 'At most 200 rules'],
  ] as const) {
    const { setInterestSettings } = await space.ask<{ setInterestSettings: { message: string } }>(settings, wrong)
    expect(setInterestSettings.message).toContain(sentence)
  }
})

test('topics that the same people care about are related, those that go together most first', async () => {
  const shop = await newSender(await rapport.newSpace())
  const people = [
    ...Array.from({ length: 6 }, () => ['gravel', 'mud']),
    ...Array.from({ length: 2 }, () => ['gravel', 'family']),
    ...Array.from({ length: 10 }, () => ['family']),
    ['gravel', 'bells'],
  ]
  await shop.post('batch', {
    batch: people.map((tags, i) => ({ type: 'page', userId: `u${i}`, properties: { tags } })),
  })
  const { topic } = await shop.space.ask<{ topic: { profiles: number; related: Record<string, unknown>[] } }>(
    '{ topic(topic: "#Gravel") { profiles related(first: 5) { topic profiles shared sampled similarity } } }',
  )
  expect(topic.profiles).toBe(9)
  expect(topic.related).toEqual([
    { topic: 'mud', profiles: 6, shared: 6, sampled: 9, similarity: expect.closeTo(6 / Math.sqrt(9 * 6), 9) },
    { topic: 'family', profiles: 12, shared: 2, sampled: 9, similarity: expect.closeTo(2 / Math.sqrt(9 * 12), 9) },
  ])
  const other = await rapport.newSpace()
  expect(await other.ask('{ topics { topic } topic(topic: "gravel") { topic } }')).toEqual({ topics: [], topic: null })
})
