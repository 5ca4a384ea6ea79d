import { AdFormat } from '../formats/format.graph.ts'
import { builder } from '../graph/builder.ts'
import { InputRefused } from '../input-refused.ts'
import { InteractionKindEnum } from '../interactions/interaction.graph.ts'
import { setPointRules } from './set-point-rules.ts'

export const PointRule = builder.prismaObject('PointRule', {
  description: 'What gives points. A rule is never changed; others take its place for what happens from then on.',
  fields: (t) => ({
    kind: t.expose('kind', { type: InteractionKindEnum, description: 'For what they are given.' }),
    format: t.relation('format', {
      type: AdFormat,
      nullable: true,
      description: 'Only for answers to creatives of this format; null for any.',
    }),
    points: t.exposeInt('points', { description: 'For each interaction.' }),
    perUnit: t.field({
      type: 'Decimal',
      nullable: true,
      select: { perUnit: true },
      description: 'Besides, for each unit of `currency` that it is worth; the sum is rounded down.',
      resolve: ({ perUnit }) => perUnit?.toFixed() ?? null,
    }),
    currency: t.exposeString('currency', {
      nullable: true,
      description: 'ISO 4217 code. Other currencies give only `points`.',
    }),
    dailyCap: t.exposeInt('dailyCap', {
      nullable: true,
      description: "Most points that a person gets by it on one of the workspace's days; null for no limit.",
    }),
    since: t.expose('since', { type: 'DateTime', description: 'It holds for what happens from then on.' }),
  }),
})

builder.queryField('pointRules', (t) =>
  t.prismaField({
    type: [PointRule],
    description: 'The rules that hold now.',
    resolve: (query, _root, _args, { db, workspaceId }) =>
      db.prisma.pointRule.findMany({ ...query, where: { workspaceId, until: null }, orderBy: { id: 'asc' } }),
  }),
)

const PointRuleInput = builder.inputType('PointRuleInput', {
  description: 'What gives points.',
  fields: (t) => ({
    kind: t.field({
      type: InteractionKindEnum,
      required: true,
      description: 'For what; not for `IMPRESSION` and `REPLY`, which are ours.',
    }),
    formatId: t.id({ description: 'Only for answers to creatives of this format, by its catalogue key.' }),
    points: t.int({ defaultValue: 0, description: 'For each interaction, 0 to 1,000,000.' }),
    perUnit: t.field({ type: 'Decimal', description: 'Besides, for each unit of `currency` that it is worth.' }),
    currency: t.string({ description: 'ISO 4217 code; needed with `perUnit`.' }),
    dailyCap: t.int({ description: 'Most points that a person gets by it on one day; no limit when left out.' }),
  }),
})

builder.mutationField('setPointRules', (t) =>
  t.prismaField({
    type: [PointRule],
    description:
      'Replaces the rules for everything that happens from now on. What was given before stays, and so does what held when something ' +
      'happened that is told late.',
    authScopes: { scope: 'ADMIN' },
    skipTypeScopes: true,
    errors: {
      types: [InputRefused],
      result: { description: 'The rules.' },
      dataField: { description: 'The rules that hold now.' },
    },
    args: {
      rules: t.arg({
        type: [PointRuleInput],
        required: true,
        description: 'All rules. An empty list gives no more points.',
      }),
    },
    resolve: async (query, _root, { rules }, { db, workspaceId }) => {
      await setPointRules(
        db,
        workspaceId,
        rules.map((rule) => ({ ...rule, points: rule.points ?? 0 })),
      )
      return db.prisma.pointRule.findMany({ ...query, where: { workspaceId, until: null }, orderBy: { id: 'asc' } })
    },
  }),
)
