import { builder } from '../graph/builder.ts'
import { InputRefused } from '../input-refused.ts'
import { setLanguages } from './set-languages.ts'

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
    languages: t.exposeStringList('languages', {
      description:
        'Languages in which people write to it, as ISO 639-1: every text is taken to be in one of these, since short texts look like any of sixty.',
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

builder.mutationField('setLanguages', (t) =>
  t.prismaField({
    type: Workspace,
    description:
      'Says in which languages people write to the workspace. Texts that come from now on are read so, and `rereadTexts` reads the earlier ones again.',
    authScopes: { scope: 'ADMIN' },
    skipTypeScopes: true,
    errors: { types: [InputRefused] },
    args: {
      languages: t.arg.stringList({
        required: true,
        description:
          'ISO 639-1 codes. How well `en`, `no`, `ro`, `ru` and `zh` are read was measured; `da`, `de`, `fr`, `nl` and `sv` are read the same way, others by their lexicon alone, if there is one.',
      }),
    },
    resolve: async (query, _root, { languages }, { db, workspaceId }) => {
      await setLanguages(db, workspaceId, languages)
      return db.prisma.workspace.findUniqueOrThrow({ ...query, where: { id: workspaceId } })
    },
  }),
)
