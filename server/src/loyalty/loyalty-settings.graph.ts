import { builder } from '../graph/builder.ts'
import { InputRefused } from '../input-refused.ts'
import { Workspace } from '../workspaces/workspace.graph.ts'
import {
  type ComponentName,
  componentNames,
  type LoyaltySettings as Settings,
  loyaltySettings,
  setLoyaltySettings,
  type Tier,
} from './loyalty-settings.ts'

export const LoyaltyComponentEnum = builder.enumType('LoyaltyComponentName', {
  description: 'A part of the loyalty score; `Loyalty` has the formulas.',
  values: {
    FREQUENCY: { value: 'frequency', description: 'How often they do something, and how long ago they last did.' },
    QUALITY: { value: 'quality', description: 'How much of what they do counts: responses, and purchases more.' },
    EMOTION: { value: 'emotion', description: 'How they feel about us, by the sentiment of what they write.' },
    IMMEDIACY: { value: 'immediacy', description: 'How soon we answer them.' },
    PERSONALISATION: { value: 'personalisation', description: 'How well what we show them fits what they respond to.' },
    NOVELTY: { value: 'novelty', description: 'How varied the formats are that we show them.' },
  } as const satisfies Record<string, { value: ComponentName; description: string }>,
})

export const LoyaltyTier = builder.objectRef<Tier>('LoyaltyTier').implement({
  description: 'A step of the loyalty score.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'As customers may read it: `Gold`.' }),
    from: t.exposeFloat('from', { description: 'The least score that it takes, 0 to 100.' }),
  }),
})

const LoyaltyWeight = builder.objectRef<{ name: ComponentName; weight: number }>('LoyaltyWeight').implement({
  description: 'How much a part of the loyalty score counts beside the others.',
  fields: (t) => ({
    name: t.expose('name', { type: LoyaltyComponentEnum, description: 'Which part.' }),
    weight: t.exposeFloat('weight', { description: '0 leaves it out.' }),
  }),
})

const LoyaltySettings = builder.objectRef<Settings>('LoyaltySettings').implement({
  description: 'How the loyalty of customers is scored.',
  fields: (t) => ({
    weights: t.field({
      type: [LoyaltyWeight],
      description: 'By default 25, 25, 20, 10, 10 and 10.',
      resolve: ({ weights }) => componentNames.map((name) => ({ name, weight: weights[name] })),
    }),
    tiers: t.field({
      type: [LoyaltyTier],
      description:
        'From the lowest to the highest; by default Bronze from 0, Silver from 40, Gold from 60, Platinum from 80.',
      resolve: ({ tiers }) => [...tiers],
    }),
  }),
})

builder.prismaObjectField(Workspace, 'loyaltySettings', (t) =>
  t.field({
    type: LoyaltySettings,
    description: 'How the loyalty of customers is scored.',
    resolve: (_workspace, _args, { db, workspaceId }) => loyaltySettings(db, workspaceId),
  }),
)

const LoyaltyWeightInput = builder.inputType('LoyaltyWeightInput', {
  description: 'How much a part of the loyalty score counts beside the others.',
  fields: (t) => ({
    name: t.field({ type: LoyaltyComponentEnum, required: true, description: 'Which part.' }),
    weight: t.float({ required: true, description: '0 to 1,000.' }),
  }),
})

const LoyaltyTierInput = builder.inputType('LoyaltyTierInput', {
  description: 'A step of the loyalty score.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'As customers may read it.' }),
    from: t.float({ required: true, description: 'The least score that it takes, 0 to 100.' }),
  }),
})

builder.mutationField('setLoyaltySettings', (t) =>
  t.field({
    type: LoyaltySettings,
    description: 'Changes how loyalty is scored; it holds at once, for everybody.',
    authScopes: { scope: 'ADMIN' },
    skipTypeScopes: true,
    errors: { types: [InputRefused] },
    args: {
      weights: t.arg({
        type: [LoyaltyWeightInput],
        description: 'All weights; a part that is left out counts nothing.',
      }),
      tiers: t.arg({ type: [LoyaltyTierInput], description: 'All tiers, from the lowest, which begins at 0.' }),
    },
    resolve: async (_root, { weights, tiers }, { db, workspaceId }) => {
      const weighed = Object.fromEntries(
        componentNames.map((name) => [name, weights?.find((one) => one.name === name)?.weight ?? 0]),
      ) as Record<ComponentName, number>
      await setLoyaltySettings(db, workspaceId, {
        ...(weights ? { weights: weighed } : {}),
        ...(tiers ? { tiers } : {}),
      })
      return loyaltySettings(db, workspaceId)
    },
  }),
)
