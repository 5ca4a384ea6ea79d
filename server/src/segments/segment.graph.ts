import { encodeGlobalID } from '@pothos/plugin-relay'
import { SegmentKind } from '@rapport/prisma/generated/client/enums.ts'
import { builder } from '../graph/builder.ts'
import { givenOut, workspaceNode } from '../graph/node-id.ts'
import { fewestShown, showName, showsGroup } from '../viewer/personal-data.ts'
import { findSegment } from './find-segment.ts'
import { withSegmentIds } from './rule-ids.ts'
import { isChosenByDeeds } from './rules/chosen-by-deeds.sql.ts'
import { showsPlans, shownRule } from './shown-rule.ts'

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
    name: t.string({
      select: { name: true },
      description:
        'Name shown to people; no other segment of the workspace has it. Contact data in it is masked unless the caller sees all personal data.',
      resolve: ({ name }, _args, { viewer }) => showName(name, viewer),
    }),
    description: t.string({
      nullable: true,
      select: { description: true, size: { select: { size: true } } },
      description:
        'What it is for, in the words of whoever made it. Contact data in it is masked as in `name`. Null for publishable keys, which show numbers only, and ' +
        `for pages while it has fewer than ${fewestShown} people.`,
      resolve: ({ description, size }, _args, { viewer }) =>
        description !== null && showsPlans(viewer) && showsGroup(viewer, size?.size ?? 0)
          ? showName(description, viewer)
          : null,
    }),
    kind: t.expose('kind', {
      type: SegmentKindEnum,
      nullable: true,
      description: 'Which of the classic kinds it is, as whoever made it says.',
    }),
    rule: t.field({
      type: 'JSON',
      nullable: true,
      select: { rule: true, size: { select: { size: true } } },
      description:
        'The rule, after `/segment-rule.schema.json`; null for a list kept by hand. Pages read it out to people: segments in it have ' +
        'their names there, and conditions are without values that may name somebody and with contact data masked. Null for publishable keys, which show numbers only, and for pages while the ' +
        `segment has fewer than ${fewestShown} people.`,
      resolve: ({ rule, size }, _args, { db, workspaceId, viewer }) => {
        if (viewer.kind === 'key') return withSegmentIds(rule, (id) => encodeGlobalID('Segment', id))
        return showsGroup(viewer, size?.size ?? 0) ? shownRule(db, workspaceId, viewer, rule) : null
      },
    }),
    byBehaviour: t.boolean({
      select: { rule: true },
      description:
        'Whether the rule chooses people by what they did, were shown or said, or from another segment. Rates of what they did before they entered flatter then: they are ' +
        'why they were chosen.',
      resolve: ({ rule }) => isChosenByDeeds(rule),
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
    description: 'One segment, by id or by name; null when there is none.',
    args: {
      id: t.arg.globalID({ for: [Segment], description: 'The `id` of a segment.' }),
      name: t.arg.string({ description: 'Instead of the id, its name, letter for letter.' }),
    },
    resolve: (query, _root, { id, name }, { db, workspaceId }) =>
      findSegment(db, workspaceId, { id: id && givenOut(id.id), name }, query),
  }),
)
