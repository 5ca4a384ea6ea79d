import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { newSender } from '../../support/sender.ts'

const rapport = await startRapport()

const posts = `creative,platform,format,publishedAt,paid,impressions
ad,instagram,meta_feed_image,2026-03-01,yes,10
post,instagram,meta_feed_image,2026-03-01,no,10
`
const interactions = `id,user_id,kind,at,channel,platform,creative
1,42,impression,2026-03-01T10:00:00Z,instagram,instagram,ad
2,42,comment,2026-03-01T10:01:00Z,instagram,instagram,ad
3,42,impression,2026-03-02T10:00:00Z,instagram,instagram,post
4,43,share,2026-03-02T10:00:00Z,instagram,instagram,post
5,43,impression,2026-03-02T10:00:00Z,web,web,banner
6,43,mention,2026-03-02T11:00:00Z,x,,
7,43,review,2026-03-03T11:00:00Z,,,
8,42,reply,2026-03-03T11:00:00Z,instagram,,
`

const counts = 'mentions shares reviews comments userGenerated'
const published = 'creatives impressions clicks reactions comments shares'
const ask = (period = '') => `{ earnedMedia${period} { earned { ${counts} } channels { channel ${counts} }
  owned { ${published} } paid { ${published} } unknown { ${published} } } }`

test('what others say of us stands beside what we publish, by ourselves and for money, and is no part of it', async () => {
  const space = await rapport.newSpace()
  await space.take(posts, { as: 'posts' })
  await space.take(interactions)
  const shop = await newSender(space)
  await shop.post('track', {
    userId: 44,
    event: 'Brand Mentioned',
    context: { userAgent: 'Googlebot/2.1' },
    properties: { channel: 'x' },
  })
  const nothing = { mentions: 0, shares: 0, reviews: 0, comments: 0, userGenerated: 0 }
  const none = { creatives: 0, impressions: 0, clicks: 0, reactions: 0, comments: 0, shares: 0 }
  expect(await space.ask(ask())).toEqual({
    earnedMedia: {
      earned: { mentions: 1, shares: 1, reviews: 1, comments: 1, userGenerated: 3 },
      channels: [
        { ...nothing, channel: '', reviews: 1, userGenerated: 1 },
        { ...nothing, channel: 'instagram', shares: 1, comments: 1, userGenerated: 1 },
        { ...nothing, channel: 'x', mentions: 1, userGenerated: 1 },
      ],
      owned: { ...none, creatives: 1, impressions: 1, shares: 1 },
      paid: { ...none, creatives: 1, impressions: 1, comments: 1 },
      unknown: { ...none, creatives: 1, impressions: 1 },
    },
  })
  expect(await space.ask(ask('(from: "2026-03-03")'))).toMatchObject({
    earnedMedia: { earned: { ...nothing, reviews: 1, userGenerated: 1 }, paid: none },
  })
  expect(await space.ask(ask('(to: "2026-03-01")'))).toMatchObject({ earnedMedia: { earned: { comments: 1 } } })
})
