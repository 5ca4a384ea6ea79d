import { Customer } from '../customers/customer.graph.ts'
import { builder } from '../graph/builder.ts'
import { givenOut } from '../graph/node-id.ts'
import { InputRefused } from '../input-refused.ts'
import { explainIdentity } from './explain-identity.ts'
import { IdentityConflict } from './identity-conflict.graph.ts'
import { CustomerMerge } from './merge.graph.ts'

type Explanation = Awaited<ReturnType<typeof explainIdentity>>
type Profile = Explanation['profiles'][number]

const ExplainedIdentity = builder.objectRef<Profile['identities'][number]>('ExplainedIdentity').implement({
  description: 'An identity, and how it came to its profile.',
  fields: (t) => ({
    namespace: t.exposeString('namespace', { description: 'For example `email`.' }),
    value: t.exposeString('value', { description: 'The name there.' }),
    addedAt: t.expose('addedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was first named; null for imports.',
    }),
    addedBy: t.exposeString('addedBy', {
      nullable: true,
      description: 'What named it: `message <id>`; null for imports.',
    }),
  }),
})

const IdentityProfile = builder.objectRef<Profile>('IdentityProfile').implement({
  description: 'What one set of identities did, before any merge.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'As `CustomerMerge.profileIds` names it.' }),
    standsForAll: t.boolean({
      description: 'Whether the customer goes by the id of this profile.',
      resolve: ({ mergedInto }) => mergedInto === null,
    }),
    identities: t.expose('identities', { type: [ExplainedIdentity], description: 'Its own, the oldest first.' }),
    interactions: t.exposeInt('interactionCount', {
      description: 'How many interactions are its own, without robots.',
    }),
  }),
})

const IdentityExplanation = builder.objectRef<Explanation>('IdentityExplanation').implement({
  description: 'Why a customer is who it is.',
  fields: (t) => ({
    profiles: t.expose('profiles', { type: [IdentityProfile], description: 'The profiles that are this one person.' }),
    merges: t.expose('merges', {
      type: [CustomerMerge],
      description: 'What ties them, and what tied them or others to them until a person undid it.',
    }),
    conflicts: t.expose('conflicts', {
      type: [IdentityConflict],
      description: 'Open conflicts with other customers.',
    }),
  }),
})

builder.queryField('explainIdentity', (t) =>
  t.field({
    type: IdentityExplanation,
    description: 'Which identities make up a customer, and why they are taken for one person.',
    errors: { types: [InputRefused], union: { description: 'The explanation, or why there is none.' } },
    args: { customerId: t.arg.globalID({ for: [Customer], required: true, description: 'The customer.' }) },
    resolve: (_root, { customerId }, { db, workspaceId }) => explainIdentity(db, workspaceId, givenOut(customerId.id)),
  }),
)
