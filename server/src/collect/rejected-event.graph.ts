import { builder } from '../graph/builder.ts'
import { workspaceNode } from '../graph/node-id.ts'

const RejectedEvent = builder.prismaNode('RejectedEvent', {
  ...workspaceNode,
  description:
    'A message of the collect API or of Meta that could not be used, kept so that its sender can be mended. A reply of ours that came before the comment that it answers is one until that comment comes.',
  fields: (t) => ({
    receivedAt: t.expose('receivedAt', { type: 'DateTime', description: 'When it reached us.' }),
    reason: t.exposeString('reason', { description: 'Why, and what to do. Holds no personal data.' }),
    messageId: t.exposeString('messageId', {
      nullable: true,
      description: "Its sender's id of it, if it has one that can be used.",
    }),
    payload: t.exposeString('payload', {
      description: 'The message as it came, as JSON text, without IP addresses. Cut off after 32,768 characters.',
    }),
  }),
})

builder.queryField('rejectedEvents', (t) =>
  t.prismaConnection({
    type: RejectedEvent,
    cursor: 'workspaceId_id',
    description: 'Messages of the collect API and of Meta that could not be used, latest first.',
    resolve: (query, _root, _args, { db, workspaceId }) =>
      db.prisma.rejectedEvent.findMany({
        ...query,
        where: { workspaceId },
        orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
      }),
  }),
)
