import type { Customer as CustomerRow } from '@rapport/prisma/generated/client/client.ts'
import { queryFromInfo } from '@pothos/plugin-prisma'
import { Customer } from '../customers/customer.graph.ts'
import { builder } from '../graph/builder.ts'
import { pageOf } from '../graph/query-limits.ts'
import { type Advocacy as Sums, type Advocate as Row, advocacy, advocates, followerTraits } from './advocates.sql.ts'

const Advocate = builder.objectRef<Row & { customer: CustomerRow }>('Advocate').implement({
  description: 'Somebody who tells others of us, from our own interactions and without robots.',
  fields: (t) => ({
    customer: t.expose('customer', { type: Customer, description: 'Who it is.' }),
    mentions: t.exposeInt('mentions', { description: 'Times they named us.' }),
    shares: t.exposeInt('shares', { description: 'Times they passed on what we published.' }),
    reviews: t.exposeInt('reviews', { description: 'Reviews they wrote.' }),
    lastAt: t.expose('lastAt', { type: 'DateTime', description: 'When they last did any of that.' }),
    followers: t.expose('followers', {
      type: 'BigInt',
      nullable: true,
      description: `How many people follow them, as their traits say (${followerTraits.map((name) => `\`${name}\``).join(', ')}; the most of any profile). Null where none does.`,
    }),
    potentialReach: t.field({
      type: 'BigInt',
      nullable: true,
      description:
        '(mentions + shares + reviews) × followers: opportunities to see it, not people who did (AMEC, Integrated Evaluation Framework: ' +
        'an output, not an outcome). Null where `followers` is.',
      resolve: ({ mentions, shares, reviews, followers }) =>
        followers === null ? null : (mentions + shares + reviews) * followers,
    }),
    score: t.exposeFloat('score', {
      description:
        '(mentions + shares + reviews) · log₁₀(10 + followers) · (1 + Σ sentiment / (texts + 2)) / 2, what they are sorted by: of all ' +
        'followers only the order of magnitude counts, because many who follow are not many who listen (Cha, Haddadi, Benevenuto & Gummadi, ' +
        '"Measuring User Influence in Twitter: The Million Follower Fallacy", ICWSM 2010), and it nears 0 for those who only say bad things. ' +
        'Without followers and texts it is half of mentions + shares + reviews.',
    }),
  }),
})

builder.queryField('advocates', (t) =>
  t.field({
    type: [Advocate],
    description:
      'The people who mention, share and review us, over all time, those who speak for us most first; with `minFollowers` the influencers among them.',
    args: {
      first: t.arg.int({ defaultValue: 20, description: 'At most this many, up to 100.' }),
      minFollowers: t.arg.int({ description: 'Only those of whom it is known that at least so many follow them.' }),
    },
    resolve: async (_root, { first, minFollowers }, context, info) => {
      const { db, workspaceId } = context
      const most = pageOf({ first }, 'advocates')
      const rows = await advocates(db, workspaceId, { first: most, minFollowers: minFollowers ?? null })
      const customers = await db.prisma.customer.findMany({
        ...queryFromInfo({ context, info, path: ['customer'] }),
        where: { workspaceId, id: { in: rows.map(({ customerId }) => customerId) } },
      })
      const byId = new Map(customers.map((one) => [one.id, one]))
      return rows.flatMap((row) => {
        const customer = byId.get(row.customerId)
        return customer ? [{ ...row, customer }] : []
      })
    },
  }),
)

const Advocacy = builder.objectRef<Sums>('Advocacy').implement({
  description: 'All who tell others of us together, over all time, from our own interactions and without robots.',
  fields: (t) => ({
    people: t.exposeInt('people', { description: 'How many people mentioned, shared or reviewed us.' }),
    mentions: t.expose('mentions', { type: 'BigInt', description: 'Times they named us.' }),
    shares: t.expose('shares', { type: 'BigInt', description: 'Times they passed on what we published.' }),
    reviews: t.expose('reviews', { type: 'BigInt', description: 'Reviews they wrote.' }),
    followedPeople: t.exposeInt('followed', {
      description: 'Of how many of them it is known how many follow them; the others add nothing to `potentialReach`.',
    }),
    potentialReach: t.expose('potentialReach', {
      type: 'BigInt',
      description:
        'Sum of `Advocate.potentialReach`: opportunities to see it. Whoever follows several of them, or saw it twice, is in it several times.',
    }),
  }),
})

builder.queryField('advocacy', (t) =>
  t.field({
    type: Advocacy,
    description: 'How much is said of us by others, and to how many; who they are tells `advocates`.',
    resolve: (_root, _args, { db, workspaceId }) => advocacy(db, workspaceId),
  }),
)
