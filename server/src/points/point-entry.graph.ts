import { Customer } from '../customers/customer.graph.ts'
import { headFor } from '../customers/find-customer.ts'
import { IdentityInput } from '../customers/identity.graph.ts'
import { builder } from '../graph/builder.ts'
import { ErrorInterface } from '../graph/errors.graph.ts'
import { givenOut, workspaceNode } from '../graph/node-id.ts'
import { InputRefused } from '../input-refused.ts'
import { Interaction } from '../interactions/interaction.graph.ts'
import { PointRule } from './point-rule.graph.ts'
import { redeemPoints } from './redeem-points.ts'
import { NotEnoughPoints } from './take-points.ts'

export const PointEntry = builder.prismaNode('PointEntry', {
  ...workspaceNode,
  description: 'A line of the points ledger. Lines are only added: what was given or taken once is never rewritten.',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When it happened; of what was earned, when they did it.' }),
    points: t.exposeInt('points', { description: 'Given, or taken (negative).' }),
    note: t.exposeString('note', {
      nullable: true,
      description: 'What they were taken for; null where they were given.',
    }),
    rule: t.relation('rule', { type: PointRule, nullable: true, description: 'By which rule they were given.' }),
    interaction: t.relation('interaction', {
      type: Interaction,
      nullable: true,
      description: 'For what they were given. A rule gives once for an interaction.',
    }),
  }),
})

builder.prismaObjectField(Customer, 'pointsLedger', (t) =>
  t.prismaConnection({
    type: PointEntry,
    cursor: 'workspaceId_id',
    description: 'Every line of all their profiles, latest first. They add up to `Loyalty.points`.',
    resolve: (query, { id }, _args, { db, workspaceId }) =>
      db.prisma.pointEntry.findMany({
        ...query,
        where: { workspaceId, customer: { OR: [{ id }, { mergedInto: id }] } },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
      }),
  }),
)

builder.objectType(NotEnoughPoints, {
  name: 'NotEnoughPoints',
  description: 'The customer has fewer points than were asked for; nothing was taken.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    points: t.exposeInt('points', { description: 'What the customer has.' }),
  }),
})

builder.mutationField('redeemPoints', (t) =>
  t.prismaField({
    type: Customer,
    description:
      "Takes points of a customer for something that they get. Nobody's points fall below zero, however many ask at once.",
    errors: { types: [InputRefused, NotEnoughPoints] },
    args: {
      customerId: t.arg.globalID({ for: [Customer], description: 'Whose; or give `identity`.' }),
      identity: t.arg({ type: IdentityInput, description: 'Whose, by a name under which they are known.' }),
      points: t.arg.int({ required: true, description: '1 or more.' }),
      note: t.arg.string({ required: true, description: 'What for, at most 200 characters.' }),
      requestId: t.arg.string({
        description:
          'A name of your own for this request. Sent again under the same name it takes nothing more, so it is safe to repeat.',
      }),
    },
    resolve: async (query, _root, { customerId, identity, ...redemption }, { db, workspaceId, viewer }) => {
      const id = await headFor(db, workspaceId, viewer, { id: customerId && givenOut(customerId.id), identity })
      if (id === null) throw new InputRefused('There is no such customer.')
      await redeemPoints(db, workspaceId, id, redemption)
      return db.prisma.customer.findUniqueOrThrow({ ...query, where: { workspaceId_id: { workspaceId, id } } })
    },
  }),
)
