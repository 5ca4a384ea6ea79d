import { builder } from '../graph/builder.ts'
import { InputRefused } from '../input-refused.ts'
import { Workspace } from '../workspaces/workspace.graph.ts'
import { setInterestSettings } from './set-interest-settings.ts'

const TopicPlaceEnum = builder.enumType('TopicPlace', {
  description: 'What of an interaction a topic rule looks at.',
  values: {
    PAGE: { description: 'The path of the page: `/bikes/gravel`.' },
    CREATIVE: { description: 'The name of the ad or post, and that of its campaign.' },
  } as const,
})

const TopicRule = builder.prismaObject('TopicRule', {
  description: 'Interactions whose page or creative matches are about this topic, from when the rule was set on.',
  fields: (t) => ({
    place: t.expose('place', { type: TopicPlaceEnum, description: 'What is looked at.' }),
    pattern: t.exposeString('pattern', { description: 'Ignoring case; `*` stands for any run of characters.' }),
    topic: t.exposeString('topic', { description: 'In lower case, words apart by single spaces.' }),
  }),
})

builder.prismaObjectFields(Workspace, (t) => ({
  interestHalfLifeDays: t.exposeFloat('interestHalfLife', {
    description: 'Days after which what somebody did about a topic weighs half.',
  }),
  topicRules: t.relation('topicRules', {
    type: TopicRule,
    description: 'What pages and creatives are about.',
    query: { orderBy: { id: 'asc' } },
  }),
}))

const TopicRuleInput = builder.inputType('TopicRuleInput', {
  description: 'What some pages or creatives are about.',
  fields: (t) => ({
    place: t.field({ type: TopicPlaceEnum, required: true, description: 'What to look at.' }),
    pattern: t.string({
      required: true,
      description: 'Ignoring case; `*` stands for any run of characters: `/bikes/gravel*`, `*family*`.',
    }),
    topic: t.string({ required: true, description: 'What matching interactions are about.' }),
  }),
})

builder.mutationField('setInterestSettings', (t) =>
  t.prismaField({
    type: Workspace,
    description: 'Changes how interests are told; what is left out stays.',
    authScopes: { scope: 'ADMIN' },
    skipTypeScopes: true,
    errors: { types: [InputRefused] },
    args: {
      halfLifeDays: t.arg.float({
        description:
          'Days, 1 to 3,650. All interests are counted anew by it, which takes a while on a large workspace; nothing is stored meanwhile, and senders are asked to try again.',
      }),
      rules: t.arg({
        type: [TopicRuleInput],
        description:
          'All topic rules. They hold for what comes from now on: what an interaction is about is never rewritten.',
      }),
    },
    resolve: async (query, _root, settings, { db, workspaceId }) => {
      await setInterestSettings(db, workspaceId, settings)
      return db.prisma.workspace.findUniqueOrThrow({ ...query, where: { id: workspaceId } })
    },
  }),
)
