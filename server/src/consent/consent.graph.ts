import { profilesOf, ofCluster } from '../customers/cluster.ts'
import { Customer } from '../customers/customer.graph.ts'
import { headFor } from '../customers/find-customer.ts'
import { IdentityInput } from '../customers/identity.graph.ts'
import { builder } from '../graph/builder.ts'
import { givenOut } from '../graph/node-id.ts'
import { actorOf } from '../identities/merge.graph.ts'
import { InputRefused } from '../input-refused.ts'
import { setConsent } from './set-consent.ts'

interface Said {
  purpose: string
  granted: boolean
  at: Date
  source: string
}

const ConsentPurpose = builder.objectRef<Said>('ConsentPurpose').implement({
  description: 'What a customer last said of one purpose for which their data may be used.',
  fields: (t) => ({
    purpose: t.exposeString('purpose', {
      description: 'As your consent banner calls it: `Advertising`, `Analytics`, …',
    }),
    granted: t.exposeBoolean('granted', { description: 'Whether they agreed.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When they last said so.' }),
    source: t.string({
      nullable: true,
      description: 'What told us: `message <messageId>`, `import <id>`, `key …<hint>`. Null for embed tokens.',
      resolve: ({ source }, _args, { viewer }) => (viewer.kind === 'key' ? source : null),
    }),
  }),
})

const Consent = builder.objectRef<Said[]>('Consent').implement({
  description:
    'For which purposes a customer let us use their data. Whatever comes in which order, the newest word on a purpose counts, of any of ' +
    'their profiles; of two in the same moment, the refusal.',
  fields: (t) => ({
    purposes: t.field({
      type: [ConsentPurpose],
      description: 'By name. A purpose of which they never said anything is missing: that is neither a yes nor a no.',
      resolve: (purposes) => purposes,
    }),
  }),
})

/** The newest word on each purpose, of all profiles of a person. */
function newest(said: readonly Said[]): Said[] {
  const words = new Map<string, Said>()
  for (const one of said) {
    const before = words.get(one.purpose)
    const newer = !before || one.at > before.at || (one.at.getTime() === before.at.getTime() && !one.granted)
    if (newer) words.set(one.purpose, one)
  }
  return [...words.values()].toSorted((one, other) => (one.purpose < other.purpose ? -1 : 1))
}

builder.prismaObjectField(Customer, 'consent', (t) =>
  t.field({
    type: Consent,
    description: 'For which purposes their data may be used, as they last said.',
    select: ofCluster({ consents: { select: { purpose: true, granted: true, at: true, source: true } } }),
    resolve: (customer) => newest(profilesOf(customer).flatMap(({ consents }) => consents)),
  }),
)

const PurposeInput = builder.inputType('ConsentPurposeInput', {
  description: 'What a customer said of one purpose.',
  fields: (t) => ({
    purpose: t.string({ required: true, description: 'As your consent banner calls it, letter by letter.' }),
    granted: t.boolean({ required: true, description: 'Whether they agreed.' }),
  }),
})

builder.mutationField('setConsent', (t) =>
  t.prismaField({
    type: Customer,
    description:
      'Writes down what a customer said of purposes elsewhere than in events: on the phone, on paper. Purposes that are left out stay as ' +
      'they are, and so does what the customer said later than `at`.',
    errors: { types: [InputRefused] },
    args: {
      customerId: t.arg.globalID({ for: [Customer], description: 'Who said so; or give `identity`.' }),
      identity: t.arg({ type: IdentityInput, description: 'Who said so, by a name under which they are known.' }),
      purposes: t.arg({ type: [PurposeInput], required: true, description: 'Each purpose once.' }),
      at: t.arg({ type: 'DateTime', description: 'When they said so; now when left out.' }),
    },
    resolve: async (query, _root, { customerId, identity, purposes, at }, { db, workspaceId, viewer }) => {
      const id = await headFor(db, workspaceId, viewer, { id: customerId && givenOut(customerId.id), identity })
      if (id === null) throw new InputRefused('There is no such customer.')
      await setConsent(db, workspaceId, id, { purposes, at }, actorOf(viewer))
      return db.prisma.customer.findUniqueOrThrow({ ...query, where: { workspaceId_id: { workspaceId, id } } })
    },
  }),
)
