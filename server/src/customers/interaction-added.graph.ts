import { builder } from '../graph/builder.ts'
import { givenOut } from '../graph/node-id.ts'
import { InputRefused } from '../input-refused.ts'
import { Interaction } from '../interactions/interaction.graph.ts'
import { Customer } from './customer.graph.ts'
import { headOf } from './head-of.sql.ts'

builder.subscriptionField('interactionAdded', (t) =>
  t.prismaField({
    type: Interaction,
    description:
      'Each new interaction of a customer, whoever took it in and under whichever of their names; those of one file too, of those at most ' +
      'the latest 100. It may be older than others that are there already.',
    args: {
      customerId: t.arg.globalID({
        for: [Customer],
        required: true,
        description: 'The `id` of a customer. When they turn out to be the same person as another, both are followed.',
      }),
    },
    async subscribe(_root, { customerId }, { db, live, workspaceId }) {
      const id = givenOut(customerId.id)
      if ((await headOf(db, workspaceId, { id })) === null) throw new InputRefused('There is no such customer.')
      return live.interactionsOf(workspaceId, id)
    },
    resolve: (query, id, _args, { db, workspaceId }) =>
      db.prisma.interaction.findUniqueOrThrow({ ...query, where: { workspaceId_id: { workspaceId, id } } }),
  }),
)
