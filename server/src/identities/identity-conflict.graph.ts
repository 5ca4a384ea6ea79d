import { Customer } from '../customers/customer.graph.ts'
import { builder } from '../graph/builder.ts'
import { givenOut } from '../graph/node-id.ts'
import { InputRefused } from '../input-refused.ts'

export const IdentityConflict = builder.prismaObject('IdentityConflict', {
  description:
    'Two customers that messages say are one person and that were not merged. A person decides: `mergeCustomers` or `dismissIdentityConflict`.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'For `dismissIdentityConflict`.' }),
    customer: t.relation('customer', { type: Customer, description: 'The one that the messages are counted under.' }),
    other: t.relation('other', { type: Customer, description: 'The one that has the identity they name as well.' }),
    namespace: t.exposeString('namespace', { description: 'Of the identity in question.' }),
    value: t.exposeString('value', {
      description: 'The identity in question, for example the e-mail address of both.',
    }),
    reason: t.exposeString('reason', { description: 'Why they were not merged.' }),
    times: t.exposeInt('times', { description: 'How many messages said so.' }),
    firstAt: t.expose('firstAt', { type: 'DateTime', description: 'When a message first said so.' }),
    lastAt: t.expose('lastAt', { type: 'DateTime', description: 'When one last did.' }),
  }),
})

builder.queryField('identityConflicts', (t) =>
  t.prismaConnection({
    type: IdentityConflict,
    cursor: 'workspaceId_id',
    description: 'Open conflicts, the latest found first.',
    resolve: (query, _root, _args, { db, workspaceId }) =>
      db.prisma.identityConflict.findMany({
        ...query,
        where: { workspaceId, resolvedAt: null },
        orderBy: { id: 'desc' },
      }),
  }),
)

builder.mutationField('dismissIdentityConflict', (t) =>
  t.prismaField({
    type: IdentityConflict,
    description: 'Says that the two are two people. The conflict is not listed again.',
    errors: { types: [InputRefused] },
    args: { id: t.arg.id({ required: true, description: '`IdentityConflict.id`.' }) },
    resolve: async (query, _root, { id }, { db, workspaceId }) => {
      const key = { workspaceId_id: { workspaceId, id: givenOut(id) } }
      const found = await db.prisma.identityConflict.updateMany({
        where: { workspaceId, id: givenOut(id) },
        data: { resolvedAt: new Date() },
      })
      if (found.count === 0) throw new InputRefused('There is no such conflict in this workspace.')
      return db.prisma.identityConflict.findUniqueOrThrow({ ...query, where: key })
    },
  }),
)
