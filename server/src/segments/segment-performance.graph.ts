import { builder } from '../graph/builder.ts'
import { InputRefused } from '../input-refused.ts'
import { fewestDays, FormatPerformance, questionOf, refuseParts } from '../performance/performance.graph.ts'
import { FormatPerformanceInput } from '../performance/performance-input.graph.ts'
import { readPerformance } from '../performance/read-performance.ts'
import { fewestShown, showsGroup } from '../viewer/personal-data.ts'
import { Segment } from './segment.graph.ts'

builder.prismaObjectField(Segment, 'formatPerformance', (t) =>
  t.field({
    type: FormatPerformance,
    select: { size: { select: { size: true } } },
    nullable: true,
    description:
      'As `formatPerformance` of the query, of what members did while they were in it. Null for pages while it has fewer than ' +
      `${fewestShown} people; nor are they told what members did by day, by creative or in fewer than ${fewestDays} days.`,
    args: {
      input: t.arg({ type: FormatPerformanceInput, required: true, description: '`{}` asks for all time.' }),
    },
    resolve({ id, size }, { input }, { db, workspaceId, viewer }) {
      const question = questionOf(input)
      if (question.segmentId !== null || question.groupBy.includes('SEGMENT'))
        throw new InputRefused('This is of one segment already; leave segmentId and SEGMENT out.')
      if (viewer.kind !== 'key') refuseParts(question)
      return showsGroup(viewer, size?.size ?? 0)
        ? readPerformance(db, workspaceId, { ...question, segmentId: id })
        : null
    },
  }),
)
