import { builder } from '../graph/builder.ts'
import { InputRefused } from '../input-refused.ts'
import { identityRules, type IdentityRules } from './identity-rules.ts'
import { setIdentityRules } from './set-identity-rules.ts'

const NamespaceLimit = builder.objectRef<{ namespace: string; limit: number }>('NamespaceLimit').implement({
  description: 'How many identities of a namespace one person may have.',
  fields: (t) => ({
    namespace: t.exposeString('namespace', { description: 'For example `user_id`.' }),
    limit: t.exposeInt('limit', { description: 'At most so many; messages do not join more.' }),
  }),
})

const Rules = builder.objectRef<IdentityRules>('IdentityRules').implement({
  description: "How identities tell who somebody is. The defaults are those of Segment's identity resolution.",
  fields: (t) => ({
    limits: t.field({
      type: [NamespaceLimit],
      description: 'Where the limit is not 5.',
      resolve: ({ limits }) => Object.entries(limits).map(([namespace, limit]) => ({ namespace, limit })),
    }),
    priority: t.stringList({
      description: 'Namespaces from the most telling on; the others follow by alphabet.',
      resolve: ({ priority }) => [...priority],
    }),
    blocked: t.stringList({
      description:
        'Values that stand for nobody, beside those that never stand for anybody (`null`, `anonymous`, `0`, …).',
      resolve: ({ blocked }) => [...blocked],
    }),
  }),
})

const NamespaceLimitInput = builder.inputType('NamespaceLimitInput', {
  description: 'How many identities of a namespace one person may have.',
  fields: (t) => ({
    namespace: t.string({ required: true, description: 'For example `anonymous_id`.' }),
    limit: t.int({ required: true, description: '1 or more.' }),
  }),
})

builder.queryField('identityRules', (t) =>
  t.field({
    type: Rules,
    description: 'The rules by which messages are resolved to customers.',
    resolve: (_root, _args, { db, workspaceId }) => identityRules(db, workspaceId),
  }),
)

builder.mutationField('setIdentityRules', (t) =>
  t.field({
    type: Rules,
    description: 'Replaces the rules for all messages from now on; what is left out is the default.',
    authScopes: { scope: 'ADMIN' },
    skipTypeScopes: true,
    errors: { types: [InputRefused] },
    args: {
      limits: t.arg({
        type: [NamespaceLimitInput],
        description: 'By default 1 `user_id`, and 5 of every other namespace.',
      }),
      priority: t.arg.stringList({ description: 'By default `user_id`, `email`.' }),
      blocked: t.arg.stringList({ description: 'More values that stand for nobody; case does not matter.' }),
    },
    resolve: async (_root, { limits, priority, blocked }, { db, workspaceId }) => {
      await setIdentityRules(db, workspaceId, {
        ...(limits ? { limits: Object.fromEntries(limits.map(({ namespace, limit }) => [namespace, limit])) } : {}),
        ...(priority ? { priority } : {}),
        ...(blocked ? { blocked } : {}),
      })
      return identityRules(db, workspaceId)
    },
  }),
)
