import { Campaign } from '../campaigns/campaign.graph.ts'
import { Creative } from '../campaigns/creative.graph.ts'
import { Customer } from '../customers/customer.graph.ts'
import { headOf } from '../customers/head-of.sql.ts'
import { batched } from '../graph/batched.ts'
import { builder } from '../graph/builder.ts'
import { givenOut } from '../graph/node-id.ts'
import { InputRefused } from '../input-refused.ts'
import { InteractionKindEnum } from '../interactions/interaction.graph.ts'
import { Rate } from '../performance/rate.graph.ts'
import { plainRate } from '../performance/rate.ts'
import { Workspace } from '../workspaces/workspace.graph.ts'
import { allTime, responseTime, type ResponseTime as Time, responseTimes, setResponseTarget } from './response-times.ts'
import type { ClockSums, ResponseScope } from './response-times.sql.ts'

const ResponseClock = builder.objectRef<ClockSums>('ResponseClock').implement({
  description:
    'How long people waited, over pairs of a question and a reply of ours. A percentile that falls between two waits is midway between ' +
    'them (definition 2 of Hyndman & Fan, "Sample quantiles in statistical packages", The American Statistician 50, 1996).',
  fields: (t) => ({
    pairs: t.exposeInt('pairs', { description: 'How many pairs of a question and a reply.' }),
    medianResponseMinutes: t.exposeFloat('median', {
      nullable: true,
      description: 'Half of them took at most so long. Null while there are none.',
    }),
    p90ResponseMinutes: t.exposeFloat('p90', {
      nullable: true,
      description: 'Nine in ten took at most so long. Null while there are none.',
    }),
    withinHour: t.field({
      type: Rate,
      nullable: true,
      description: 'Pairs within 60 minutes / pairs.',
      resolve: ({ withinHour, pairs }) => plainRate(withinHour, pairs),
    }),
    withinTarget: t.field({
      type: Rate,
      nullable: true,
      description: "Pairs within the workspace's `responseTargetMinutes` / pairs.",
      resolve: ({ withinTarget, pairs }) => plainRate(withinTarget, pairs),
    }),
  }),
})

const ResponseTime = builder.objectRef<Time>('ResponseTime').implement({
  description:
    'How often and how fast we answer what people say to us: comments, mentions, messages, reviews and support requests. A reply answers ' +
    'what it names (`inReplyTo`); the next one to somebody on the same channel also answers what they wrote there in private before it and ' +
    'that is still open. Neither asked nor answered by robots.',
  fields: (t) => ({
    questions: t.exposeInt('questions', { description: 'What people said to us.' }),
    answered: t.exposeInt('answered', { description: 'Those that we answered, whenever that was.' }),
    open: t.exposeInt('open', { description: 'Those that we did not answer yet; see `openQuestions`.' }),
    overdue: t.exposeInt('overdue', { description: 'Those that are open for longer than `targetMinutes`.' }),
    targetMinutes: t.exposeInt('target', {
      description: "The workspace's `responseTargetMinutes`.",
    }),
    responseRate: t.field({
      type: Rate,
      nullable: true,
      description:
        'answered / questions: how often we answer them. How often they answer to what we show is `EngagementRates.theirResponseRate`.',
      resolve: ({ answered, questions }) => plainRate(answered, questions),
    }),
    everyReply: t.expose('everyReply', {
      type: ResponseClock,
      description: 'Over every reply: a question that was answered twice is two pairs.',
    }),
    firstReply: t.expose('firstReply', {
      type: ResponseClock,
      description: 'Over the first reply to each question: first response time, as service desks count it.',
    }),
  }),
})

const ResponseTimeInput = builder.inputType('ResponseTimeInput', {
  description:
    'Which questions. `{}` asks for all of them; at most one of customer, campaign and creative may be named.',
  fields: (t) => ({
    from: t.field({ type: 'Date', description: 'First day of the questions; all of the past when left out.' }),
    to: t.field({ type: 'Date', description: 'Last day of the questions, whenever they were answered.' }),
    channel: t.string({ description: 'Only what was said on this channel, for example `instagram`.' }),
    kinds: t.field({ type: [InteractionKindEnum], description: 'Only these kinds, for example `[MESSAGE]`.' }),
    customerId: t.globalID({ for: [Customer], description: 'Only what this person said, under any profile.' }),
    campaignId: t.globalID({ for: [Campaign], description: 'Only what was said of creatives of this campaign.' }),
    creativeId: t.globalID({ for: [Creative], description: 'Only what was said of this creative.' }),
  }),
})

builder.queryField('responseTime', (t) =>
  t.field({
    type: ResponseTime,
    description: 'How often and how fast we answered; exact, from an indexed read of the questions of the period.',
    args: { input: t.arg({ type: ResponseTimeInput, required: true, description: '`{}` asks for all time.' }) },
    resolve: async (_root, { input }, { db, workspaceId }) => {
      const profile = input.customerId && givenOut(input.customerId.id)
      return responseTime(db, workspaceId, {
        from: input.from ?? null,
        to: input.to ?? null,
        channel: input.channel?.toLowerCase() ?? null,
        kinds: input.kinds ?? null,
        customerId: profile ? ((await headOf(db, workspaceId, { id: profile })) ?? profile) : null,
        campaignId: input.campaignId ? givenOut(input.campaignId.id) : null,
        creativeId: input.creativeId ? givenOut(input.creativeId.id) : null,
      })
    },
  }),
)

const timesOf = batched(({ db, workspaceId }, scope: ResponseScope, ids) =>
  responseTimes(db, workspaceId, scope, ids, allTime),
)

const complexity = 20

builder.prismaObjectField(Customer, 'responseTime', (t) =>
  t.field({
    type: ResponseTime,
    select: { id: true },
    complexity,
    description: 'How often and how fast we answered this person, over all time.',
    resolve: ({ id }, _args, context) => timesOf(context, 'CUSTOMER', id),
  }),
)

builder.prismaObjectField(Campaign, 'responseTime', (t) =>
  t.field({
    type: ResponseTime,
    select: { id: true },
    complexity,
    description: 'How often and how fast we answered what people said of its creatives, over all time.',
    resolve: ({ id }, _args, context) => timesOf(context, 'CAMPAIGN', id),
  }),
)

builder.prismaObjectField(Creative, 'responseTime', (t) =>
  t.field({
    type: ResponseTime,
    select: { id: true },
    complexity,
    description: 'How often and how fast we answered what people said of it, over all time.',
    resolve: ({ id }, _args, context) => timesOf(context, 'CREATIVE', id),
  }),
)

builder.prismaObjectField(Workspace, 'responseTargetMinutes', (t) =>
  t.exposeInt('responseTarget', {
    description: 'Within how many minutes what people say to us is to be answered: 1,440 (a day) unless set otherwise.',
  }),
)

builder.mutationField('setResponseTarget', (t) =>
  t.prismaField({
    type: Workspace,
    description:
      'Sets within how many minutes what people say to us is to be answered. Past answers are held against it too.',
    errors: { types: [InputRefused] },
    args: { minutes: t.arg.int({ required: true, description: 'From 1 to 43,200 (30 days).' }) },
    resolve: async (query, _root, { minutes }, { db, workspaceId }) => {
      await setResponseTarget(db, workspaceId, minutes)
      return db.prisma.workspace.findUniqueOrThrow({ ...query, where: { id: workspaceId } })
    },
  }),
)
