import { Customer } from '../../customers/customer.graph.ts'
import { peopleOf } from '../../customers/people-of.sql.ts'
import { builder } from '../../graph/builder.ts'
import { longestPage } from '../../graph/query-limits.ts'
import { InputRefused } from '../../input-refused.ts'
import { fewestShown, showsGroup, showsSegments } from '../../viewer/personal-data.ts'
import type { Viewer } from '../../viewer/viewer.ts'
import { Segment } from '../segment.graph.ts'
import { type GrowthDay, growthOf } from './growth.sql.ts'

const usualStays = 20
const usualDays = 30
const mostDays = 366

builder.prismaObjectField(Segment, 'size', (t) =>
  t.int({
    select: { size: { select: { size: true } } },
    nullable: true,
    description:
      'How many people are in it now. While it is being built for the first time (`builtAt` is null), those who were found so far. ' +
      `Null for pages while there are fewer than ${fewestShown}: numbers of so few may point at somebody.`,
    resolve: ({ size }, _args, { viewer }) => shownSize(viewer, size?.size),
  }),
)

builder.prismaObjectField(Segment, 'share', (t) =>
  t.float({
    select: { size: { select: { size: true } } },
    nullable: true,
    description: `Which part of the workspace's people is in it, as counted within the last minute. Null where \`size\` is, and where there is nobody.`,
    async resolve({ size }, _args, { db, workspaceId, viewer }) {
      const shown = shownSize(viewer, size?.size)
      const people = shown === null ? 0 : await peopleOf(db, workspaceId)
      return people === 0 ? null : Math.min(1, (shown ?? 0) / people)
    },
  }),
)

/** How large a segment is to a viewer. */
function shownSize(viewer: Viewer, size = 0): number | null {
  return showsGroup(viewer, size) ? size : null
}

const SegmentGrowthDay = builder.objectRef<GrowthDay>('SegmentGrowthDay').implement({
  description: 'How a segment grew, or shrank, on a day.',
  fields: (t) => ({
    day: t.expose('day', { type: 'Date', description: "The day, in the workspace's time zone." }),
    entered: t.exposeInt('entered', {
      description:
        'People who entered. On the day on which the segment was built, everybody whom the rule meant already.',
    }),
    left: t.exposeInt('left', {
      description:
        'People who left; also those who turned out to be one person with somebody else. Where another profile comes to stand for a member, the day has one who left and one who entered.',
    }),
    size: t.exposeInt('size', { description: 'How many were in it when the day ended; of today, how many are.' }),
  }),
})

builder.prismaObjectField(Segment, 'growth', (t) =>
  t.field({
    type: [SegmentGrowthDay],
    args: {
      days: t.arg.int({ defaultValue: usualDays, description: `How many days, today included; at most ${mostDays}.` }),
    },
    select: { size: { select: { size: true } } },
    complexity: ({ days }) => ({ field: 1, multiplier: days ?? usualDays }),
    description:
      'How many people entered and left on each of the last days, today last; none for pages where `size` is null.',
    resolve({ id, size }, { days }, { db, workspaceId, viewer }) {
      const asked = days ?? usualDays
      if (asked < 1 || asked > mostDays) throw new InputRefused(`Ask for 1 to ${mostDays} days.`)
      if (shownSize(viewer, size?.size) === null) return []
      return growthOf(db, workspaceId, id, asked)
    },
  }),
)

builder.prismaObjectField(Customer, 'segments', (t) =>
  t.prismaField({
    type: [Segment],
    description:
      'The segments that the customer is in now, by name. A moment behind what they do: a second, or longer while a whole workspace is imported or counted anew. Empty for embed tokens without ' +
      'full personal data.',
    resolve: (query, { id }, _args, { db, workspaceId, viewer }) =>
      db.prisma.segment.findMany({
        ...query,
        // The graph insists that what it prepared is asked.
        where: {
          workspaceId,
          ...(showsSegments(viewer) ? {} : { id: { in: [] } }),
          members: { some: { customerId: id, leftAt: null } },
        },
        orderBy: { name: 'asc' },
      }),
  }),
)

const SegmentStay = builder.prismaObject('SegmentMember', {
  name: 'SegmentStay',
  description: 'A time that a customer spent in a segment.',
  fields: (t) => ({
    segment: t.relation('segment', { description: 'Where.' }),
    enteredAt: t.expose('enteredAt', { type: 'DateTime', description: 'When they entered.' }),
    countsFrom: t.expose('countsFrom', {
      type: 'DateTime',
      nullable: true,
      description:
        'From when on what they do counts in numbers of the segment; null for all their past, as of everybody whom the rule meant when the ' +
        'segment was built. Where the rule is about what people did, that past is why they were chosen, so it flatters: what they did since ' +
        'is the fair comparison.',
    }),
    leftAt: t.expose('leftAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When they left; null while they are in it.',
    }),
  }),
})

builder.prismaObjectField(Customer, 'segmentStays', (t) =>
  t.prismaField({
    type: [SegmentStay],
    args: {
      first: t.arg.int({ defaultValue: usualStays, description: `At most this many, up to ${longestPage}.` }),
    },
    select: { absorbed: { select: { id: true } } },
    description:
      'When the customer entered and left segments, latest first: of all the profiles that turned out to be them, also from before they ' +
      'did. Empty for embed tokens without full personal data.',
    resolve: (query, { id, absorbed }, { first }, { db, workspaceId, viewer }) =>
      db.prisma.segmentMember.findMany({
        ...query,
        where: {
          workspaceId,
          customerId: { in: showsSegments(viewer) ? [id, ...absorbed.map((profile) => profile.id)] : [] },
          person: true,
        },
        orderBy: [{ enteredAt: 'desc' }, { segmentId: 'asc' }],
        take: first ?? usualStays,
      }),
  }),
)
