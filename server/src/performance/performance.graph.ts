import { encodeGlobalID } from '@pothos/plugin-relay'
import { Campaign } from '../campaigns/campaign.graph.ts'
import { AdFormat, PlatformEnum } from '../formats/format.graph.ts'
import { builder } from '../graph/builder.ts'
import { givenOut } from '../graph/node-id.ts'
import { readableLabel } from './labels.ts'
import type { PerformanceDimension } from './performance.sql.ts'
import type { Rate as RateShape } from './rate.ts'
import { readPerformance, type Performance, type PerformanceRow as Row } from './read-performance.ts'
import type { Shortfall } from './shortfall.ts'
import { conversionRate, costPerConversion, rateOf, roas, roi, virality } from './row-rates.ts'

export const PerformanceSourceEnum = builder.enumType('PerformanceSource', {
  description: 'Whose numbers they are. The two are never added together.',
  values: {
    REPORTED: { description: "The platforms', from imported reports." },
    OBSERVED: { description: 'Our own, from the interactions of our customers.' },
  } as const,
})

const GoalEnum = builder.enumType('Goal', {
  description: 'What counts as success when formats are compared.',
  values: {
    CLICK: { description: 'Clicks per impression.' },
    ENGAGEMENT: { description: 'Reactions, comments and shares per impression.' },
    CONVERSION: { description: 'Conversions per impression.' },
    REVENUE: { description: 'Revenue. Orders the rows; no probability can be given from sums alone.' },
  } as const,
})

const DimensionEnum = builder.enumType('PerformanceDimension', {
  description: 'What performance is grouped by.',
  values: {
    FORMAT: { description: 'Ad format; what is unknown is a group of its own.' },
    MEDIUM: { description: 'What the format is made of, across platforms.' },
    PLATFORM: { description: 'Where the creative was published.' },
    CAMPAIGN: { description: 'Campaign; what belongs to none is a group of its own.' },
    DAY: { description: 'Day; rows come in order of time.' },
    AGE: { description: 'Age group, as the platform reports it. Reported numbers only.' },
    GENDER: { description: '`male`, `female`, `other` or `unknown`. Reported numbers only.' },
    COUNTRY: { description: 'Country, as the platform reports it. Reported numbers only.' },
    INTEREST: { description: 'Interest, as the platform reports it. Reported numbers only.' },
    DEVICE: { description: 'Device, as the platform reports it. Reported numbers only.' },
    PLACEMENT: { description: 'Placement, as the platform reports it. Reported numbers only.' },
  } as const,
})

const RateMethodEnum = builder.enumType('RateMethod', {
  description: 'What a rate can claim.',
  values: {
    BETA_BINOMIAL: {
      description:
        'A proportion among others. Its interval is the 95 % credible interval of a beta-binomial model whose prior is fitted to all rows of the ' +
        'answer (Gelman et al., Bayesian Data Analysis, 3rd ed., section 5.3): rows with little data lean towards the others. Counts are first ' +
        "divided by Kish's design effect, because impressions of one creative resemble each other (Rao & Scott 1992).",
    },
    JEFFREYS: {
      description:
        "A proportion that stands alone, as the total does: the same with Jeffreys' prior, since there are no others to learn from.",
    },
    RATIO: { description: 'A quotient whose numerator may exceed its denominator; it has no interval.' },
  } as const,
})

const Rate = builder.objectRef<RateShape>('Rate').implement({
  description: 'A quotient of counts, with how sure it is.',
  fields: (t) => ({
    value: t.exposeFloat('value', {
      description:
        'Numerator / denominator as counted, so that anybody can check it; both summed over the creatives and days of which both are known: clicks on what has no impressions are in no rate. 0.031 is 3.1 %.',
    }),
    estimate: t.exposeFloat('estimate', {
      nullable: true,
      description:
        'The likeliest true rate (posterior mean): with little data nearer to the other rows than `value`, with much the same. Null for a `RATIO`.',
    }),
    low: t.exposeFloat('low', {
      nullable: true,
      description: 'Lower end of the 95 % interval around `estimate`; null where there is none (`RATIO`).',
    }),
    high: t.exposeFloat('high', {
      nullable: true,
      description: 'Upper end of the 95 % interval around `estimate`; null where there is none (`RATIO`).',
    }),
    method: t.expose('method', { type: RateMethodEnum, description: 'Whether it has an interval, and why not.' }),
  }),
})

const DimensionKey = builder.objectRef<Row['keys'][number]>('DimensionKey').implement({
  description: 'What a row is about, in one of the dimensions of `groupBy`.',
  fields: (t) => ({
    dimension: t.expose('dimension', { type: DimensionEnum, description: 'Which item of `groupBy` it is.' }),
    value: t.string({
      description: "For programs: a format's id, a campaign's id, `2026-08-17`, `30-34`, …; empty for unknown.",
      resolve: ({ dimension, value }) =>
        dimension === 'CAMPAIGN' && value ? encodeGlobalID('Campaign', value) : value,
    }),
    label: t.string({
      description: 'For people, in English; `Unknown` where the value is empty.',
      resolve: ({ dimension, label }) => readableLabel(dimension, label),
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

const unlessMixed = 'Null when unknown, and when the answer mixes currencies (see `currencies`).'

const PerformanceRow = builder.objectRef<Row>('PerformanceRow').implement({
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
      description: `spend / conversions, to four decimals. ${unlessMixed}`,
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
        'Probability that this group has the highest true rate for the goal, of all groups in the answer: the integral over the posteriors that the intervals are of. Null by day, for revenue, and beyond 200 groups.',
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
  }),
})

const FormatPerformance = builder.objectRef<Performance>('FormatPerformance').implement({
  description: 'What formats (or campaigns, age groups, …) earned.',
  fields: (t) => ({
    rows: t.expose('rows', {
      type: [PerformanceRow],
      description: 'One row a group, best first; by day in order of time.',
    }),
    total: t.expose('total', {
      type: PerformanceRow,
      description: 'Everything together, the same whatever it is grouped by.',
    }),
    source: t.expose('source', {
      type: PerformanceSourceEnum,
      description: 'Whose numbers these are, where the question left it open.',
    }),
    currency: t.exposeString('currency', {
      nullable: true,
      description: 'ISO 4217 code of all money in the answer; null when unknown or mixed.',
    }),
    currencies: t.exposeStringList('currencies', {
      description: 'Currencies found. With more than one, money is null: ask again with `currency`.',
    }),
  }),
})

const AudienceSliceInput = builder.inputType('AudienceSliceInput', {
  description:
    "Part of the audience, in the platform's own words. Empty text is the unknown part. Reported numbers only.",
  fields: (t) => ({
    age: t.string({ description: 'For example `30-34`.' }),
    gender: t.string({ description: '`male`, `female`, `other` or `unknown`.' }),
    country: t.string({ description: 'Its code, for example `NO`, or its name where the platform writes names.' }),
    interest: t.string({ description: 'As the platform writes it; `groupBy: INTEREST` shows which there are.' }),
    device: t.string({ description: 'As the platform writes it; `groupBy: DEVICE` shows which there are.' }),
    placement: t.string({ description: 'As the platform writes it; `groupBy: PLACEMENT` shows which there are.' }),
  }),
})

const FormatPerformanceInput = builder.inputType('FormatPerformanceInput', {
  description: 'Which numbers, and how they are grouped. `{}` compares formats over all time.',
  fields: (t) => ({
    from: t.field({ type: 'Date', description: 'First day; all of the past when left out.' }),
    to: t.field({ type: 'Date', description: 'Last day; until now when left out.' }),
    source: t.field({
      type: PerformanceSourceEnum,
      description: "Whose numbers. When left out: the platforms' if there are any, else our own.",
    }),
    platform: t.field({ type: PlatformEnum, description: 'Only what was published on this platform.' }),
    campaignId: t.globalID({ for: [Campaign], description: 'Only what belongs to this campaign, by its `id`.' }),
    currency: t.string({
      description:
        'Money and conversions in this currency (ISO 4217) only. What has no currency, such as impressions, is counted whole.',
    }),
    slice: t.field({ type: AudienceSliceInput, description: 'Only people of whom all of this holds.' }),
    groupBy: t.field({
      type: [DimensionEnum],
      defaultValue: ['FORMAT'],
      description: 'One row for each combination of these, at most three; beyond 5,000 rows the question is refused.',
    }),
    goal: t.field({
      type: GoalEnum,
      description: 'What orders the rows and is compared. When left out: clicks where they are known, else engagement.',
    }),
  }),
})

builder.queryField('formatPerformance', (t) =>
  t.field({
    type: FormatPerformance,
    authScopes: { $any: { scope: 'READ', embed: true } },
    skipTypeScopes: true,
    description:
      'What each ad format earned, with 95 % intervals, from one statement over daily counters (or, by slice, over reports).',
    args: { input: t.arg({ type: FormatPerformanceInput, required: true, description: '`{}` asks for all time.' }) },
    resolve: (_root, { input }, { db, workspaceId }) =>
      readPerformance(db, workspaceId, {
        from: input.from ?? null,
        to: input.to ?? null,
        source: input.source ?? null,
        platform: input.platform ?? null,
        campaignId: input.campaignId ? givenOut(input.campaignId.id) : null,
        currency: input.currency ?? null,
        slice: Object.fromEntries(Object.entries(input.slice ?? {}).filter(([, value]) => value !== null)),
        groupBy: (input.groupBy ?? ['FORMAT']) satisfies readonly PerformanceDimension[],
        goal: input.goal ?? null,
      }),
  }),
)
