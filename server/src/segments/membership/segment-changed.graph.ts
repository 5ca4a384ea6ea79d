import { Customer } from '../../customers/customer.graph.ts'
import { headFor } from '../../customers/find-customer.ts'
import { headOf } from '../../customers/head-of.sql.ts'
import { IdentityInput } from '../../customers/identity.graph.ts'
import { builder } from '../../graph/builder.ts'
import { givenOut } from '../../graph/node-id.ts'
import { InputRefused } from '../../input-refused.ts'
import type { SegmentStep } from '../../live/changed-stays.ts'
import { fewestShown, showsGroup, showsSegments } from '../../viewer/personal-data.ts'
import { findSegment } from '../find-segment.ts'
import { Segment } from '../segment.graph.ts'

const SegmentStepEnum = builder.enumType('SegmentStep', {
  description: 'What happened between a customer and a segment.',
  values: {
    ENTERED: { value: 1, description: 'They are in it now.' },
    LEFT: { value: -1, description: 'They are in it no more.' },
    MANY: {
      value: 0,
      description: 'So many entered or left at once that they are not named; ask for the segment again.',
    },
  } as const,
})

const SegmentChange = builder.objectRef<SegmentStep>('SegmentChange').implement({
  description: 'Somebody entered or left a segment.',
  fields: (t) => ({
    segment: t.prismaField({
      type: Segment,
      description: 'The segment as it is now.',
      resolve: (query, { segmentId }, _args, { db, workspaceId }) =>
        db.prisma.segment.findUniqueOrThrow({ ...query, where: { workspaceId_id: { workspaceId, id: segmentId } } }),
    }),
    customer: t.prismaField({
      type: Customer,
      nullable: true,
      description: 'Who; null when it is many.',
      resolve: async (query, { customerId }, _args, { db, workspaceId }) => {
        const id = customerId && (await headOf(db, workspaceId, { id: customerId }))
        // The graph insists that what it prepared is asked.
        return db.prisma.customer.findFirst({ ...query, where: { workspaceId, id: { in: id === null ? [] : [id] } } })
      },
    }),
    step: t.field({ type: SegmentStepEnum, description: 'What they did.', resolve: ({ step }) => step ?? 0 }),
    at: t.field({ type: 'DateTime', description: 'When.', resolve: ({ at }) => new Date(at) }),
  }),
})

builder.subscriptionField('segmentChanged', (t) =>
  t.field({
    type: SegmentChange,
    authScopes: { $any: { scope: 'READ', embed: true } },
    skipTypeScopes: true,
    description:
      'Who enters and leaves a segment, within a second of what makes them. Embed tokens follow one customer, whom they may see with full ' +
      'personal data. Pages that name no customer are told that somebody did, not who (`MANY`), of segments of ' +
      `${fewestShown} people or more.`,
    args: {
      segmentId: t.arg.globalID({ for: [Segment], description: 'The segment.' }),
      name: t.arg.string({ description: 'Instead of the id, the name of the segment.' }),
      customerId: t.arg.globalID({
        for: [Customer],
        description: 'Only this customer, for secret keys; everybody when left out.',
      }),
      identity: t.arg({
        type: IdentityInput,
        description:
          'Instead of the id, a name under which the customer is known; embed tokens know people by that only.',
      }),
    },
    async subscribe(_root, { segmentId, name, customerId, identity }, { db, live, workspaceId, viewer }) {
      const segment = await findSegment(db, workspaceId, { id: segmentId && givenOut(segmentId.id), name })
      if (!segment) throw new InputRefused('There is no such segment.')
      if (!customerId && !identity) {
        const key = { workspaceId_segmentId: { workspaceId, segmentId: segment.id } }
        const people = (await db.prisma.segmentSize.findUnique({ where: key }))?.size ?? 0
        if (!showsGroup(viewer, people))
          throw new InputRefused(`Pages are told nothing of segments of fewer than ${fewestShown} people.`)
        return live.staysIn(workspaceId, segment.id, viewer.kind === 'key' ? 'everybody' : 'nobody named')
      }
      if (!showsSegments(viewer)) throw new InputRefused('There is no such segment.')
      const head = await headFor(db, workspaceId, viewer, { id: customerId && givenOut(customerId.id), identity })
      if (head === null) throw new InputRefused('There is no such customer.')
      return live.staysIn(workspaceId, segment.id, { profile: head })
    },
    resolve: (change) => change,
  }),
)
