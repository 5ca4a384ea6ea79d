import { builder } from '../graph/builder.ts'
import { InputRefused } from '../input-refused.ts'
import type { RecommendationRules } from './recommendation-rules.ts'
import { recommendationRules, setRecommendationRules } from './set-recommendation-rules.ts'

const Rules = builder.objectRef<RecommendationRules>('RecommendationRules').implement({
  description: 'How formats are recommended in this workspace.',
  fields: (t) => ({
    exploration: t.exposeFloat('exploration', {
      description:
        'ε: the share of decisions that is spent on exploring. Of K formats each is chosen ε/K of the time at least.',
    }),
    minimumExposures: t.exposeInt('minimumExposures', {
      description:
        'Exposures, to all customers together, before a format may be exploited; until then it is chosen one time in K.',
    }),
    consentPurpose: t.exposeString('consentPurpose', {
      description: 'Consent to this purpose makes a recommendation personal.',
    }),
    personalWithoutAnswer: t.exposeBoolean('personalWithoutAnswer', {
      description:
        'Whether those who were never asked get personal recommendations: where you have another legal basis than consent.',
    }),
  }),
})

builder.queryField('recommendationRules', (t) =>
  t.field({
    type: Rules,
    description: 'The rules by which formats are recommended.',
    resolve: (_root, _args, { db, workspaceId }) => recommendationRules(db, workspaceId),
  }),
)

builder.mutationField('setRecommendationRules', (t) =>
  t.field({
    type: Rules,
    description: 'Replaces the rules for all recommendations from now on; what is left out is the default.',
    authScopes: { scope: 'ADMIN' },
    skipTypeScopes: true,
    errors: { types: [InputRefused] },
    args: {
      exploration: t.arg.float({ description: 'By default 0.01; from 0.001 to 1.' }),
      minimumExposures: t.arg.int({ description: 'By default 20.' }),
      consentPurpose: t.arg.string({ description: 'By default `Advertising`, as your consent banner calls it.' }),
      personalWithoutAnswer: t.arg.boolean({
        description: 'By default false. Who refuses never gets personal recommendations.',
      }),
    },
    resolve: async (_root, args, { db, workspaceId }) => {
      const said = Object.entries(args).filter(([, value]) => value !== null && value !== undefined)
      await setRecommendationRules(db, workspaceId, Object.fromEntries(said))
      return recommendationRules(db, workspaceId)
    },
  }),
)
