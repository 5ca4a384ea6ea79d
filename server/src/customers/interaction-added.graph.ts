import { builder } from '../graph/builder.ts'
import { givenOut } from '../graph/node-id.ts'
import { InputRefused } from '../input-refused.ts'
import { Interaction } from '../interactions/interaction.graph.ts'
import { Customer } from './customer.graph.ts'
import { headFor } from './find-customer.ts'
import { IdentityInput } from './identity.graph.ts'

builder.subscriptionField('interactionAdded', (t) =>
  t.prismaField({
    type: Interaction,
    description:
      'Each new interaction of a customer, whoever took it in and under whichever of their names; those of one file too, of those at most ' +
      'the latest 100. It may be older than others that are there already. Whoever is not there yet cannot be followed: subscribe after their first event.',
    authScopes: { $any: { scope: 'READ', embed: true } },
    skipTypeScopes: true,
    args: {
      customerId: t.arg.globalID({
        for: [Customer],
        description:
          'The `id` of a customer, for secret keys. When they turn out to be the same person as another, both are followed.',
      }),
      identity: t.arg({
        type: IdentityInput,
        description:
          'Instead of the id, a name under which the customer is known; embed tokens know people by that only.',
      }),
    },
    async subscribe(_root, { customerId, identity }, { db, live, workspaceId, viewer }) {
      const head = await headFor(db, workspaceId, viewer, { id: customerId && givenOut(customerId.id), identity })
      if (head === null) throw new InputRefused('There is no such customer.')
      return live.interactionsOf(workspaceId, head)
    },
    resolve: (query, id, _args, { db, workspaceId }) =>
      db.prisma.interaction.findUniqueOrThrow({ ...query, where: { workspaceId_id: { workspaceId, id } } }),
  }),
)
