import { builder } from '../graph/builder.ts'
import { InputRefused } from '../input-refused.ts'
import { createKey, listKeys } from './api-key.ts'
import { revokeKey } from './revoke-key.ts'

const ApiKeyKindEnum = builder.enumType('ApiKeyKind', {
  description: 'Where a key may be kept, and so what it can do at most.',
  values: {
    SECRET: { description: '`rk_…`, for servers: the whole API of the workspace, by scope.' },
    WRITE: { description: '`wk_…`, public, for pages and apps: sends events and nothing else.' },
    PUBLISHABLE: {
      description:
        '`pk_…`, public, in the source of pages of the origins that it names: shows what is about no person (`FormatPerformance`) and ' +
        'nothing else.',
    },
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
        description:
          '`SECRET` for a server, `WRITE` for what sends events, `PUBLISHABLE` for elements on public pages.',
      }),
      scope: t.arg({
        type: ApiKeyScopeEnum,
        defaultValue: 'READ',
        description: 'What a secret key may do; public ones only ever do the one thing.',
      }),
      origins: t.arg.stringList({
        description:
          'Of a publishable key, and needed there: origins of the pages that may use it, for example `https://www.example`.',
      }),
    },
    resolve: (_root, { name, kind, scope, origins }, { db, workspaceId }) =>
      createKey(db, workspaceId, { name, kind, scope: scope ?? undefined, origins: origins ?? undefined }),
  }),
)

const ApiKey = builder.prismaObject('ApiKey', {
  description: 'A key of this workspace. The key itself is not kept.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'For `revokeApiKey`.' }),
    name: t.exposeString('name', { description: 'What it is for, in the words of whoever made it.' }),
    kind: t.expose('kind', {
      type: ApiKeyKindEnum,
      description: 'Whether it is for a server (`SECRET`), for what sends events, or for elements on public pages.',
    }),
    scope: t.expose('scope', {
      type: ApiKeyScopeEnum,
      description:
        'What it may do; of public keys always the same, `WRITE` or `READ`, though they only do the one thing.',
    }),
    origins: t.exposeStringList('origins', {
      description: 'Of a publishable key, the origins of the pages that may use it; empty for the others.',
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
    resolve: (query, _root, _args, { db, workspaceId }) => listKeys(db, workspaceId, query),
  }),
)

builder.mutationField('revokeApiKey', (t) =>
  t.prismaField({
    type: ApiKey,
    description:
      'Ends a key at once, and the embed tokens that it minted with it. The last one of scope `ADMIN` is not revoked.',
    authScopes: { scope: 'ADMIN' },
    skipTypeScopes: true,
    errors: { types: [InputRefused] },
    args: { id: t.arg.id({ required: true, description: 'Its `id`, from `apiKeys` or `createApiKey`.' }) },
    resolve: (_query, _root, { id }, { db, workspaceId }) => revokeKey(db, workspaceId, id),
  }),
)
