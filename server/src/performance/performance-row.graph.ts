import { encodeGlobalID } from '@pothos/plugin-relay'
import { AdFormat } from '../formats/format.graph.ts'
import { builder } from '../graph/builder.ts'
import { readableLabel } from './labels.ts'
import { showName } from '../viewer/personal-data.ts'
import { DimensionEnum, MixEnum } from './performance-input.graph.ts'
import { Rate } from './rate.graph.ts'
import type { PerformanceDimension } from './performance.sql.ts'
import type { PerformanceRow as Row } from './read-performance.ts'
import { conversionRate, costPerConversion, rateOf, roas, roi, virality } from './row-rates.ts'
import type { Shortfall } from './shortfall.ts'

/** Dimensions whose values are rows of ours, with the type of these. */
const nodes: Partial<Record<PerformanceDimension, string>> = {
  CAMPAIGN: 'Campaign',
  CREATIVE: 'Creative',
  SEGMENT: 'Segment',
}

export const DimensionKey = builder.objectRef<Row['keys'][number]>('DimensionKey').implement({
  description: 'What a row is about, in one of the dimensions of `groupBy`.',
  fields: (t) => ({
    dimension: t.expose('dimension', { type: DimensionEnum, description: 'Which item of `groupBy` it is.' }),
    value: t.string({
      description:
        "For programs: a format's id, the id of a campaign, creative or segment, `2026-08-17`, `30-34`, …; empty for unknown.",
      resolve: ({ dimension, value }) => {
        const node = nodes[dimension]
        return node && value ? encodeGlobalID(node, value) : value
      },
    }),
    label: t.string({
      description:
        'For people, in English; `Unknown` where the value is empty. Names of segments as `Segment.name` has them.',
      resolve: ({ dimension, label }, _args, { viewer }) =>
        readableLabel(dimension, dimension === 'SEGMENT' ? showName(label, viewer) : label),
    }),
  }),
})

const MissingData = builder.objectRef<Shortfall>('MissingData').implement({
  description: 'What has still to be shown before a row can be compared.',
  fields: (t) => ({
    impressions: t.field({
      type: 'BigInt',
      description: 'How many further impressions, of creatives like those so far.',
      resolve: ({ impressions }) => impressions,
    }),
    creatives: t.exposeInt('creatives', {
      description:
        'How many further creatives, of the usual number of impressions, that is; 0 where creatives do not differ, so that more impressions of the same ones will do.',
    }),
  }),
})

const AdjustedRate = builder.objectRef<ReturnType<Row['adjusted']>[number]>('AdjustedRate').implement({
  description: 'What the rate of a row would be if it were mixed as the leader is.',
  fields: (t) => ({
    mix: t.expose('mix', { type: MixEnum, description: 'What is held alike.' }),
    rate: t.expose('rate', {
      type: Rate,
      nullable: true,
      description:
        "The leader's rate times how many times as high the row's is in the parts that both have. Null where they have none in common.",
    }),
  }),
})

const unlessMixed = 'Null when unknown, and when the answer mixes currencies (see `currencies`).'

export const PerformanceRow = builder.objectRef<Row>('PerformanceRow').implement({
  description:
    'What one group earned. A rate with a zero denominator is null; rates are formed over what carries both of their sides.',
  fields: (t) => ({
    format: t.expose('format', {
      type: AdFormat,
      nullable: true,
      description: 'The format, when everything in the row has the same one.',
    }),
    keys: t.expose('keys', {
      type: [DimensionKey],
      description: 'What the row is about, in the order of `groupBy`; empty for the total.',
    }),
    creatives: t.exposeInt('creatives', { description: 'How many ads and posts stand behind the row.' }),
    impressions: t.expose('impressions', { type: 'BigInt', description: 'Times shown, also to the same people.' }),
    reach: t.expose('reach', {
      type: 'BigInt',
      nullable: true,
      description:
        'Sum of the people reached, day by day and creative by creative; people reached twice are in it twice.',
    }),
    clicks: t.expose('clicks', { type: 'BigInt', description: 'Clicks; 0 also where none were told.' }),
    reactions: t.expose('reactions', { type: 'BigInt', description: 'Likes and other one-tap answers.' }),
    comments: t.expose('comments', { type: 'BigInt', description: 'Comments; 0 also where none were told.' }),
    shares: t.expose('shares', { type: 'BigInt', description: 'Shares and reposts.' }),
    videoViews: t.expose('videoViews', {
      type: 'BigInt',
      description: 'Videos watched to the end, where the platform tells that; observed: interactions of kind `VIEW`.',
    }),
    conversions: t.float({
      description: 'Conversions; platforms report fractions when they share one out among ads.',
      resolve: ({ conversions }) => Number(conversions),
    }),
    revenue: t.expose('revenue', { type: 'Decimal', nullable: true, description: `Conversion value. ${unlessMixed}` }),
    spend: t.expose('spend', { type: 'Decimal', nullable: true, description: `What it cost. ${unlessMixed}` }),
    robots: t.expose('robots', {
      type: 'BigInt',
      nullable: true,
      description:
        "How many impressions, clicks and other interactions were left out of this row because they are a robot's. Null for reported numbers, where platforms leave them out themselves.",
    }),
    ctr: t.field({
      type: Rate,
      nullable: true,
      description: 'clicks / impressions.',
      resolve: (row) => rateOf(row, 'clicks'),
    }),
    engagementRate: t.field({
      type: Rate,
      nullable: true,
      description: '(reactions + comments + shares) / impressions.',
      resolve: (row) => rateOf(row, 'engagements'),
    }),
    reactionRate: t.field({
      type: Rate,
      nullable: true,
      description: 'reactions / impressions.',
      resolve: (row) => rateOf(row, 'reactions'),
    }),
    commentRate: t.field({
      type: Rate,
      nullable: true,
      description: 'comments / impressions.',
      resolve: (row) => rateOf(row, 'comments'),
    }),
    shareRate: t.field({
      type: Rate,
      nullable: true,
      description: 'shares / impressions, also called repost rate.',
      resolve: (row) => rateOf(row, 'shares'),
    }),
    conversionRate: t.field({
      type: Rate,
      nullable: true,
      description: 'conversions / clicks. Always a `RATIO`: people also convert without a click.',
      resolve: conversionRate,
    }),
    costPerConversion: t.field({
      type: 'Decimal',
      nullable: true,
      description: `spend / conversions, to four decimals. Null where nothing was spent. ${unlessMixed}`,
      resolve: costPerConversion,
    }),
    roas: t.float({ nullable: true, description: `revenue / spend. ${unlessMixed}`, resolve: roas }),
    roi: t.float({ nullable: true, description: `(revenue − spend) / spend. ${unlessMixed}`, resolve: roi }),
    virality: t.float({
      nullable: true,
      description: 'shares / reach; rather too low, as `reach` is too high.',
      resolve: virality,
    }),
    probabilityBest: t.float({
      nullable: true,
      description:
        'Probability that this group has the highest true rate for the goal, of all groups in the answer, or of those of the same segment where segments are divided further: the integral over the posteriors that the intervals are of. Segments share people, and a rule that chose people `byBehaviour` (see `keys`) chose the rate with them: theirs is no contest. Null by day, for revenue, and beyond 200 groups.',
      resolve: (row) => row.probabilityBest(),
    }),
    enough: t.boolean({
      nullable: true,
      description:
        "Whether there is data enough to compare the row by the goal: the 95 % interval of its own counts (without what it leans towards) reaches no further than a quarter of its rate, or of the total's where that is higher, to either side. That takes about 61 clicks where creatives do not differ. Null where nothing is compared: the total, days, revenue, ratios, and rows of which the goal is unknown.",
      resolve: (row) => {
        const lack = row.shortfall()
        return lack && lack.impressions === 0
      },
    }),
    missing: t.field({
      type: MissingData,
      nullable: true,
      description:
        'How much more it takes until there is `enough`; null where there is, and where nothing is compared.',
      resolve: (row) => {
        const lack = row.shortfall()
        return lack && lack.impressions > 0 ? lack : null
      },
    }),
    adjusted: t.field({
      type: [AdjustedRate],
      description: 'The rate of the goal like for like, one for each warning of the answer; empty without a warning.',
      resolve: (row) => row.adjusted(),
    }),
  }),
})
