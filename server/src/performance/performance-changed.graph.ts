import { builder } from '../graph/builder.ts'
import type { ChangedNumber } from '../live/changed-numbers.ts'
import { PerformanceSourceEnum } from './performance-input.graph.ts'

const PerformanceChange = builder.objectRef<ChangedNumber>('PerformanceChange').implement({
  description: 'Numbers moved; `formatPerformance` says to what.',
  fields: (t) => ({
    source: t.expose('source', { type: PerformanceSourceEnum, description: 'Which numbers.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When this was told; they moved in the second before.' }),
  }),
})

builder.subscriptionField('performanceChanged', (t) =>
  t.field({
    type: PerformanceChange,
    authScopes: { $any: { scope: 'READ', embed: true } },
    skipTypeScopes: true,
    description:
      'Whenever an answer of `formatPerformance` may have changed: new interactions, imported reports, other naming rules. At most one a ' +
      'second, however much happens.',
    subscribe: (_root, _args, { live, workspaceId }) => live.numbersOf(workspaceId),
    resolve: (change) => change,
  }),
)
