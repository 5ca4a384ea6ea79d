import { Campaign } from '../campaigns/campaign.graph.ts'
import { PlatformEnum } from '../formats/format.graph.ts'
import { builder } from '../graph/builder.ts'

export const PerformanceSourceEnum = builder.enumType('PerformanceSource', {
  description: 'Whose numbers they are. The two are never added together.',
  values: {
    REPORTED: { description: "The platforms', from imported reports." },
    OBSERVED: { description: 'Our own, from the interactions of our customers.' },
  } as const,
})

export const GoalEnum = builder.enumType('Goal', {
  description: 'What counts as success when formats are compared.',
  values: {
    CLICK: { description: 'Clicks per impression.' },
    ENGAGEMENT: { description: 'Reactions, comments and shares per impression.' },
    CONVERSION: { description: 'Conversions per impression.' },
    REVENUE: {
      description:
        'Revenue. Orders the rows of `formatPerformance`, where no probability can be given from sums alone; recommendations expect so much per exposure.',
    },
  } as const,
})

export const DimensionEnum = builder.enumType('PerformanceDimension', {
  description: 'What performance is grouped by.',
  values: {
    FORMAT: { description: 'Ad format; what is unknown is a group of its own.' },
    MEDIUM: { description: 'What the format is made of, across platforms.' },
    PLATFORM: { description: 'Where the creative was published.' },
    CHANNEL: {
      description:
        'Where the creative appeared, as a file said (`Creative.channel`); our own interactions by channel are in `channelEngagement`.',
    },
    CAMPAIGN: { description: 'Campaign; what belongs to none is a group of its own.' },
    CREATIVE: {
      description:
        'Creative: a single ad or post, or what stands for those of a campaign or format that nobody named (`Creative.aggregate`).',
    },
    PAID: { description: '`true` for advertising, `false` for organic posts; empty when nobody said.' },
    SEGMENT: {
      description:
        'Segment: what its members did while they were in it. Observed numbers only. Who is in several segments is in several rows, and who is in none in no row, so the rows do not add up to the total, which is of everybody, and `probabilityBest` takes segments that share people for strangers; with another dimension it compares within each segment. Those who were there when the segment was built (`builtAt`) count with all their past: where its rule chose them by what they did, that flatters; compare from the day after.',
    },
    DAY: { description: 'Day; rows come in order of time.' },
    AGE: { description: 'Age group, as the platform reports it. Reported numbers only.' },
    GENDER: { description: '`male`, `female`, `other` or `unknown`. Reported numbers only.' },
    COUNTRY: { description: 'Country, as the platform reports it. Reported numbers only.' },
    INTEREST: { description: 'Interest, as the platform reports it. Reported numbers only.' },
    DEVICE: { description: 'Device, as the platform reports it. Reported numbers only.' },
    PLACEMENT: { description: 'Placement, as the platform reports it. Reported numbers only.' },
  } as const,
})

export const MixEnum = builder.enumType('Mix', {
  description: 'What rows may be mixed of differently.',
  values: {
    PAID: { description: 'Advertising and organic posts.' },
    CAMPAIGN: { description: 'Campaigns.' },
    AGE: { description: 'Age groups. By reports; so are all below.' },
    GENDER: { description: 'Genders.' },
    COUNTRY: { description: 'Countries.' },
    INTEREST: { description: 'Interests.' },
    DEVICE: { description: 'Devices.' },
    PLACEMENT: { description: 'Placements.' },
  } as const,
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

export const FormatPerformanceInput = builder.inputType('FormatPerformanceInput', {
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
    segmentId: t.globalID({
      description:
        'Only what the members of this segment did while they were in it, by its `id`. Observed numbers only.',
    }),
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
    mixes: t.field({
      type: [MixEnum],
      defaultValue: ['PAID', 'CAMPAIGN'],
      description:
        'What rows are checked for being mixed of differently (`warnings`). Each mix by audience sums up the reports once more, takes the place of a dimension in `groupBy`, and is not known of observed numbers.',
    }),
  }),
})
