import { builder } from '../graph/builder.ts'

export const Workspace = builder.prismaObject('Workspace', {
  description:
    'A brand or client. It owns every customer, campaign and number; nothing crosses from one workspace to another.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'UUID of the workspace, as the command line takes it.' }),
    name: t.exposeString('name', { description: 'Name shown to people; two workspaces may have the same.' }),
    timeZone: t.exposeString('timeZone', {
      description: 'IANA time zone that decides which day an interaction belongs to, for example `Europe/Oslo`.',
    }),
    demo: t.exposeBoolean('demo', {
      description: 'Whether all of its people and numbers are invented. An import of your own ends that.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
  }),
})

builder.queryField('workspace', (t) =>
  t.prismaField({
    type: Workspace,
    description: 'The workspace of the credential that asks.',
    resolve: (query, _root, _args, { db, workspaceId }) =>
      db.prisma.workspace.findUniqueOrThrow({ ...query, where: { id: workspaceId } }),
  }),
)
