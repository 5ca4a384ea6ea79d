import type { ApiKeyScope } from '@rapport/prisma/generated/client/enums.ts'
import type PrismaTypes from '@rapport/prisma/generated/pothos.ts'
import { getDatamodel } from '@rapport/prisma/generated/pothos.ts'
import SchemaBuilder from '@pothos/core'
import ComplexityPlugin from '@pothos/plugin-complexity'
import ErrorsPlugin from '@pothos/plugin-errors'
import PrismaPlugin from '@pothos/plugin-prisma'
import RelayPlugin from '@pothos/plugin-relay'
import ScopeAuthPlugin from '@pothos/plugin-scope-auth'
import { GraphQLError } from 'graphql'
import { hasScope } from '../viewer/viewer.ts'
import type { GraphContext } from './context.ts'
import { decodeId } from './node-id.ts'
import { fieldCost } from './query-limits.ts'

export const builder = new SchemaBuilder<{
  Context: GraphContext
  PrismaTypes: PrismaTypes
  DefaultFieldNullability: false
  AuthScopes: { scope: ApiKeyScope; embed: boolean }
  Scalars: {
    ID: { Input: string; Output: string }
    DateTime: { Input: Date; Output: Date }
    /** A calendar day as `YYYY-MM-DD`. */
    Date: { Input: string; Output: string }
    BigInt: { Input: bigint; Output: bigint | string | number }
    Decimal: { Input: string; Output: string }
    JSON: { Input: unknown; Output: unknown }
    File: { Input: File; Output: never }
  }
}>({
  // Errors before scope-auth: the other way round a refusal is masked instead of typed.
  plugins: [ErrorsPlugin, ScopeAuthPlugin, RelayPlugin, PrismaPlugin, ComplexityPlugin],
  defaultFieldNullability: false,
  complexity: { fieldComplexity: fieldCost },
  prisma: {
    client: (context) => context.db.prisma,
    dmmf: getDatamodel(),
    exposeDescriptions: true,
    filterConnectionTotalCount: true,
    onUnusedQuery: 'error',
  },
  relay: {
    decodeGlobalID: decodeId,
    nodesQueryOptions: false,
    nodeQueryOptions: {
      description: 'Any object that has an id, by that id; null when this key may not see it.',
      args: { id: { description: 'An id that Rapport gave out.' } },
    },
    idFieldOptions: {
      description: 'Unique in all of Rapport; made for `node` and for arguments, not to be taken apart.',
    },
    nodeTypeOptions: { description: 'An object with an id that is unique in all of Rapport.' },
    pageInfoTypeOptions: { description: 'Where a page of a connection stands among the others.' },
    cursorType: 'String',
    clientMutationId: 'omit',
  },
  scopeAuth: {
    authorizeOnSubscribe: true,
    authScopes: ({ viewer }) => ({
      scope: (scope) => hasScope(viewer, scope),
      embed: viewer.kind === 'embed',
    }),
    unauthorizedError: () =>
      new GraphQLError('This credential may not do that. Use a secret key (rk_…) whose scope covers it.', {
        extensions: { code: 'FORBIDDEN' },
      }),
  },
  errors: { directResult: true },
})

builder.queryType({
  description: 'Everything of one workspace: the one that the key or token in the Authorization header belongs to.',
  authScopes: { scope: 'READ' },
})
builder.mutationType({
  description:
    'Changes. A refusal that a client can act on comes back as a typed error with a message; everything else as a GraphQL error.',
  authScopes: { scope: 'WRITE' },
})
builder.subscriptionType({
  description:
    'What happens from now on, as server-sent events: POST with `Accept: text/event-stream`. A stream that ends with an error says why; ' +
    'subscribe again, and ask for what you missed. Pages subscribe to the trusted documents `…Live` of what their token or key may show.',
  authScopes: { scope: 'READ' },
})
