import DataLoader from 'dataloader'
import { Customer } from '../customers/customer.graph.ts'
import { builder } from '../graph/builder.ts'
import type { GraphContext } from '../graph/context.ts'
import { LoyaltyTier, LoyaltyComponentEnum } from './loyalty-settings.graph.ts'
import { type LoyaltyComponent as Part, loyaltyOfPeople, type LoyaltyScore } from './loyalty-of-people.ts'
import {
  halfAnswer,
  halfDeeds,
  halfQuality,
  halfSilence,
  latestQuestions,
  neutralTexts,
  purchaseQuality,
} from './loyalty-score.sql.ts'

const LoyaltyComponent = builder.objectRef<Part>('LoyaltyComponent').implement({
  description: 'One part of a loyalty score, with what it comes from.',
  fields: (t) => ({
    name: t.expose('name', { type: LoyaltyComponentEnum, description: 'Which part.' }),
    score: t.exposeFloat('score', {
      nullable: true,
      description: '0 to 100; null where there is nothing to tell it by. Such a part does not count.',
    }),
    weight: t.exposeFloat('weight', {
      description: 'Share of the whole score that it makes up, 0 to 1: its weight among those parts that there are.',
    }),
    why: t.exposeString('why', { description: 'What it comes from, in an English sentence.' }),
  }),
})

export const Loyalty = builder.objectRef<LoyaltyScore>('Loyalty').implement({
  description:
    'How close a customer is to us, as it is now: it is never stored, so it never goes stale. The score is the mean of its parts by weight. ' +
    `FREQUENCY: 100·(1 − 2^(−deeds in 30 days / ${halfDeeds}))·2^(−days since the last deed / ${halfSilence}), where a deed is what they did, neither what they were shown nor a reply of ours: the R and F of RFM (Hughes, Strategic Database Marketing, 1994); ` +
    `QUALITY: 100·(1 − 2^(−(responses + ${purchaseQuality}·purchases) / ${halfQuality})), for its M; ` +
    `EMOTION: 50·(1 + Σ sentiment / (texts + ${neutralTexts})); ` +
    `IMMEDIACY: the mean of 100·2^(−minutes to our answer / ${halfAnswer}) over their last ${latestQuestions} questions, 0 for messages and requests for help unanswered after a day, where an answer is what \`responseTime\` takes for one; ` +
    'PERSONALISATION: 100 · the mean affinity of what they were shown / that of their best format; ' +
    'NOVELTY: 100·(1 − Σ share²) over the formats they were shown (Simpson, Nature 1949).',
  fields: (t) => ({
    score: t.exposeFloat('score', { description: '0 to 100, to two decimals.' }),
    tier: t.expose('tier', { type: LoyaltyTier, description: 'The highest tier that the score reaches.' }),
    points: t.expose('points', {
      type: 'BigInt',
      description: 'What they may redeem: all that was given by `pointRules`, less what was taken. Never below zero.',
    }),
    components: t.expose('components', {
      type: [LoyaltyComponent],
      description: 'What the score is made of, always all six.',
    }),
  }),
})

const loaders = new WeakMap<GraphContext, DataLoader<string, LoyaltyScore>>()

/** People who are asked for together are scored in one statement. */
function loaderOf(context: GraphContext): DataLoader<string, LoyaltyScore> {
  const before = loaders.get(context)
  if (before) return before
  const { db, workspaceId } = context
  const loader = new DataLoader<string, LoyaltyScore>(
    async (heads) => {
      const scores = await loyaltyOfPeople(db, workspaceId, heads)
      return heads.map((head) => scores.get(head)!)
    },
    // What a subscription reads again must be new.
    { cache: false },
  )
  loaders.set(context, loader)
  return loader
}

builder.prismaObjectField(Customer, 'loyalty', (t) =>
  t.field({
    type: Loyalty,
    select: { id: true },
    description: 'How close they are to us, 0 to 100, with its parts and why.',
    resolve: ({ id }, _args, context) => loaderOf(context).load(id),
  }),
)
