import { Campaign } from '../campaigns/campaign.graph.ts'
import { Creative } from '../campaigns/creative.graph.ts'
import { Engagement } from '../customers/customer.graph.ts'
import { batched } from '../graph/batched.ts'
import { builder } from '../graph/builder.ts'
import { Rate } from '../performance/rate.graph.ts'
import { plainRate, ratio } from '../performance/rate.ts'
import { channelEngagement, type ChannelCounts } from './channel-engagement.sql.ts'
import { EngagementRates } from './engagement-rates.graph.ts'
import type { Reach as Estimate } from './estimate-reach.ts'
import { engagementOnChannel, mediaEngagement, type MediaEngagement as Media } from './media-engagement.ts'
import type { MediaScope } from './media-engagement.sql.ts'

const Reach = builder.objectRef<Estimate>('Reach').implement({
  description:
    'How many different people saw something, estimated: a HyperLogLog sketch (Flajolet et al. 2007) of 2,048 registers, whose standard error is 2.3 %. Profiles ' +
    'that turn out to be one person count as several.',
  fields: (t) => ({
    people: t.exposeInt('people', {
      description: 'The estimate, after Ertl (arXiv:1702.01284, 2017); close to exact for some hundred people.',
    }),
    low: t.exposeInt('low', { description: 'Lower end of the 95 % interval.' }),
    high: t.exposeInt('high', { description: 'Upper end of the 95 % interval.' }),
  }),
})

const MediaEngagement = builder.objectRef<Media>('MediaEngagement').implement({
  description:
    'What came of a creative, a campaign, a channel or everything over all time, by our own interactions, without robots. What platforms report is in `formatPerformance`.',
  fields: (t) => ({
    impressions: t.expose('impressions', { type: 'BigInt', description: 'Times shown, also to the same people.' }),
    reach: t.expose('reach', {
      type: Reach,
      description: 'How many different people saw it; of several creatives or a channel, any of it.',
    }),
    clicks: t.expose('clicks', { type: 'BigInt', description: 'Times that people clicked or tapped through.' }),
    reactions: t.expose('reactions', { type: 'BigInt', description: 'Likes and other one-tap answers.' }),
    comments: t.expose('comments', { type: 'BigInt', description: 'Public comments.' }),
    shares: t.expose('shares', { type: 'BigInt', description: 'Times that people passed it on.' }),
    rates: t.field({
      type: EngagementRates,
      description: 'Per impression; intervals know how much several creatives differ.',
      resolve: (media) => media,
    }),
    virality: t.float({
      nullable: true,
      description: 'shares / reach: how many times it was passed on for each person who saw it. Null where nobody did.',
      resolve: ({ shares, reach }) => (reach.people > 0 ? shares / reach.people : null),
    }),
  }),
})

const engagementOf = batched(({ db, workspaceId }, scope: MediaScope, ids) =>
  mediaEngagement(db, workspaceId, scope, ids),
)

const complexity = 20

builder.prismaObjectField(Creative, 'engagement', (t) =>
  t.field({
    type: MediaEngagement,
    select: { id: true },
    complexity,
    description: 'What came of it, and how many people saw it.',
    resolve: ({ id }, _args, context) => engagementOf(context, 'CREATIVE', id),
  }),
)

builder.prismaObjectField(Campaign, 'engagement', (t) =>
  t.field({
    type: MediaEngagement,
    select: { id: true },
    complexity,
    description: 'What came of its creatives, and how many people saw any of them.',
    resolve: ({ id }, _args, context) => engagementOf(context, 'CAMPAIGN', id),
  }),
)

builder.queryField('engagement', (t) =>
  t.field({
    type: MediaEngagement,
    complexity,
    description:
      'What came of everything that was published, or of all that was shown and done on a channel, and how many different people saw any of it.',
    args: { channel: t.arg.string({ description: 'Only what happened there, for example `instagram`.' }) },
    resolve: (_root, { channel }, context) =>
      typeof channel === 'string'
        ? engagementOnChannel(context.db, context.workspaceId, channel.toLowerCase())
        : engagementOf(context, 'WORKSPACE', context.workspaceId),
  }),
)

builder.objectField(Engagement, 'rates', (t) =>
  t.field({
    type: EngagementRates,
    description: 'How often the customer responds to what they are shown.',
    resolve: (counts) => ({
      rateOf: (count) => plainRate(count({ ...counts, impressions: counts.exposures }), counts.exposures),
    }),
  }),
)

builder.objectField(Engagement, 'conversionRate', (t) =>
  t.field({
    type: Rate,
    nullable: true,
    description:
      'purchases / clicks. Always a `RATIO`: people also buy without a click. Null where they clicked on nothing.',
    resolve: ({ purchases, clicks }) => ratio(purchases, clicks),
  }),
)

const ChannelEngagement = builder.objectRef<ChannelCounts>('ChannelEngagement').implement({
  description: 'What was shown and done on one channel, by our own interactions, without robots.',
  fields: (t) => ({
    channel: t.exposeString('channel', { description: 'In lower case; empty where nobody said.' }),
    impressions: t.expose('impressions', { type: 'BigInt', description: 'Times that something was shown.' }),
    clicks: t.expose('clicks', { type: 'BigInt', description: 'Times that people clicked or tapped through.' }),
    reactions: t.expose('reactions', { type: 'BigInt', description: 'Likes and other one-tap answers.' }),
    comments: t.expose('comments', { type: 'BigInt', description: 'Public comments.' }),
    shares: t.expose('shares', { type: 'BigInt', description: 'Times that people passed something on.' }),
    rates: t.field({
      type: EngagementRates,
      description: 'Per impression, whatever was shown: intervals are those of plain counts.',
      resolve: (counts) => ({ rateOf: (count) => plainRate(count(counts), counts.impressions) }),
    }),
  }),
})

builder.queryField('channelEngagement', (t) =>
  t.field({
    type: [ChannelEngagement],
    description:
      'What was shown and done channel by channel, by name. Of the whole workspace tells `formatPerformance.total`.',
    args: {
      from: t.arg({ type: 'Date', description: 'First day; all of the past when left out.' }),
      to: t.arg({ type: 'Date', description: 'Last day; until now when left out.' }),
    },
    resolve: (_root, { from, to }, { db, workspaceId }) =>
      channelEngagement(db, workspaceId, { from: from ?? null, to: to ?? null, channel: null }),
  }),
)
