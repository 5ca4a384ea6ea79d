import { batched } from '../graph/batched.ts'
import { builder } from '../graph/builder.ts'
import { InputRefused } from '../input-refused.ts'
import { fewestDays, FormatPerformance, questionOf, refuseParts } from '../performance/performance.graph.ts'
import { FormatPerformanceInput } from '../performance/performance-input.graph.ts'
import { DimensionKey } from '../performance/performance-row.graph.ts'
import { readPerformance } from '../performance/read-performance.ts'
import { fewestShown, showsGroup } from '../viewer/personal-data.ts'
import { isChosenByDeeds } from './rules/chosen-by-deeds.sql.ts'
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

const byDeeds = batched(async ({ db, workspaceId }, _kind: 'SEGMENT', ids) => {
  const segments = await db.prisma.segment.findMany({
    where: { workspaceId, id: { in: [...ids] } },
    select: { id: true, rule: true },
  })
  const rules = new Map(segments.map(({ id, rule }) => [id, rule]))
  return ids.map((id) => isChosenByDeeds(rules.get(id) ?? null))
})

builder.objectField(DimensionKey, 'byBehaviour', (t) =>
  t.boolean({
    description:
      'Whether this is a segment whose rule chooses people by what they did, as `Segment.byBehaviour` says. What its members did is then what they were chosen for, ' +
      'and no sign that they answer better than others.',
    resolve: ({ dimension, value }, _args, context) => dimension === 'SEGMENT' && byDeeds(context, 'SEGMENT', value),
  }),
)
