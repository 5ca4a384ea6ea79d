import { SegmentKind } from '@rapport/prisma/generated/client/enums.ts'
import { encodeGlobalID } from '@pothos/plugin-relay'
import { builder } from '../graph/builder.ts'
import { givenOut, workspaceNode } from '../graph/node-id.ts'
import { withSegmentIds } from './rule-ids.ts'

export const SegmentKindEnum = builder.enumType('SegmentKind', {
  description: 'Which of the classic kinds of market segmentation a segment is. It only says so; the rule decides.',
  values: {
    DEMOGRAPHIC: { value: SegmentKind.DEMOGRAPHIC, description: 'Age, gender, income, family, occupation.' },
    GEOGRAPHIC: { value: SegmentKind.GEOGRAPHIC, description: 'Country, city, region.' },
    BEHAVIOURAL: { value: SegmentKind.BEHAVIOURAL, description: 'What people did: purchases, visits, answers.' },
    PSYCHOGRAPHIC: { value: SegmentKind.PSYCHOGRAPHIC, description: 'What people like and feel.' },
    TECHNOGRAPHIC: { value: SegmentKind.TECHNOGRAPHIC, description: 'What people use: devices, browsers, channels.' },
  },
})

export const Segment = builder.prismaNode('Segment', {
  ...workspaceNode,
  description: 'A group of customers: a rule over profiles and behaviour with live membership, or a list kept by hand.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name shown to people; no other segment of the workspace has it.' }),
    description: t.exposeString('description', {
      nullable: true,
      description: 'What it is for, in the words of whoever made it.',
    }),
    kind: t.expose('kind', {
      type: SegmentKindEnum,
      nullable: true,
      description: 'Which of the classic kinds it is, as whoever made it says.',
    }),
    rule: t.field({
      type: 'JSON',
      nullable: true,
      select: { rule: true },
      description:
        'The rule, after `/segment-rule.schema.json`; null for a list kept by hand, and for pages: it may name people.',
      resolve: ({ rule }, _args, { viewer }) =>
        viewer.kind === 'key' ? withSegmentIds(rule, (id) => encodeGlobalID('Segment', id)) : null,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When its rule was last changed.' }),
    builtAt: t.expose('builtAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When all customers were last held against the rule; null until they were for the first time.',
    }),
  }),
})

builder.queryField('segments', (t) =>
  t.prismaField({
    type: [Segment],
    description: "The workspace's segments, by name.",
    resolve: (query, _root, _args, { db, workspaceId }) =>
      db.prisma.segment.findMany({ ...query, where: { workspaceId }, orderBy: { name: 'asc' } }),
  }),
)

builder.queryField('segment', (t) =>
  t.prismaField({
    type: Segment,
    nullable: true,
    authScopes: { $any: { scope: 'READ', embed: true } },
    skipTypeScopes: true,
    description: 'One segment; null when there is none of this id.',
    args: { id: t.arg.globalID({ required: true, for: [Segment], description: 'The `id` of a segment.' }) },
    resolve: (query, _root, { id }, { db, workspaceId }) =>
      db.prisma.segment.findUnique({ ...query, where: { workspaceId_id: { workspaceId, id: givenOut(id.id) } } }),
  }),
)
