import { builder } from '../graph/builder.ts'
import { Rate } from '../performance/rate.graph.ts'
import type { MediaEngagement } from './media-engagement.ts'

/** Gives the rate of anything that is counted per impression. */
type Rates = Pick<MediaEngagement, 'rateOf'>

export const EngagementRates = builder.objectRef<Rates>('EngagementRates').implement({
  description:
    'How often people respond to what they are shown, from our own interactions and without robots. Intervals are those of the posterior ' +
    "with Jeffreys' prior (Brown, Cai & DasGupta, Statistical Science 16, 2001), over several creatives after their design effect (Rao & " +
    'Scott, Biometrics 48, 1992). Null where nothing was shown; a rate above 1 (people respond to what we never saw them shown) has none.',
  fields: (t) => ({
    theirResponseRate: t.field({
      type: Rate,
      nullable: true,
      description:
        '(clicks + reactions + comments + shares) / impressions: how often they respond to us. How often we answer them is ' +
        '`ResponseTime.responseRate`.',
      resolve: ({ rateOf }) =>
        rateOf(({ clicks, reactions, comments, shares }) => clicks + reactions + comments + shares),
    }),
    engagementRate: t.field({
      type: Rate,
      nullable: true,
      description: '(reactions + comments + shares) / impressions.',
      resolve: ({ rateOf }) => rateOf(({ reactions, comments, shares }) => reactions + comments + shares),
    }),
    ctr: t.field({
      type: Rate,
      nullable: true,
      description: 'clicks / impressions.',
      resolve: ({ rateOf }) => rateOf(({ clicks }) => clicks),
    }),
    reactionRate: t.field({
      type: Rate,
      nullable: true,
      description: 'reactions / impressions.',
      resolve: ({ rateOf }) => rateOf(({ reactions }) => reactions),
    }),
    commentRate: t.field({
      type: Rate,
      nullable: true,
      description: 'comments / impressions.',
      resolve: ({ rateOf }) => rateOf(({ comments }) => comments),
    }),
    shareRate: t.field({
      type: Rate,
      nullable: true,
      description: 'shares / impressions, also called repost rate.',
      resolve: ({ rateOf }) => rateOf(({ shares }) => shares),
    }),
  }),
})
