import { builder } from '../graph/builder.ts'
import { exampleSegments } from './example-segments.ts'
import type { SegmentFacts } from './save-segment.ts'
import { SegmentKindEnum } from './segment.graph.ts'

const ExampleSegment = builder.objectRef<SegmentFacts>('ExampleSegment').implement({
  description: 'A segment to begin with: `createSegment` takes it as it is.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name shown to people.' }),
    description: t.exposeString('description', { nullable: true, description: 'What its rule shows of the language.' }),
    kind: t.expose('kind', { type: SegmentKindEnum, nullable: true, description: 'Which of the classic kinds it is.' }),
    rule: t.expose('rule', { type: 'JSON', description: 'The rule, after `/segment-rule.schema.json`.' }),
  }),
})

builder.queryField('exampleSegments', (t) =>
  t.field({
    type: [ExampleSegment],
    description: 'One segment of each classic kind and a few more, ready to be made. The demo workspace has them.',
    resolve: () => [...exampleSegments],
  }),
)
