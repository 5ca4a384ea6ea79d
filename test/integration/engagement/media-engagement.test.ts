import { recount } from '@rapport/server/recount/recount.ts'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'

const rapport = await startRapport()

const rates =
  'rates { theirResponseRate { value } engagementRate { value low high } ctr { value } reactionRate { value } commentRate { value } shareRate { value } }'
const engagement = `engagement { impressions clicks reactions comments shares ${rates} }`

interface Media {
  name: string
  engagement: {
    impressions: number
    shares: number
    rates: Record<string, { value: number; low?: number; high?: number } | null>
  }
}

const row = (id: number, who: number, kind: string, creative: string, campaign = 'spring') =>
  `${id},u${who},${kind},2026-03-01T10:00:00Z,instagram,instagram,${creative},${campaign}`
const header = 'id,user_id,kind,at,channel,platform,creative,campaign'

test('creatives, campaigns, channels and customers have the rates of what was shown and done', async () => {
  const space = await rapport.newSpace()
  const shown = Array.from({ length: 20 }, (_, i) => row(i, i % 10, 'impression', 'reel'))
  const others = Array.from({ length: 10 }, (_, i) => row(100 + i, 5 + i, 'impression', 'cards'))
  const done = ['click', 'reaction', 'comment', 'share'].map((kind, i) => row(200 + i, 1, kind, 'reel'))
  await space.take([header, ...shown, ...others, ...done, row(300, 99, 'view', 'cards')].join('\n'))
  const { campaigns, creatives, channelEngagement, customer } = await space.ask<{
    campaigns: { edges: { node: Media }[] }
    creatives: { edges: { node: Media }[] }
    channelEngagement: unknown
    customer: unknown
  }>(`{
    campaigns(first: 9) { edges { node { name ${engagement} } } } creatives(first: 9) { edges { node { name ${engagement} } } }
    channelEngagement { channel impressions clicks reactions comments shares ${rates} }
    customer(identity: { namespace: "user_id", value: "u1" }) { engagement { clicks reactions comments shares exposures ${rates} } }
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
  expect(cards?.engagement).toMatchObject({ impressions: 10 })
  expect(spring?.engagement).toMatchObject({
    impressions: 30,
    rates: { ctr: { value: 1 / 30 } },
  })
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
