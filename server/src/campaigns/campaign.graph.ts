import { builder } from '../graph/builder.ts'
import { givenOut, workspaceNode } from '../graph/node-id.ts'
import { PlatformEnum } from '../formats/format.graph.ts'
import { Creative } from './creative.graph.ts'

export const Campaign = builder.prismaNode('Campaign', {
  ...workspaceNode,
  description: 'Advertising or publishing under one name on one platform.',
  authScopes: { scope: 'READ' },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name on the platform.' }),
    platform: t.expose('platform', { type: PlatformEnum, description: 'Where it runs.' }),
    externalId: t.exposeString('key', {
      description: "The platform's id of it; its name where the reports carry no id.",
    }),
    creatives: t.relatedConnection('creatives', {
      type: Creative,
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

builder.queryField('creatives', (t) =>
  t.prismaConnection({
    type: Creative,
    cursor: 'workspaceId_id',
    description: 'Published ads and posts, by name. Those that only stand for a whole campaign are left out.',
    args: {
      campaignId: t.arg.globalID({ for: [Campaign], description: 'Only those of this campaign.' }),
      platform: t.arg({ type: PlatformEnum, description: 'Only this platform.' }),
      formatKnown: t.arg.boolean({ description: 'Only those whose format is known (true), or is not (false).' }),
    },
    resolve: (query, _root, { campaignId, platform, formatKnown }, { db, workspaceId }) =>
      db.prisma.creative.findMany({
        ...query,
        where: {
          workspaceId,
          aggregate: false,
          ...(campaignId ? { campaignId: givenOut(campaignId.id) } : {}),
          ...(platform ? { platform } : {}),
          ...(typeof formatKnown === 'boolean' ? { formatId: formatKnown ? { not: null } : null } : {}),
        },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      }),
  }),
)
