import { builder } from '../graph/builder.ts'
import { InputRefused } from '../input-refused.ts'
import { IdentityInput } from '../customers/identity.graph.ts'
import { hasScope } from '../viewer/viewer.ts'
import { longestLifeSeconds, type MintedToken, mintEmbedToken } from './embed-token.ts'
import { grantOf } from './grant-of.ts'
import { revokeToken } from './revoke-token.ts'

export const PiiLevelEnum = builder.enumType('PiiLevel', {
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

const EmbedToken = builder.objectRef<MintedToken>('EmbedToken').implement({
  description:
    'A credential for one page. Hand it to the elements through your `token-url`; it is the body they expect there.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'For `revokeEmbedToken`; it stands in the token as `jti`.' }),
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
        'Names of the trusted documents it may run. When left out: only `ProfileCard` and `Timeline` if `customers` names some and `anyCustomer` is not set, else all.',
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
    resolve: (_root, { input }, { db, workspaceId, viewer }) => {
      const { origins, operations } = input
      const customers = input.customers ?? []
      const grant = grantOf({
        origins,
        operations,
        customers,
        anyCustomer: input.anyCustomer ?? false,
        pii: input.pii ?? 'masked',
      })
      const keyId = viewer.kind === 'key' ? viewer.keyId : null
      return mintEmbedToken(db, workspaceId, grant, input.expiresIn ?? 600, keyId)
    },
  }),
)

const RevokedEmbedToken = builder.objectRef<{ id: string }>('RevokedEmbedToken').implement({
  description: 'An embed token that was ended before its time.',
  fields: (t) => ({ id: t.exposeID('id', { description: 'The id that it was revoked by.' }) }),
})

builder.mutationField('revokeEmbedToken', (t) =>
  t.field({
    type: RevokedEmbedToken,
    description:
      'Ends one embed token at once: with the key that minted it, whatever its scope, or with any of scope `ADMIN`. Streams that it ' +
      'opened end too. All tokens of a key end with `revokeApiKey`.',
    authScopes: { scope: 'READ' },
    skipTypeScopes: true,
    errors: { types: [InputRefused] },
    args: {
      id: t.arg.id({
        required: true,
        description: 'Its `id`, as `createEmbedToken` answered; in the token it is `jti`.',
      }),
    },
    resolve: async (_root, { id }, { db, workspaceId, viewer }) => {
      const onlyBy = viewer.kind === 'key' && !hasScope(viewer, 'ADMIN') ? viewer.keyId : null
      await revokeToken(db, workspaceId, id, onlyBy)
      return { id }
    },
  }),
)
