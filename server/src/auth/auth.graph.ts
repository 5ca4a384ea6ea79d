import { builder } from '../graph/builder.ts'
import { InputRefused } from '../input-refused.ts'
import { IdentityInput } from '../customers/identity.graph.ts'
import { createKey } from './api-key.ts'
import { longestLifeSeconds, mintEmbedToken } from './embed-token.ts'
import { grantOf } from './grant-of.ts'
import { revokeKey } from './revoke-key.ts'

const PiiLevelEnum = builder.enumType('PiiLevel', {
  description: 'How much of a person an element may show.',
  values: {
    FULL: { value: 'full', description: 'Everything, as a secret key sees it.' },
    MASKED: {
      value: 'masked',
      description: 'E-mail addresses and phone numbers masked, wherever they stand: `a•••@e•••.com`.',
    },
    NONE: { value: 'none', description: 'Nothing that tells who it is: no name, no identities, no words of theirs.' },
  } as const,
})

const EmbedToken = builder.objectRef<{ token: string; expiresIn: number }>('EmbedToken').implement({
  description:
    'A credential for one page. Hand it to the elements through your `token-url`; it is the body they expect there.',
  fields: (t) => ({
    token: t.exposeString('token', { description: 'JWT (HS256). Never put it in a URL.' }),
    expiresIn: t.exposeInt('expiresIn', { description: 'Life in seconds, from now.' }),
  }),
})

const EmbedTokenInput = builder.inputType('EmbedTokenInput', {
  description: 'What the page may show, to whom, and for how long.',
  fields: (t) => ({
    origins: t.stringList({
      required: true,
      description: 'Origins of the pages that may use it, for example `https://intranet.example`.',
    }),
    operations: t.stringList({
      description:
        'Names of the trusted documents it may run. When left out: only `ProfileCard` if `customers` names some and `anyCustomer` is not set, else all.',
    }),
    customers: t.field({
      type: [IdentityInput],
      defaultValue: [],
      description:
        'Customers it may show, by any of their names. Nobody, when this is empty and `anyCustomer` is not set.',
    }),
    anyCustomer: t.boolean({
      defaultValue: false,
      description: 'Whether it may show any customer of the workspace, whatever `customers` says.',
    }),
    pii: t.field({ type: PiiLevelEnum, defaultValue: 'masked', description: 'How much of a person it may show.' }),
    expiresIn: t.int({
      defaultValue: 600,
      description: `Life in seconds, at most ${longestLifeSeconds} (24 hours). Elements fetch a new one in time.`,
    }),
  }),
})

builder.mutationField('createEmbedToken', (t) =>
  t.field({
    type: EmbedToken,
    description: 'Mints an embed token: call it from your backend when a page asks your `token-url`.',
    authScopes: { scope: 'READ' },
    skipTypeScopes: true,
    errors: { types: [InputRefused] },
    args: {
      input: t.arg({
        type: EmbedTokenInput,
        required: true,
        description: 'What the page may show. Only `origins` must be given.',
      }),
    },
    resolve: (_root, { input }, { db, workspaceId }) => {
      const { origins, operations } = input
      const customers = input.customers ?? []
      const grant = grantOf({
        origins,
        operations,
        customers,
        anyCustomer: input.anyCustomer ?? false,
        pii: input.pii ?? 'masked',
      })
      return mintEmbedToken(db, workspaceId, grant, input.expiresIn ?? 600)
    },
  }),
)

const ApiKeyKindEnum = builder.enumType('ApiKeyKind', {
  description: 'Where a key may be kept, and so what it can do at most.',
  values: {
    SECRET: { description: '`rk_…`, for servers: the whole API of the workspace, by scope.' },
    WRITE: { description: '`wk_…`, public, for pages and apps: sends events and nothing else.' },
  } as const,
})

const ApiKeyScopeEnum = builder.enumType('ApiKeyScope', {
  description: 'What a secret key may do; each scope includes the ones before it.',
  values: {
    READ: { description: 'Read, and mint embed tokens.' },
    WRITE: { description: 'Also import and change.' },
    ADMIN: { description: 'Also make and revoke keys.' },
  } as const,
})

const NewApiKey = builder.objectRef<{ id: string; key: string }>('NewApiKey').implement({
  description: 'A key that was just made.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'For `revokeApiKey`.' }),
    key: t.exposeString('key', {
      description: 'The key itself. Only a digest is kept, so this is the only time it is shown.',
    }),
  }),
})

builder.mutationField('createApiKey', (t) =>
  t.field({
    type: NewApiKey,
    description: 'Makes a key for this workspace. The answer is the only time that it is shown.',
    authScopes: { scope: 'ADMIN' },
    skipTypeScopes: true,
    args: {
      name: t.arg.string({
        required: true,
        description: 'What it is for, so that people know it again in `apiKeys`, for example `Nightly import`.',
      }),
      kind: t.arg({
        type: ApiKeyKindEnum,
        required: true,
        description: '`SECRET` for a server, `WRITE` for pages and apps.',
      }),
      scope: t.arg({
        type: ApiKeyScopeEnum,
        defaultValue: 'READ',
        description: 'What a secret key may do; write keys only ever send events.',
      }),
    },
    resolve: (_root, { name, kind, scope }, { db, workspaceId }) =>
      createKey(db, workspaceId, { name, kind, scope: kind === 'WRITE' ? 'WRITE' : (scope ?? 'READ') }),
  }),
)

const ApiKey = builder.prismaObject('ApiKey', {
  description: 'A key of this workspace. The key itself is not kept.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'For `revokeApiKey`.' }),
    name: t.exposeString('name', { description: 'What it is for, in the words of whoever made it.' }),
    kind: t.expose('kind', {
      type: ApiKeyKindEnum,
      description: 'Whether it is for a server (`SECRET`) or for pages and apps (`WRITE`).',
    }),
    scope: t.expose('scope', {
      type: ApiKeyScopeEnum,
      description: 'What it may do; of a write key always `WRITE`, though it only sends events.',
    }),
    hint: t.exposeString('hint', { description: 'Its last four characters, to find it again where it is in use.' }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description: 'When it was made. Keys are good until they are revoked.',
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was ended; null while it is good.',
    }),
  }),
})

builder.queryField('apiKeys', (t) =>
  t.prismaField({
    type: [ApiKey],
    description: 'The keys of this workspace, oldest first, revoked ones included.',
    authScopes: { scope: 'ADMIN' },
    skipTypeScopes: true,
    resolve: (query, _root, _args, { db, workspaceId }) =>
      db.prisma.apiKey.findMany({ ...query, where: { workspaceId }, orderBy: { id: 'asc' } }),
  }),
)

builder.mutationField('revokeApiKey', (t) =>
  t.prismaField({
    type: ApiKey,
    description: 'Ends a key at once. Embed tokens that it minted stay good until they expire.',
    authScopes: { scope: 'ADMIN' },
    skipTypeScopes: true,
    errors: { types: [InputRefused] },
    args: { id: t.arg.id({ required: true, description: 'Its `id`, from `apiKeys` or `createApiKey`.' }) },
    resolve: (_query, _root, { id }, { db, workspaceId }) => revokeKey(db, workspaceId, id),
  }),
)
