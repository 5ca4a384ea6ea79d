import type { AdFormat as Format } from '@rapport/prisma/generated/client/client.ts'
import { ofCluster, profilesOf } from '../customers/cluster.ts'
import { Customer } from '../customers/customer.graph.ts'
import { AdFormat } from '../formats/format.graph.ts'
import { builder } from '../graph/builder.ts'
import { Interaction } from '../interactions/interaction.graph.ts'
import { showWords } from '../viewer/personal-data.ts'
import { type Interest as OfCustomer, interestsOf } from './interests-of.ts'

const Interest = builder.objectRef<OfCustomer>('Interest').implement({
  description:
    'A topic that a customer has to do with. Everything they do about it weighs by its kind (a page 1, a click 2, a comment 3, a purchase 6) ' +
    'and weighs half after each half-life (30 days; `setInterestSettings`): forward decay after Cormode, Shkapenyuk, Srivastava and Xu, ICDE 2009.',
  fields: (t) => ({
    topic: t.string({
      description: 'In lower case; contact data in it masked where an embed token says so.',
      resolve: ({ topic }, _args, { viewer }) => showWords(topic, viewer) ?? '',
    }),
    weight: t.exposeFloat('weight', { description: 'In pages about it opened now: Σ weight · 2^(−age / half-life).' }),
    share: t.exposeFloat('share', { description: 'Of the weights of all their interests, 0 to 1.' }),
    lastAt: t.expose('lastAt', { type: 'DateTime', description: 'When they last did something about it.' }),
  }),
})

builder.prismaObjectField(Customer, 'interests', (t) =>
  t.field({
    type: [Interest],
    args: { first: t.arg.int({ defaultValue: 10, description: 'At most this many, up to 100.' }) },
    description:
      'What the customer cares about, strongest first: topics of the pages, ads and posts that they answered to, and of what they wrote. ' +
      'About a hundred are kept of each profile. Empty for embed tokens that show no personal data. For formats see `formatInterests`.',
    select: {
      workspace: { select: { interestHalfLife: true } },
      ...ofCluster({ interests: { select: { topic: true, score: true, lastAt: true } } }),
    },
    resolve: (customer, { first }, { viewer }) => {
      const counts = profilesOf(customer).flatMap(({ interests }) => interests)
      const interests = interestsOf(counts, customer.workspace.interestHalfLife, new Date(), first ?? undefined)
      return interests.filter(({ topic }) => showWords(topic, viewer) !== null)
    },
  }),
)

const FormatInterest = builder
  .objectRef<Pick<OfCustomer, 'weight' | 'share'> & { format: Format }>('FormatInterest')
  .implement({
    description:
      'A format that a customer answers to: every click and reaction (2), comment (3), share (4) and purchase (6) weighs half after each ' +
      'half-life, as with topics. What they liked long ago fades; how likely they are to answer when shown it is `affinities`.',
    fields: (t) => ({
      format: t.expose('format', {
        type: AdFormat,
        description: 'The format; names repeat from platform to platform.',
      }),
      weight: t.exposeFloat('weight', { description: 'Σ weight · 2^(−age / half-life): 2 for a click made now.' }),
      share: t.exposeFloat('share', { description: 'Of the weights of all formats that they answer to, 0 to 1.' }),
    }),
  })

builder.prismaObjectField(Customer, 'formatInterests', (t) =>
  t.field({
    type: [FormatInterest],
    args: { first: t.arg.int({ defaultValue: 10, description: 'At most this many, up to 100.' }) },
    description: 'Which formats the customer answered to, lately more than long ago, strongest first.',
    select: {
      workspace: { select: { interestHalfLife: true } },
      ...ofCluster({ formats: { select: { interest: true, lastAt: true, format: true } } }),
    },
    resolve: (customer, { first }) => {
      const counts = profilesOf(customer).flatMap(({ formats }) =>
        formats.flatMap(({ interest: score, lastAt, format }) =>
          score === null ? [] : [{ topic: format.id, score, lastAt, format }],
        ),
      )
      const formats = new Map(counts.map(({ format }) => [format.id, format]))
      return interestsOf(counts, customer.workspace.interestHalfLife, new Date(), first ?? undefined).map(
        ({ topic, weight, share }) => ({ format: formats.get(topic)!, weight, share }),
      )
    },
  }),
)

builder.prismaObjectField(Interaction, 'topics', (t) =>
  t.stringList({
    select: { topics: true },
    description:
      'What it is about: hashtags in its text, the topics, tags and categories that its sender names, and what topic rules see in its ' +
      "page or creative. At most five beside those of rules; none where it shows no interest of the customer's.",
    resolve: ({ topics }, _args, { viewer }) => topics.flatMap((topic) => showWords(topic, viewer) ?? []),
  }),
)
