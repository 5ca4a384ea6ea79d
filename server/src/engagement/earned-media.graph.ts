import { builder } from '../graph/builder.ts'
import { type Earned, earnedMedia, type EarnedMedia as Media, type Published } from './earned-media.sql.ts'

const ChannelEarned = builder.objectRef<Earned & { channel: string | null }>('EarnedCounts').implement({
  description: 'What others said of us or passed on, on one channel or on all.',
  fields: (t) => ({
    channel: t.exposeString('channel', {
      nullable: true,
      description: 'In lower case; empty where nobody said. Null for all channels together.',
    }),
    mentions: t.expose('mentions', { type: 'BigInt', description: 'Times that people named us.' }),
    shares: t.expose('shares', { type: 'BigInt', description: 'Times that people passed on what we published.' }),
    reviews: t.expose('reviews', { type: 'BigInt', description: 'Reviews that people wrote.' }),
    comments: t.expose('comments', { type: 'BigInt', description: 'Public comments that people wrote.' }),
    userGenerated: t.field({
      type: 'BigInt',
      description: 'mentions + reviews + comments: what people made themselves. A share passes on what is ours.',
      resolve: ({ mentions, reviews, comments }) => BigInt(mentions) + BigInt(reviews) + BigInt(comments),
    }),
  }),
})

const PublishedMedia = builder.objectRef<Published>('PublishedMedia').implement({
  description: 'What we published, with what came of it: observed, without robots.',
  fields: (t) => ({
    creatives: t.exposeInt('creatives', { description: 'Ads or posts that anything came of in the period.' }),
    impressions: t.expose('impressions', { type: 'BigInt', description: 'Times shown.' }),
    clicks: t.expose('clicks', { type: 'BigInt', description: 'Times that people clicked or tapped through.' }),
    reactions: t.expose('reactions', { type: 'BigInt', description: 'Likes and other one-tap answers.' }),
    comments: t.expose('comments', { type: 'BigInt', description: 'Comments on them; earned media too.' }),
    shares: t.expose('shares', { type: 'BigInt', description: 'Times they were passed on; earned media too.' }),
  }),
})

const EarnedMedia = builder.objectRef<Media>('EarnedMedia').implement({
  description:
    'What others said of us beside what we published, from our own interactions. Never added together: a comment on an ad is earned by ' +
    'the ad, and is in both.',
  fields: (t) => ({
    earned: t.field({
      type: ChannelEarned,
      description: 'On all channels together.',
      resolve: ({ channels }) => {
        const sum = (name: keyof Earned) => String(channels.reduce((total, one) => total + BigInt(one[name]), 0n))
        return {
          channel: null,
          mentions: sum('mentions'),
          shares: sum('shares'),
          reviews: sum('reviews'),
          comments: sum('comments'),
        }
      },
    }),
    channels: t.expose('channels', {
      type: [ChannelEarned],
      description: 'Channel by channel, by name; those on which nobody said anything are left out.',
    }),
    owned: t.expose('owned', { type: PublishedMedia, description: 'Organic posts (`Creative.paid` is false).' }),
    paid: t.expose('paid', { type: PublishedMedia, description: 'Advertising (`Creative.paid` is true).' }),
    unknown: t.expose('unknown', { type: PublishedMedia, description: 'What nobody said either of.' }),
  }),
})

builder.queryField('earnedMedia', (t) =>
  t.field({
    type: EarnedMedia,
    description: 'What others say of us, apart from our own posts and from advertising.',
    args: {
      from: t.arg({ type: 'Date', description: 'First day; all of the past when left out.' }),
      to: t.arg({ type: 'Date', description: 'Last day; until now when left out.' }),
    },
    resolve: (_root, { from, to }, { db, workspaceId }) =>
      earnedMedia(db, workspaceId, { from: from ?? null, to: to ?? null }),
  }),
)
