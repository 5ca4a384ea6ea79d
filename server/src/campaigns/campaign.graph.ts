import { builder } from '../graph/builder.ts'
import { workspaceNode } from '../graph/node-id.ts'
import { PlatformEnum } from '../formats/format.graph.ts'

export const Campaign = builder.prismaNode('Campaign', {
  ...workspaceNode,
  description: 'Advertising or publishing under one name on one platform.',
  authScopes: { scope: 'READ' },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name on the platform; its id until a report brings a name.' }),
    platform: t.expose('platform', {
      type: PlatformEnum,
      description: 'Where it runs. What goes by one name on two platforms is two campaigns.',
    }),
    externalId: t.exposeString('key', {
      description: "The platform's id of it; its name where the reports carry no id.",
    }),
    creatives: t.relatedConnection('creatives', {
      cursor: 'workspaceId_id',
      description: 'Its published ads and posts, by name.',
      query: { where: { aggregate: false }, orderBy: [{ name: 'asc' }, { id: 'asc' }] },
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When Rapport first heard of it.' }),
  }),
})

builder.queryField('campaigns', (t) =>
  t.prismaConnection({
    type: Campaign,
    cursor: 'workspaceId_id',
    description: "The workspace's campaigns, by name.",
    resolve: (query, _root, _args, { db, workspaceId }) =>
      db.prisma.campaign.findMany({ ...query, where: { workspaceId }, orderBy: [{ name: 'asc' }, { id: 'asc' }] }),
  }),
)
