import { recount } from '@rapport/server/recount/recount.ts'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { newSender } from '../../support/sender.ts'

const rapport = await startRapport()

const rates =
  'rates { theirResponseRate { value } engagementRate { value low high } ctr { value } reactionRate { value } commentRate { value } shareRate { value } }'
const engagement = `engagement { impressions reach { people low high } clicks reactions comments shares virality ${rates} }`

interface Media {
  name: string
  engagement: {
    impressions: number
    reach: { people: number; low: number; high: number }
    shares: number
    virality: number | null
    rates: Record<string, { value: number; low?: number; high?: number } | null>
  }
}

const row = (id: number, who: number, kind: string, creative: string, campaign = 'spring') =>
  `${id},u${who},${kind},2026-03-01T10:00:00Z,instagram,instagram,${creative},${campaign}`
const header = 'id,user_id,kind,at,channel,platform,creative,campaign'

test('creatives, campaigns, channels and customers have the rates of what was shown and done, and people count once', async () => {
  const space = await rapport.newSpace()
  const shown = Array.from({ length: 20 }, (_, i) => row(i, i % 10, 'impression', 'reel'))
  const others = Array.from({ length: 10 }, (_, i) => row(100 + i, 5 + i, 'impression', 'cards'))
  const done = ['click', 'reaction', 'comment', 'share'].map((kind, i) => row(200 + i, 1, kind, 'reel'))
  await space.take(
    [
      header,
      ...shown,
      ...others,
      ...done,
      row(300, 99, 'view', 'cards'),
      row(301, 1, 'purchase', 'reel'),
      row(302, 1, 'purchase', 'reel'),
    ].join('\n'),
  )
  const { campaigns, creatives, channelEngagement, customer } = await space.ask<{
    campaigns: { edges: { node: Media }[] }
    creatives: { edges: { node: Media }[] }
    channelEngagement: unknown
    customer: unknown
  }>(`{
    campaigns(first: 9) { edges { node { name ${engagement} } } } creatives(first: 9) { edges { node { name ${engagement} } } }
    channelEngagement { channel impressions clicks reactions comments shares ${rates} }
    customer(identity: { namespace: "user_id", value: "u1" }) { engagement { clicks reactions comments shares exposures conversionRate { value low method } ${rates} } }
  }`)
  const [spring] = campaigns.edges.map(({ node }) => node)
  const [cards, reel] = creatives.edges.map(({ node }) => node)
  expect(reel).toMatchObject({
    name: 'reel',
    engagement: {
      impressions: 20,
      clicks: 1,
      shares: 1,
      rates: {
        theirResponseRate: { value: 0.2 },
        engagementRate: { value: 0.15 },
        ctr: { value: 0.05 },
        reactionRate: { value: 0.05 },
        commentRate: { value: 0.05 },
        shareRate: { value: 0.05 },
      },
    },
  })
  expect(cards?.engagement).toMatchObject({ impressions: 10, virality: 0 })
  // Five people saw both.
  expect(spring?.engagement).toMatchObject({
    impressions: 30,
    rates: { ctr: { value: 1 / 30 } },
  })
  for (const [media, truth] of [
    [reel, 10],
    [cards, 11],
    [spring, 16],
  ] as const) {
    const { people = 0 } = media?.engagement.reach ?? {}
    // Now and then two of so few share a register.
    expect(Math.abs(people - truth)).toBeLessThanOrEqual(2)
    expect(media?.engagement.virality).toBe((media?.engagement.shares ?? 0) / people)
  }
  expect(channelEngagement).toMatchObject([
    { channel: 'instagram', impressions: 30, clicks: 1, rates: { ctr: { value: 1 / 30 } } },
  ])
  expect(customer).toMatchObject({
    engagement: {
      exposures: 2,
      clicks: 1,
      reactions: 1,
      comments: 1,
      shares: 1,
      conversionRate: { value: 2, low: null, method: 'RATIO' },
      // Four responses to two impressions are no proportion.
      rates: {
        theirResponseRate: { value: 2 },
        engagementRate: { value: 1.5, low: null, high: null },
        ctr: { value: 0.5 },
      },
    },
  })
  expect(await recount(rapport.db, space.id, { check: true })).toEqual([])
})

test('of the workspace too, whoever saw several creatives counts once', async () => {
  const space = await rapport.newSpace()
  const lines = [
    ...Array.from({ length: 8 }, (_, i) => row(i, i, 'impression', 'reel')),
    ...Array.from({ length: 8 }, (_, i) => row(100 + i, i + 4, 'impression', 'cards', 'summer')),
    row(300, 1, 'share', 'reel'),
  ]
  await space.take([header, ...lines].join('\n'))
  const { engagement: all } = await space.ask<Media>(`{ ${engagement} }`)
  expect(all).toMatchObject({ impressions: 16, shares: 1, virality: 1 / all.reach.people })
  expect(Math.abs(all.reach.people - 12)).toBeLessThanOrEqual(2)
  const other = await rapport.newSpace()
  expect(await other.ask(`{ ${engagement} }`)).toMatchObject({
    engagement: { impressions: 0, reach: { people: 0 }, virality: null },
  })
})

test('of a channel too, by where things were shown, whatever the creative', async () => {
  const space = await rapport.newSpace()
  const seen = (id: number, who: number, kind: string, channel: string, creative: string) =>
    `${id},u${who},${kind},2026-03-01T10:00:00Z,${channel},${creative && 'meta'},${creative},`
  const lines = [
    ...Array.from({ length: 8 }, (_, i) => seen(i, i, 'impression', 'instagram', 'reel')),
    ...Array.from({ length: 8 }, (_, i) => seen(100 + i, i + 4, 'impression', 'instagram', '')),
    ...Array.from({ length: 8 }, (_, i) => seen(200 + i, i + 8, 'impression', 'facebook', 'reel')),
    seen(300, 1, 'share', 'instagram', 'reel'),
  ]
  await space.take([header, ...lines].join('\n'))
  const on = (channel: string) =>
    `${channel.toLowerCase()}: ${engagement.replace('engagement', `engagement(channel: "${channel}")`)}`
  const told = await space.ask<Record<string, Media['engagement']>>(
    `{ ${on('Instagram')} ${on('facebook')} ${on('tiktok')} }`,
  )
  for (const [channel, impressions, truth, shares] of [
    ['instagram', 16, 12, 1],
    ['facebook', 8, 8, 0],
    ['tiktok', 0, 0, 0],
  ] as const) {
    const { reach, virality, ...rest } = told[channel]!
    expect(rest).toMatchObject({ impressions, shares })
    expect(Math.abs(reach.people - truth)).toBeLessThanOrEqual(2)
    expect(virality).toBe(reach.people === 0 ? null : shares / reach.people)
  }
  expect(told['instagram']!.rates['shareRate']).toMatchObject({ value: 1 / 16 })
  expect(await recount(rapport.db, space.id, { check: true })).toEqual([])
})

test('of thousands of people the estimate is as near as it says, whether they come by file or by event, once or again', async () => {
  const space = await rapport.newSpace()
  const people = 3000
  const lines = Array.from({ length: people }, (_, i) => row(i, i, 'impression', i % 3 === 0 ? 'reel' : 'cards'))
  await space.take([header, ...lines].join('\n'))
  const shop = await newSender(space)
  const again = Array.from({ length: 200 }, (_, i) => ({
    type: 'track',
    messageId: `${i}`,
    userId: `u${i * 3}`,
    event: 'Ad Impression',
    properties: { creative: 'reel', platform: 'instagram' },
  }))
  await shop.post('batch', { batch: again })
  const { campaigns, creatives } = await space.ask<Record<'campaigns' | 'creatives', { edges: { node: Media }[] }>>(
    `{ campaigns(first: 9) { edges { node { name ${engagement} } } } creatives(first: 9) { edges { node { name ${engagement} } } } }`,
  )
  const nodes = [...campaigns.edges, ...creatives.edges].map(({ node }) => node)
  for (const [name, truth] of [
    ['spring', people],
    ['reel', people / 3],
    ['cards', (people * 2) / 3],
  ] as const) {
    const found = nodes.find((one) => one.name === name)?.engagement.reach
    // Four standard errors: it is the same for the same people only as long as their ids are, which are new with every run.
    expect(Math.abs((found?.people ?? 0) / truth - 1), name).toBeLessThan(4 * 0.023)
    expect(found?.low).toBeLessThan(found?.people ?? 0)
    expect(found?.high).toBeGreaterThanOrEqual(found?.people ?? Infinity)
  }
  expect(await recount(rapport.db, space.id, { check: true })).toEqual([])
})
