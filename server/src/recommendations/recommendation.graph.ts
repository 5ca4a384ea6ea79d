import { encodeGlobalID } from '@pothos/plugin-relay'
import type { AdFormat as Format } from '@rapport/prisma/generated/client/client.ts'
import type { Goal } from '@rapport/prisma/generated/client/enums.ts'
import { Customer } from '../customers/customer.graph.ts'
import { headFor } from '../customers/find-customer.ts'
import { IdentityInput } from '../customers/identity.graph.ts'
import { AdFormat, PlatformEnum } from '../formats/format.graph.ts'
import { builder } from '../graph/builder.ts'
import { givenOut } from '../graph/node-id.ts'
import { longestPage, pageOf } from '../graph/query-limits.ts'
import { GoalEnum } from '../performance/performance-input.graph.ts'
import { Segment } from '../segments/segment.graph.ts'
import { showsSegments } from '../viewer/personal-data.ts'
import type { Viewer } from '../viewer/viewer.ts'
import { type Arm, nothing, type Tally } from './arm.ts'
import type { ConsentBasis, JudgedArm, Receipt } from './receipt.ts'
import { recommend, type Recommended } from './recommend.ts'

const ConsentBasisEnum = builder.enumType('ConsentBasis', {
  description: 'Why a recommendation may be about a person, or may not.',
  values: {
    GRANTED: { description: 'They consented: what they did themselves counts.' },
    OTHER_BASIS: { description: 'They were never asked, and the workspace says that it needs no consent.' },
    REFUSED: { description: 'They refused: the answer is the one for anybody.' },
    NOT_ASKED: { description: 'They never said: the answer is the one for anybody.' },
    NOT_PERSONAL: { description: 'The question is about a segment, or about anybody.' },
  } as const satisfies Record<ConsentBasis, object>,
})

/** Which segment somebody is in is told to those only who may see their segments; one that was asked for is no secret. */
export const segmentShown = ({ segment, question }: Receipt, viewer: Viewer): Receipt['segment'] =>
  question.segmentAskedFor || showsSegments(viewer) ? segment : null

export const RecommendationBasis = builder.objectRef<Receipt>('RecommendationBasis').implement({
  description: 'What a recommendation rests on, beside the counts of each format.',
  fields: (t) => ({
    consent: t.field({
      type: ConsentBasisEnum,
      description: 'Whether it may be about the person, and why.',
      resolve: ({ consent }) => consent,
    }),
    personal: t.boolean({
      description:
        'Whether what the person did was used: their own counts, their segments, what they saw lately, open complaints.',
      resolve: ({ question }) => question.personal,
    }),
    segmentId: t.id({
      nullable: true,
      description:
        'The segment whose counts were used. Of the segments that a person is in, and that chose them by who they are rather than by what they did, the one that everybody else explains least; null where none does better than everybody, and for callers who may not see which segments somebody is in.',
      resolve: (receipt, _args, { viewer }) => {
        const segment = segmentShown(receipt, viewer)
        return segment && encodeGlobalID('Segment', segment.id)
      },
    }),
    segmentName: t.string({
      nullable: true,
      description: 'What that segment was called.',
      resolve: (receipt, _args, { viewer }) => segmentShown(receipt, viewer)?.name ?? null,
    }),
    openComplaints: t.exposeInt('complaints', {
      description:
        'Requests for support, and other words to us that read negative, of the last 30 days, that nobody answered. Each halves what is expected, to a quarter at the least: answer first. 0 where the answer is not personal.',
    }),
    patience: t.float({
      description: 'What open complaints leave of what is expected: 1 where there are none.',
      resolve: ({ question }) => question.patience,
    }),
    currency: t.exposeString('currency', {
      nullable: true,
      description:
        'ISO 4217 code of what is expected when the goal is revenue: the currency of most purchases, the others left out. Null for other goals, and when nobody said.',
    }),
    model: t.exposeString('model', { description: 'Version of the model that says so.' }),
    exploration: t.float({
      description: 'ε: the share of decisions that is spent on exploring.',
      resolve: ({ question }) => question.rules.exploration,
    }),
  }),
})

export interface FormatRecommendationShape {
  format: Format
  judged: JudgedArm
  arm: Arm
  receipt: Receipt
}

/** What the segment that was used did; nothing where the segment may not be told, for its counts would tell which it is. */
export const segmentTally = ({ arm, receipt }: FormatRecommendationShape, viewer: Viewer): Tally =>
  arm.segments[segmentShown(receipt, viewer)?.id ?? ''] ?? nothing

export const FormatRecommendation = builder.objectRef<FormatRecommendationShape>('FormatRecommendation').implement({
  description:
    'What a format is worth for somebody, and how likely it is chosen. A hierarchical Beta-binomial model: all customers are the prior of a ' +
    'segment, the segment that of a person. How unlike people are is fitted by the method of moments, how unlike segments are summed over ' +
    '(Bayesian model averaging).',
  fields: (t) => ({
    format: t.field({ type: AdFormat, description: 'The format.', resolve: ({ format }) => format }),
    mean: t.float({
      description:
        'What the goal is expected to come to each time it is shown now: a chance, or for revenue an amount in `basis.currency`. Posterior mean, after fatigue and open complaints.',
      resolve: ({ judged }) => judged.mean,
    }),
    low: t.float({ description: 'Lower end of its 95 % credible interval.', resolve: ({ judged }) => judged.low }),
    high: t.float({ description: 'Upper end of its 95 % credible interval.', resolve: ({ judged }) => judged.high }),
    propensity: t.float({
      description:
        'The exact probability with which `decideFormat` chooses it now: that of being best under Thompson sampling (Thompson 1933) by ' +
        'quadrature, with the floor of the exploration.',
      resolve: ({ judged }) => judged.propensity,
    }),
    freshness: t.float({
      description:
        'What is left after how often the person saw it lately: 0.9 for each exposure, which counts half after 3 days; at least 0.3.',
      resolve: ({ judged }) => judged.freshness,
    }),
    enough: t.boolean({
      description:
        'Whether it was shown to anybody often enough to be exploited (`minimumExposures` of the workspace; less than what `enough` of a comparison asks for). Until then its place among the others means little.',
      resolve: ({ judged }) => judged.enough,
    }),
    sampleSize: t.int({
      description: 'How often the person was shown it; 0 where the answer is not personal.',
      resolve: ({ arm }) => arm.own.exposures,
    }),
    successes: t.int({
      description: 'How many of those times the goal was reached; 0 where the answer is not personal.',
      resolve: ({ arm }) => arm.own.successes,
    }),
    segmentSampleSize: t.int({
      description: 'How often it was shown to members of the segment that was used; 0 where that may not be told.',
      resolve: (one, _args, { viewer }) => segmentTally(one, viewer).exposures,
    }),
    segmentSuccesses: t.int({
      description: 'How many of those times the goal was reached.',
      resolve: (one, _args, { viewer }) => segmentTally(one, viewer).successes,
    }),
    totalSampleSize: t.field({
      type: 'BigInt',
      description: 'How often it was shown to anybody.',
      resolve: ({ arm }) => arm.everyone.exposures,
    }),
    totalSuccesses: t.field({
      type: 'BigInt',
      description: 'How many of those times the goal was reached.',
      resolve: ({ arm }) => arm.everyone.successes,
    }),
    basis: t.field({
      type: RecommendationBasis,
      description: 'What it rests on beside these counts; the same for all formats of an answer.',
      resolve: ({ receipt }) => receipt,
    }),
  }),
})

/** The formats of an answer, what is worth most first. */
export const ranked = ({ receipt, formats }: Recommended, first: number): FormatRecommendationShape[] =>
  receipt.arms
    .map((judged, i) => ({ judged, arm: receipt.question.arms[i]!, format: formats[i]!, receipt }))
    .toSorted((one, other) => other.judged.mean - one.judged.mean)
    .slice(0, Math.max(0, first))

/** A person's answer takes a statement and some milliseconds of arithmetic, for each person of a list. */
const costOfPerson = 50

builder.prismaObjectField(Customer, 'recommendedFormats', (t) =>
  t.field({
    type: [FormatRecommendation],
    description:
      'Which formats to show them next, what is worth most first. Nothing is chosen or written down: see `decideFormat`.',
    args: {
      first: t.arg.int({ defaultValue: 3, description: `At most this many, up to ${longestPage}.` }),
      goal: t.arg({ type: GoalEnum, defaultValue: 'CONVERSION', description: 'What counts as success.' }),
      platform: t.arg({ type: PlatformEnum, description: 'Only formats of this platform.' }),
    },
    complexity: (args) => ({ field: costOfPerson, multiplier: pageOf(args, 'recommendedFormats') }),
    select: { id: true },
    resolve: async ({ id }, { first, goal, platform }, { db, workspaceId }) =>
      ranked(
        await recommend(db, workspaceId, {
          goal: goal ?? 'CONVERSION',
          customerId: id,
          segmentId: null,
          platform: platform ?? null,
          formatIds: null,
        }),
        first ?? 3,
      ),
  }),
)

builder.queryField('recommendFormats', (t) =>
  t.field({
    type: [FormatRecommendation],
    authScopes: { $any: { scope: 'READ', embed: true } },
    skipTypeScopes: true,
    description:
      'Which formats to show a customer, a segment or anybody, what is worth most first; empty when there is no such customer, the caller may ' +
      'not see them, or nothing was shown yet. Reads only: `decideFormat` chooses one and keeps a receipt.',
    args: {
      customerId: t.arg.globalID({
        for: [Customer],
        description: 'For whom, by `id`, with a secret key; or give `identity`.',
      }),
      identity: t.arg({ type: IdentityInput, description: 'For whom, by a name under which they are known.' }),
      segmentId: t.arg.globalID({
        for: [Segment],
        description:
          'For members of this segment; one that is not there is refused. With a customer: use this segment, instead of the most telling of theirs. Where its rule chooses people by what they did, only what happened since the day it was built counts.',
      }),
      platform: t.arg({ type: PlatformEnum, description: 'Only formats of this platform.' }),
      goal: t.arg({
        type: GoalEnum,
        required: true,
        defaultValue: 'CONVERSION' as Goal,
        description: 'What counts as success.',
      }),
      formats: t.arg.idList({
        description:
          'Only these, by their `id`, also when they were never shown. At most 60; one that is not in the catalogue is refused. When left out: formats that the workspace has shown to anybody, and its own that it has creatives of.',
      }),
      first: t.arg.int({ defaultValue: 3, description: `At most this many, up to ${longestPage}.` }),
    },
    complexity: (args) => ({ field: costOfPerson, multiplier: pageOf(args, 'recommendFormats') }),
    resolve: async (_root, { customerId, identity, segmentId, platform, goal, formats, first }, context) => {
      const { db, workspaceId, viewer } = context
      const named = customerId ?? identity
      const head = named
        ? await headFor(db, workspaceId, viewer, { id: customerId && givenOut(customerId.id), identity })
        : null
      if (named && head === null) return []
      const recommended = await recommend(db, workspaceId, {
        goal,
        customerId: head,
        segmentId: segmentId ? givenOut(segmentId.id) : null,
        platform: platform ?? null,
        formatIds: formats ?? null,
      })
      return ranked(recommended, first ?? 3)
    },
  }),
)
