import { Customer } from '../customers/customer.graph.ts'
import { findCustomer, headFor } from '../customers/find-customer.ts'
import { IdentityInput } from '../customers/identity.graph.ts'
import { visibleFormats } from '../formats/list-formats.ts'
import { AdFormat, PlatformEnum } from '../formats/format.graph.ts'
import { builder } from '../graph/builder.ts'
import { givenOut, workspaceNode } from '../graph/node-id.ts'
import { InputRefused } from '../input-refused.ts'
import { GoalEnum } from '../performance/performance-input.graph.ts'
import { Segment } from '../segments/segment.graph.ts'
import { decide, decideAgain } from './decide.ts'
import { bestOf, type Receipt } from './receipt.ts'
import { FormatRecommendation, RecommendationBasis } from './recommendation.graph.ts'

/** The model stands beside the receipt, for it is asked for alone. */
const receiptOf = ({ receipt, model }: { receipt: unknown; model: string }): Receipt => ({
  ...(receipt as Omit<Receipt, 'model'>),
  model,
})

export const Decision = builder.prismaNode('Decision', {
  ...workspaceNode,
  description:
    'The receipt of a choice: which format, for whom, and everything that it was chosen by. Kept as it was, whatever is counted later.',
  authScopes: { scope: 'READ' },
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When it was made.' }),
    customer: t.prismaField({
      type: Customer,
      nullable: true,
      select: { customerId: true },
      description: 'For whom.',
      resolve: (query, { customerId }, _args, { db, workspaceId, viewer }) =>
        findCustomer(db, workspaceId, viewer, { id: customerId }, query),
    }),
    goal: t.expose('goal', { type: GoalEnum, description: 'What counts as success.' }),
    platform: t.expose('platform', {
      type: PlatformEnum,
      nullable: true,
      description: 'The platform that was asked for; null for any.',
    }),
    format: t.prismaField({
      type: AdFormat,
      nullable: true,
      select: { formatId: true },
      description: 'What was chosen; null when the format was removed since.',
      resolve: (query, { formatId }, _args, { db, workspaceId }) =>
        db.prisma.adFormat.findFirst({ ...query, where: { id: formatId, ...visibleFormats(workspaceId) } }),
    }),
    propensity: t.exposeFloat('propensity', {
      description: 'The exact probability with which it was chosen: what every later evaluation divides by.',
    }),
    explored: t.boolean({
      select: { formatId: true, receipt: true, model: true },
      description: 'Whether something else than what then seemed worth most was chosen, to learn.',
      resolve: (decision) => bestOf(receiptOf(decision).arms)?.formatId !== decision.formatId,
    }),
    seed: t.exposeString('seed', { description: 'What was drawn by: SHA-256 of it is the random number.' }),
    model: t.exposeString('model', { description: 'Version of the model that decided.' }),
    basis: t.field({
      type: RecommendationBasis,
      select: { receipt: true, model: true },
      description: 'Consent, segment and all else that it rests on.',
      resolve: receiptOf,
    }),
    arms: t.field({
      type: [FormatRecommendation],
      select: { receipt: true, model: true },
      description:
        'Everything that could have been chosen, the likeliest first; without formats that were removed since.',
      resolve: async (decision, _args, { db, workspaceId }) => {
        const receipt = receiptOf(decision)
        const formats = await db.prisma.adFormat.findMany({
          where: { id: { in: receipt.arms.map(({ formatId }) => formatId) }, ...visibleFormats(workspaceId) },
        })
        return receipt.arms
          .flatMap((judged, i) => {
            const format = formats.find(({ id }) => id === judged.formatId)
            return format ? [{ judged, arm: receipt.question.arms[i]!, format, receipt }] : []
          })
          .toSorted((one, other) => other.judged.propensity - one.judged.propensity)
      },
    }),
    replays: t.boolean({
      nullable: true,
      select: { formatId: true, receipt: true, seed: true, model: true },
      description:
        'Whether the counts and the seed in this receipt lead to the same choice when it is made again now; null when another version of the model decided.',
      resolve: ({ formatId, seed, ...decision }) => {
        const again = decideAgain({ seed, receipt: receiptOf(decision) })
        return again === null ? null : again === formatId
      },
    }),
  }),
})

builder.queryField('decision', (t) =>
  t.prismaField({
    type: Decision,
    nullable: true,
    description: 'The receipt of one choice; null when there is none.',
    args: { id: t.arg.globalID({ for: [Decision], required: true, description: 'Its `id`, from `decideFormat`.' }) },
    resolve: (query, _root, { id }, { db, workspaceId }) =>
      db.prisma.decision.findUnique({ ...query, where: { workspaceId_id: { workspaceId, id: givenOut(id.id) } } }),
  }),
)

builder.mutationField('decideFormat', (t) =>
  t.prismaField({
    type: Decision,
    description:
      'Chooses the format to show a customer next, by Thompson sampling, and keeps the receipt. What the customer does with that format in ' +
      'the days after counts as its outcome; events may name it by `properties.decisionId`.',
    errors: { types: [InputRefused] },
    args: {
      customerId: t.arg.globalID({ for: [Customer], description: 'For whom; or give `identity`.' }),
      identity: t.arg({ type: IdentityInput, description: 'For whom, by a name under which they are known.' }),
      segmentId: t.arg.globalID({
        for: [Segment],
        description: 'Use this segment, instead of the most telling of theirs.',
      }),
      platform: t.arg({ type: PlatformEnum, description: 'Only formats of this platform.' }),
      goal: t.arg({
        type: GoalEnum,
        required: true,
        defaultValue: 'CONVERSION',
        description: 'What counts as success.',
      }),
      formats: t.arg.idList({
        description:
          'Only these, by their `id`: those that you have a creative of. They may never have been shown yet. At most 60; one that is not in the catalogue is refused.',
      }),
      requestId: t.arg.string({
        description:
          'A name of your own for this request, of at most 200 characters. Sent again under the same name it decides nothing more, and answers what it decided.',
      }),
    },
    resolve: async (query, _root, args, { db, workspaceId, viewer }) => {
      const { customerId, identity, segmentId, platform, goal, formats, requestId } = args
      const head = await headFor(db, workspaceId, viewer, { id: customerId && givenOut(customerId.id), identity })
      if (head === null) throw new InputRefused('There is no such customer.')
      const asked = {
        goal,
        customerId: head,
        segmentId: segmentId ? givenOut(segmentId.id) : null,
        platform: platform ?? null,
        formatIds: formats ?? null,
      }
      const id = await decide(db, workspaceId, asked, requestId ?? null)
      return db.prisma.decision.findUniqueOrThrow({ ...query, where: { workspaceId_id: { workspaceId, id } } })
    },
  }),
)
