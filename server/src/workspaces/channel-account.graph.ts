import { builder } from '../graph/builder.ts'
import { InputRefused } from '../input-refused.ts'
import { connectAccount, disconnectAccount, type NewAccount } from './channel-accounts.ts'
import { Workspace } from './workspace.graph.ts'

const ChannelAccount = builder.objectRef<NewAccount>('ChannelAccount').implement({
  description: 'A page or profile of ours on a social channel, whose comments and messages come to this workspace.',
  fields: (t) => ({
    channel: t.exposeString('channel', { description: '`facebook` (a page, with its Messenger) or `instagram`.' }),
    accountId: t.exposeString('accountId', {
      description: "The channel's own id of it, for example `17841405726653026`.",
    }),
    name: t.exposeString('name', { description: 'As people call it.' }),
  }),
})

builder.prismaObjectField(Workspace, 'accounts', (t) =>
  t.field({
    type: [ChannelAccount],
    description:
      'Accounts connected to it. What comes of an account that no workspace has goes to the only workspace of the server, and nowhere when there are several.',
    resolve: ({ id }, _args, { db }) =>
      db.prisma.channelAccount.findMany({
        where: { workspaceId: id },
        orderBy: [{ channel: 'asc' }, { accountId: 'asc' }],
      }),
  }),
)

const channelArg = 'Channel of the account: `facebook` or `instagram`.'

builder.mutationField('connectAccount', (t) =>
  t.field({
    type: ChannelAccount,
    description:
      'Brings what `/hooks/meta` receives of an account to this workspace, from now on. Connecting it again renames it; an account of another workspace is refused.',
    authScopes: { scope: 'ADMIN' },
    skipTypeScopes: true,
    errors: { types: [InputRefused] },
    args: {
      channel: t.arg.string({ required: true, description: channelArg }),
      accountId: t.arg.string({
        required: true,
        description: 'Id of the page, or of the Instagram professional account; a number, as text.',
      }),
      name: t.arg.string({ required: true, description: 'As people call it.' }),
    },
    resolve: (_root, account, { db, workspaceId }) => connectAccount(db, workspaceId, account),
  }),
)

builder.mutationField('disconnectAccount', (t) =>
  t.field({
    type: ChannelAccount,
    description: 'Ends `connectAccount`, and returns what was connected. What came from the account stays.',
    authScopes: { scope: 'ADMIN' },
    skipTypeScopes: true,
    errors: { types: [InputRefused] },
    args: {
      channel: t.arg.string({ required: true, description: channelArg }),
      accountId: t.arg.string({ required: true, description: 'Id of the account, as it was connected.' }),
    },
    resolve: (_root, { channel, accountId }, { db, workspaceId }) =>
      disconnectAccount(db, workspaceId, channel, accountId),
  }),
)
