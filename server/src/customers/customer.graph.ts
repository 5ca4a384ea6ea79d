import { Interaction, InteractionKindEnum } from '../interactions/interaction.graph.ts'
import { longestPage, pageOf } from '../graph/query-limits.ts'
import { timelineOf, usualTimeline } from '../interactions/timeline.graph.ts'
import { builder } from '../graph/builder.ts'
import { givenOut, givenOutAs, workspaceNode } from '../graph/node-id.ts'
import { FormatAffinity } from './affinity.graph.ts'
import { rankAffinities } from './affinities.ts'
import { firstSeen, inOrder, ofCluster, profilesOf, togetherByFormat } from './cluster.ts'
import { headOf } from './head-of.sql.ts'
import type { IdentityRef } from './identity.ts'
import { Identity, IdentityInput } from './identity.graph.ts'
import { findCustomer, listCustomers } from './find-customer.ts'
import { firstEmail, showEmail, showIdentities, showTraits, showWords } from '../viewer/personal-data.ts'

type Kind = 'interaction' | 'exposure' | 'response' | 'purchase' | 'click' | 'reaction' | 'comment' | 'share'

export const Engagement = builder.objectRef<Record<`${Kind}s`, number>>('Engagement').implement({
  description:
    'How much has passed between a customer and us. Counted from our own interactions, never from platform reports.',
  fields: (t) => ({
    interactions: t.exposeInt('interactions', { description: 'All interactions, our replies to them included.' }),
    exposures: t.exposeInt('exposures', { description: 'Times an ad or post was shown to them.' }),
    responses: t.exposeInt('responses', { description: 'Clicks, reactions, comments and shares.' }),
    purchases: t.exposeInt('purchases', { description: 'Purchases, whatever led to them.' }),
    clicks: t.exposeInt('clicks', { description: 'Times they clicked or tapped through.' }),
    reactions: t.exposeInt('reactions', { description: 'Likes and other one-tap answers of theirs.' }),
    comments: t.exposeInt('comments', { description: 'Public comments of theirs.' }),
    shares: t.exposeInt('shares', { description: 'Times they passed something of ours on.' }),
  }),
})

const everyIdentity = ofCluster({ identities: true })

const identitiesOf = (customer: { identities: IdentityRef[]; absorbed: { identities: IdentityRef[] }[] }) =>
  inOrder(profilesOf(customer).flatMap(({ identities }) => identities))

export const Customer = builder.prismaNode('Customer', {
  ...workspaceNode,
  /** The id of a profile that was merged into another leads to that one. */
  findUnique: async (id, { db, workspaceId }) => ({
    workspaceId_id: { workspaceId, id: (await headOf(db, workspaceId, { id })) ?? id },
  }),
  description:
    'One person: known (has a user id, an e-mail or a phone) or anonymous (seen through a tag). Everything that is told of them is told ' +
    'of all the profiles that turned out to be this person; the ids of those profiles still lead here.',
  select: { workspaceId: true, id: true },
  fields: (t) => ({
    displayName: t.string({
      nullable: true,
      select: ofCluster({ displayName: true, namedByChannel: true }),
      description: 'Name shown to people; null when nobody told us, and where an embed token shows no personal data.',
      resolve: (customer, _args, { viewer }) => {
        const named = profilesOf(customer).filter(({ displayName }) => displayName !== null)
        const best = named.findLast(({ namedByChannel }) => !namedByChannel) ?? named.at(-1)
        return showWords(best?.displayName ?? null, viewer)
      },
    }),
    known: t.exposeBoolean('known', {
      description: 'Whether we can tell who it is: true with a user id, an e-mail or a phone.',
    }),
    email: t.string({
      nullable: true,
      description: 'E-mail address; masked (`a•••@e•••.com`) or null where an embed token says so.',
      select: everyIdentity,
      resolve: (customer, _args, { viewer }) => showEmail(firstEmail(identitiesOf(customer)), viewer),
    }),
    identities: t.field({
      type: [Identity],
      description: 'Every name under which we know the customer, by namespace and value.',
      select: everyIdentity,
      resolve: (customer, _args, { viewer }) => showIdentities(identitiesOf(customer), viewer),
    }),
    traits: t.field({
      type: 'JSON',
      select: ofCluster({ traits: true }),
      description:
        'Everything else we were told about the person, as an object. Empty for embed tokens without full personal data.',
      resolve: (customer, _args, { viewer }) =>
        // Not by assignment: a trait may be called `__proto__`.
        showTraits(
          Object.fromEntries(profilesOf(customer).flatMap(({ traits }) => Object.entries(traits ?? {}))),
          viewer,
        ),
    }),
    engagement: t.field({
      type: Engagement,
      select: ofCluster({
        interactionCount: true,
        exposureCount: true,
        responseCount: true,
        purchaseCount: true,
        clickCount: true,
        reactionCount: true,
        commentCount: true,
        shareCount: true,
      }),
      description: 'How much has passed between the customer and us, over all time.',
      resolve: (customer) => {
        const sum = (kind: Kind) => profilesOf(customer).reduce((total, profile) => total + profile[`${kind}Count`], 0)
        return {
          interactions: sum('interaction'),
          exposures: sum('exposure'),
          responses: sum('response'),
          purchases: sum('purchase'),
          clicks: sum('click'),
          reactions: sum('reaction'),
          comments: sum('comment'),
          shares: sum('share'),
        }
      },
    }),
    affinities: t.field({
      type: [FormatAffinity],
      args: { first: t.arg.int({ description: 'At most this many, up to 100; all when left out.' }) },
      description: 'How likely the customer is to respond to each format they were shown, best first.',
      select: (_args, { workspaceId }) =>
        ofCluster({
          formats: {
            select: {
              exposures: true,
              responses: true,
              format: { include: { workspaceFormats: { where: { workspaceId } } } },
            },
          },
        }),
      resolve: (customer, { first }) => {
        const counts = profilesOf(customer).flatMap(({ formats }) =>
          formats.map(({ exposures, responses, format: { workspaceFormats, ...format } }) => ({
            format,
            exposures,
            responses,
            allExposures: Number(workspaceFormats[0]?.exposures ?? 0),
            allAnswered: Number(workspaceFormats[0]?.answered ?? 0),
          })),
        )
        return rankAffinities(togetherByFormat(counts), first)
      },
    }),
    interactions: t.connection({
      type: Interaction,
      args: { kinds: t.arg({ type: [InteractionKindEnum], description: 'Only these kinds; all when left out.' }) },
      description: `What the customer did, and what was done towards them, latest first: ${usualTimeline} unless \`first\` or \`last\` says otherwise, at most ${longestPage}.`,
      select: { id: true },
      complexity: (args) => ({
        field: 1,
        multiplier: pageOf(args, 'interactions', { usual: usualTimeline, goesOn: true }),
      }),
      resolve: ({ id }, args, context, info) => timelineOf(id, args, context, info),
    }),
    firstSeenAt: t.field({
      type: 'DateTime',
      select: ofCluster({ firstSeenAt: true, interactionCount: true }),
      description: 'First interaction, or when the customer was added if there is none.',
      resolve: (customer) => firstSeen(profilesOf(customer)),
    }),
    lastSeenAt: t.expose('lastSeenAt', {
      type: 'DateTime',
      description: 'Latest interaction, or when the customer was added if there is none.',
    }),
  }),
})

builder.queryField('customer', (t) =>
  t.prismaField({
    type: Customer,
    nullable: true,
    authScopes: { $any: { scope: 'READ', embed: true } },
    skipTypeScopes: true,
    description:
      'One customer, by id or by a name under which they are known; null when there is none or the caller may not see them.',
    args: {
      id: t.arg.globalID({
        for: [Customer],
        description: 'The `id` of a customer, for secret keys. Embed tokens know people by `identity` only.',
      }),
      identity: t.arg({
        type: IdentityInput,
        description: 'A name under which the customer is known, for example `{namespace: "user_id", value: "42"}`.',
      }),
    },
    resolve: (query, _root, { id, identity }, { db, workspaceId, viewer }) =>
      findCustomer(db, workspaceId, viewer, { id: id && givenOut(id.id), identity }, query),
  }),
)

builder.queryField('customers', (t) =>
  t.prismaConnection({
    type: Customer,
    cursor: 'workspaceId_id',
    description: "The workspace's customers, last seen first.",
    args: {
      search: t.arg.string({
        description:
          'Part of the name, or the beginning of an e-mail address, user id or other identity. Case does not matter.',
      }),
      known: t.arg.boolean({ description: 'Only people we can tell (true), or only anonymous visitors (false).' }),
      segmentId: t.arg.globalID({ description: 'Only people who are in this segment now: its `id`.' }),
    },
    resolve: (query, _root, { segmentId, ...args }, { db, workspaceId }) =>
      listCustomers(
        db,
        workspaceId,
        { ...args, segmentId: segmentId ? givenOutAs('Segment', segmentId) : undefined },
        query,
      ),
  }),
)
