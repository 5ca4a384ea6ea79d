import { Customer } from '../customers/customer.graph.ts'
import { builder } from '../graph/builder.ts'
import { givenOut } from '../graph/node-id.ts'
import { InputRefused } from '../input-refused.ts'
import type { Viewer } from '../viewer/viewer.ts'
import { mergeCustomers, type MergeOutcome, undoMerge } from './merge-customers.ts'

const MergeRuleEnum = builder.enumType('MergeRule', {
  description: 'What made two profiles one person.',
  values: {
    IDENTIFY: { description: 'One message named both.' },
    ALIAS: { description: 'An `alias` call said so.' },
    PERSON: { description: 'A person said so, with `mergeCustomers`.' },
  } as const,
})

export const CustomerMerge = builder.prismaObject('CustomerMerge', {
  description:
    'A row of the ledger of merges. It ties two profiles until it is undone; no interaction is ever rewritten.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'For `undoMerge`.' }),
    profileIds: t.stringList({
      description: 'The two profiles, as `IdentityProfile.id` has them.',
      resolve: ({ customerId, otherId }) => [customerId, otherId],
    }),
    rule: t.expose('rule', { type: MergeRuleEnum, description: 'What made them one.' }),
    identities: t.exposeStringList('identities', {
      description:
        'The identities that the message named, one of each, as `namespace:value`; empty where a person merged.',
    }),
    actor: t.exposeString('actor', {
      description: 'Who or what: `message <id>`, or `key …` with the last letters of its id.',
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was said.' }),
    undoneAt: t.expose('undoneAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When a person took it back; null while it stands. Messages do not make it again.',
    }),
    undoneBy: t.exposeString('undoneBy', { nullable: true, description: 'Who took it back.' }),
  }),
})

const IdentityExcess = builder.objectRef<MergeOutcome['excess'][number]>('IdentityExcess').implement({
  description: 'A namespace of which a customer has more identities than the rules allow messages to join.',
  fields: (t) => ({
    namespace: t.exposeString('namespace', { description: 'For example `user_id`.' }),
    count: t.exposeInt('count', { description: 'How many the customer has, or would have.' }),
    limit: t.exposeInt('limit', { description: 'How many messages may give one person.' }),
  }),
})

const Merge = builder.objectRef<MergeOutcome & { customerId: string }>('MergeOutcome').implement({
  description: 'What a merge did or, as a dry run, would do.',
  fields: (t) => ({
    mergeId: t.exposeID('mergeId', { nullable: true, description: 'For `undoMerge`; null for a dry run.' }),
    profileIds: t.exposeStringList('profiles', { description: 'Every profile that is, or would be, this one person.' }),
    excess: t.expose('excess', {
      type: [IdentityExcess],
      description:
        'Where the person has more identities than the rules allow: look twice, for example at two user ids.',
    }),
    customer: t.prismaField({
      type: Customer,
      description: 'The customer: after a dry run still as it was.',
      resolve: (query, { customerId }, _args, { db, workspaceId }) =>
        headOf(
          db.prisma.customer.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id: customerId } } }),
          (id) => db.prisma.customer.findUniqueOrThrow({ ...query, where: { workspaceId_id: { workspaceId, id } } }),
        ),
    }),
  }),
})

/** The head of a profile's cluster. */
async function headOf<Found>(
  profile: Promise<{ id: string; mergedInto: string | null }>,
  find: (id: string) => Promise<Found>,
): Promise<Found> {
  const { id, mergedInto } = await profile
  return find(mergedInto ?? id)
}

/** For the ledger: who, without anything secret. */
export const actorOf = (viewer: Viewer): string =>
  viewer.kind === 'key' ? `key …${viewer.keyId.slice(-4)}` : 'embed token'

builder.mutationField('mergeCustomers', (t) =>
  t.field({
    type: Merge,
    description:
      'Makes two customers one. Their interactions stay where they are, the row in the ledger ties the two, and `undoMerge` takes it back.',
    errors: { types: [InputRefused] },
    args: {
      customerId: t.arg.globalID({ for: [Customer], required: true, description: 'One of the two.' }),
      otherId: t.arg.globalID({ for: [Customer], required: true, description: 'The other one.' }),
      dryRun: t.arg.boolean({ defaultValue: false, description: 'Only say what would happen.' }),
    },
    resolve: async (_root, args, { db, workspaceId, viewer }) => {
      const customerId = givenOut(args.customerId.id)
      const wanted = { customerId, otherId: givenOut(args.otherId.id), dryRun: args.dryRun ?? false }
      return { customerId, ...(await mergeCustomers(db, workspaceId, wanted, actorOf(viewer))) }
    },
  }),
)

builder.mutationField('undoMerge', (t) =>
  t.prismaField({
    type: [Customer],
    description:
      'Takes a merge back. Everything returns to the profile that earned it. Answers with the customers that the two profiles are now: one, when another merge still ties them.',
    errors: {
      types: [InputRefused],
      result: { description: 'What became of the two profiles.' },
      dataField: { description: 'The customers that they are now: one, when another merge still ties them.' },
    },
    args: {
      mergeId: t.arg.id({ required: true, description: '`CustomerMerge.id`, or `mergeId` of `mergeCustomers`.' }),
    },
    resolve: async (query, _root, { mergeId }, { db, workspaceId, viewer }) => {
      const profiles = await undoMerge(db, workspaceId, givenOut(mergeId), actorOf(viewer))
      return db.prisma.customer.findMany({
        ...query,
        where: {
          workspaceId,
          mergedInto: null,
          OR: [{ id: { in: profiles } }, { absorbed: { some: { id: { in: profiles } } } }],
        },
        orderBy: { id: 'asc' },
      })
    },
  }),
)
