import { loyaltyOf } from '@rapport/server/loyalty/loyalty-score.sql.ts'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import type { Space } from '../../support/space.ts'
import { newSender } from '../../support/sender.ts'

const rapport = await startRapport()

interface Loyalty {
  score: number
  tier: { name: string; from: number }
  components: { name: string; score: number | null; weight: number; why: string }[]
}

const whole = 'loyalty { score tier { name from } components { name score weight why } }'

async function loyaltyAs(space: Space, name: string): Promise<Loyalty> {
  const [namespace, value] = name.split(':')
  const { customer } = await space.ask<{ customer: { loyalty: Loyalty } }>(
    `query ($identity: IdentityInput!) { customer(identity: $identity) { ${whole} } }`,
    { identity: { namespace, value } },
  )
  return customer.loyalty
}

const scoresOf = ({ components }: Loyalty) => Object.fromEntries(components.map(({ name, score }) => [name, score]))

/** Milliseconds. */
const [minute, day] = [60_000, 24 * 60 * 60_000]
const now = Date.now()
const at = (daysAgo: number, minutes = 0) => new Date(now - daysAgo * day + minutes * minute).toISOString()

/**
 * One person: 8 exposures in two formats, 3 responses, a purchase, two questions of which one is answered after two hours, and what we
 * wrote to them on our own.
 */
const history = `id,user_id,kind,at,channel,platform,creative,format,inReplyTo
1,1,impression,${at(60)},facebook,meta,reel,meta_reels,
2,1,impression,${at(59)},facebook,meta,reel,meta_reels,
3,1,click,${at(59, 1)},facebook,meta,reel,meta_reels,
4,1,impression,${at(58)},facebook,meta,cards,meta_carousel,
5,1,impression,${at(57)},facebook,meta,cards,meta_carousel,
6,1,impression,${at(56)},facebook,meta,cards,meta_carousel,
7,1,impression,${at(55)},facebook,meta,cards,meta_carousel,
8,1,impression,${at(54)},facebook,meta,cards,meta_carousel,
9,1,impression,${at(53)},facebook,meta,cards,meta_carousel,
10,1,reaction,${at(53, 1)},facebook,meta,cards,meta_carousel,
11,1,comment,${at(53, 2)},facebook,meta,cards,meta_carousel,
12,1,purchase,${at(40)},web,,,,
13,1,message,${at(30)},web,,,,
14,1,reply,${at(30, 120)},web,,,,13
15,1,message,${at(20)},web,,,,
16,1,reply,${at(5)},email,,,,
17,2,impression,${at(60)},facebook,meta,reel,meta_reels,
`

const setSentiment = (space: Space, sum: number, count: number) =>
  rapport.db.execute(
    `UPDATE customer SET sentiment_sum = $2::float8, sentiment_count = $3::int WHERE workspace_id = $1::uuid
       AND id = (SELECT customer_id FROM identity WHERE workspace_id = $1::uuid AND namespace = 'user_id' AND value = '1')`,
    [space.id, sum, count],
  )

test('every component is what its formula says, and the score their mean by weight', async () => {
  const space = await rapport.newSpace()
  await space.take(history)
  await setSentiment(space, 1.5, 3)
  const loyalty = await loyaltyAs(space, 'user_id:1')
  const affinity = (shown: number, answered: number, all: number) =>
    (20 * ((answered + 0.5) / (all + 1)) + answered) / (20 + shown)
  const [reels, cards] = [affinity(2, 1, 3), affinity(6, 2, 6)]
  const expected = {
    FREQUENCY: 100 * (1 - 2 ** (-(6 / 2) / 4)) * 2 ** (-20 / 90),
    QUALITY: 100 * (1 - 2 ** (-(3 + 5) / 20)),
    EMOTION: 50 * (1 + 1.5 / 5),
    IMMEDIACY: (100 * 2 ** (-120 / 240) + 0) / 2,
    PERSONALISATION: (100 * (2 * reels + 6 * cards)) / (8 * Math.max(reels, cards)),
    NOVELTY: 100 * (1 - (2 / 8) ** 2 - (6 / 8) ** 2),
  }
  const scores = scoresOf(loyalty)
  for (const [name, score] of Object.entries(expected)) expect(scores[name], name).toBeCloseTo(score, 2)
  const weights = { FREQUENCY: 25, QUALITY: 25, EMOTION: 20, IMMEDIACY: 10, PERSONALISATION: 10, NOVELTY: 10 }
  const mean = Object.entries(weights).reduce(
    (sum, [name, weight]) => sum + (weight / 100) * expected[name as 'NOVELTY'],
    0,
  )
  expect(loyalty.score).toBeCloseTo(mean, 1)
  expect(loyalty.tier).toEqual({ name: mean >= 40 ? 'Silver' : 'Bronze', from: mean >= 40 ? 40 : 0 })
  expect(loyalty.components.map(({ why }) => why)).toEqual([
    '3 deeds in 30 days on average, the last 20 days ago.',
    '3 responses and 1 purchase.',
    'The sentiment of 3 texts of theirs.',
    'We answered 1 of their last 2 questions, half of those within 120 minutes.',
    'How well 8 exposures in 2 formats fit what they respond to.',
    '8 exposures in 2 formats.',
  ])
})

test('an answer is one for loyalty too where nothing tells to what', async () => {
  const space = await rapport.newSpace()
  await space.take(`id,user_id,kind,at,channel
1,1,message,${at(3)},messenger
2,1,reply,${at(3, 5)},messenger
`)
  const { components } = await loyaltyAs(space, 'user_id:1')
  const { score, why } = components.find(({ name }) => name === 'IMMEDIACY')!
  expect(score).toBeCloseTo(100 * 2 ** (-5 / 240), 6)
  expect(why).toBe('We answered 1 of their last 1 questions, half of those within 5 minutes.')
})

test('what there is nothing to tell by does not count, and who did nothing has no loyalty', async () => {
  const space = await rapport.newSpace()
  await space.take('user_id\n7\n')
  const { score, tier, components } = await loyaltyAs(space, 'user_id:7')
  expect([score, tier.name]).toEqual([0, 'Bronze'])
  expect(components.map(({ name, score: part, weight }) => [name, part, weight])).toEqual([
    ['FREQUENCY', 0, 0.5],
    ['QUALITY', 0, 0.5],
    ['EMOTION', null, 0],
    ['IMMEDIACY', null, 0],
    ['PERSONALISATION', null, 0],
    ['NOVELTY', null, 0],
  ])
})

test('the loyalty of a person is that of all their profiles', async () => {
  const [one, two] = [await rapport.newSpace(), await rapport.newSpace()]
  await one.take(history)
  const halves = history.split('\n')
  const asVisitor = (line: string) => line.replace(/^(\d+),1,/, '$1,v,')
  await two.take([halves[0], ...halves.slice(1, 8)].join('\n'))
  await two.take([halves[0]!.replace('user_id', 'anonymous_id'), ...halves.slice(8, 17).map(asVisitor)].join('\n'))
  await two.take([halves[0], halves[17]].join('\n'))
  const shop = await newSender(two)
  await shop.post('alias', { userId: '1', previousId: 'v' })
  const [single, joined] = [await loyaltyAs(one, 'user_id:1'), await loyaltyAs(two, 'anonymous_id:v')]
  expect(joined.score).toBeCloseTo(single.score, 1)
  for (const [name, score] of Object.entries(scoresOf(single)))
    if (score === null) expect(scoresOf(joined)[name]).toBeNull()
    else expect(scoresOf(joined)[name], name).toBeCloseTo(score, 2)
})

const settings = `mutation ($weights: [LoyaltyWeightInput!], $tiers: [LoyaltyTierInput!]) {
  setLoyaltySettings(weights: $weights, tiers: $tiers) {
    ... on LoyaltySettings { weights { name weight } tiers { name from } } ... on Error { message } } }`

test("weights and tiers are the workspace's own, hold at once, and keep what is left out", async () => {
  const space = await rapport.newSpace()
  await space.take(history)
  await space.ask(settings, { tiers: [{ name: 'Friend', from: 0 }, { name: 'Best friend', from: 10 }] }) // prettier-ignore
  await space.ask(settings, { weights: [{ name: 'QUALITY', weight: 3 }, { name: 'NOVELTY', weight: 1 }] }) // prettier-ignore
  const { score, tier, components } = await loyaltyAs(space, 'user_id:1')
  const parts = scoresOf({ score, tier, components })
  expect(score).toBeCloseTo(0.75 * parts['QUALITY']! + 0.25 * parts['NOVELTY']!, 1)
  expect(tier).toEqual({ name: 'Best friend', from: 10 })
  expect(components.map(({ weight }) => weight)).toEqual([0, 0.75, 0, 0, 0, 0.25])
  const other = await rapport.newSpace()
  await other.take(history)
  expect((await loyaltyAs(other, 'user_id:1')).tier.name).not.toBe('Best friend')
})

test('settings that make no sense are refused in a sentence', async () => {
  const space = await rapport.newSpace()
  for (const [wrong, sentence] of [
    [{ weights: [] }, 'at least one is above 0'],
    [{ weights: [{ name: 'QUALITY', weight: -1 }] }, 'from 0 to 1000'],
    [{ tiers: [] }, 'begins at 0'],
    [{ tiers: [{ name: 'A', from: 0 }, { name: 'B', from: 0 }] }, 'above the one before'], // prettier-ignore
    [{ tiers: [{ name: 'A', from: 0 }, { name: 'B', from: 101 }] }, 'none above 100'], // prettier-ignore
    [{ tiers: [{ name: ' ', from: 0 }] }, 'needs a name'],
    [{ tiers: [{ name: 'A', from: 0 }, { name: 'A', from: 9 }] }, 'the same name'], // prettier-ignore
  ] as const) {
    const answer = await space.ask<{ setLoyaltySettings: { message: string } }>(settings, wrong)
    expect(answer.setLoyaltySettings.message).toContain(sentence)
  }
})

test('the SQL that segments use says the same of everybody as the API, which asks for a list in one statement', async () => {
  const space = await rapport.newSpace()
  const lines = Array.from({ length: 400 }, (_, i) => {
    const kind = ['impression', 'impression', 'click', 'comment', 'message', 'purchase'][(i * 7 + (i >> 4)) % 6]
    return `${i},u${(i * 13) % 31},${kind},${at(i % 90)},web,meta,c${i % 5},${i % 2 ? 'meta_reels' : 'meta_carousel'}`
  })
  await space.take(`id,user_id,kind,at,channel,platform,creative,format\n${lines.join('\n')}\n`)
  const heads = 'SELECT id AS head FROM customer WHERE workspace_id = $1::uuid AND merged_into IS NULL'
  const rows = await rapport.db.query<{ head: string; score: number }>(
    `SELECT head::text AS head, score::float8 AS score FROM (${loyaltyOf(heads)}) l`,
    [space.id],
  )
  const bySql = new Map(rows.map(({ head, score }) => [head, score]))
  rapport.db.statements.length = 0
  const { customers } = await space.ask<{ customers: { edges: { node: { id: string; loyalty: Loyalty } }[] } }>(
    `{ customers(first: 50) { edges { node { id ${whole} } } } }`,
  )
  expect(rapport.db.statements.filter((one) => one.includes('personalisation'))).toHaveLength(1)
  expect(customers.edges).toHaveLength(31)
  const scores = customers.edges.map(({ node }) => {
    const score = bySql.get(Buffer.from(node.id, 'base64').toString().split(':')[1]!)
    expect(node.loyalty.score).toBeCloseTo(score!, 1)
    expect(score! > 0 && score! < 100).toBe(true)
    return score
  })
  expect(new Set(scores).size).toBeGreaterThan(20)
})
