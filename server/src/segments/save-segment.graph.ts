import { decodeGlobalID, encodeGlobalID } from '@pothos/plugin-relay'
import type { Database } from '@rapport/prisma/database.ts'
import { Customer } from '../customers/customer.graph.ts'
import { builder } from '../graph/builder.ts'
import { ErrorInterface } from '../graph/errors.graph.ts'
import { givenOut } from '../graph/node-id.ts'
import { pageOf } from '../graph/query-limits.ts'
import { InputRefused } from '../input-refused.ts'
import { setListed } from './membership/set-listed.ts'
import { previewRule, type RulePreview } from './preview-rule.ts'
import { withSegmentIds } from './rule-ids.ts'
import { type RuleProblem, RuleRefused } from './rules/rule-refused.ts'
import { createSegment, deleteSegment, findSegment, updateSegment } from './save-segment.ts'
import { Segment, SegmentKindEnum } from './segment.graph.ts'

const RuleProblemType = builder.objectRef<RuleProblem>('RuleProblem').implement({
  description: 'A place in a rule that cannot be used.',
  fields: (t) => ({
    pointer: t.exposeString('pointer', {
      description: 'Where it is: a JSON pointer (RFC 6901) into the rule, such as `/and/0/gte`; empty for the whole.',
    }),
    message: t.exposeString('message', { description: 'What is wrong there and what to do, in a sentence.' }),
  }),
})

builder.objectType(RuleRefused, {
  name: 'RuleRefused',
  interfaces: [ErrorInterface],
  description: 'The rule cannot be used as it is; nothing was changed.',
  fields: (t) => ({
    problems: t.field({
      type: [RuleProblemType],
      description: 'Every place that cannot be used, up to twenty.',
      resolve: ({ problems }) => [...problems],
    }),
  }),
})

const refusals = { types: [RuleRefused, InputRefused] }

/** The rule as rows know it. */
const ruleOf = (rule: unknown) => withSegmentIds(rule, rowIdOf)

/** What is no id that the graph gave out is left as it is, and refused where rules are read. */
function rowIdOf(id: string): string {
  try {
    const { typename, id: row } = decodeGlobalID(id)
    return typename === 'Segment' ? row : id
  } catch {
    return id
  }
}

const SegmentPreview = builder.objectRef<RulePreview>('SegmentPreview').implement({
  description: 'Who would belong to a segment with a rule.',
  fields: (t) => ({
    count: t.exposeInt('count', { description: 'How many people of whom the rule is true now.' }),
    sample: t.prismaField({
      type: [Customer],
      description: 'Some of them, last seen first.',
      resolve: (query, { sample }, _args, { db, workspaceId }) =>
        db.prisma.customer.findMany({
          ...query,
          where: { workspaceId, id: { in: sample } },
          orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
        }),
    }),
  }),
})

/** People of a preview, when nobody says how many. */
const usualPreview = 10
/** It looks at everybody, which may take seconds: a handful are asked for at once, in values that could be read instead. */
const costOfPreview = 3000

builder.queryField('previewSegment', (t) =>
  t.field({
    type: SegmentPreview,
    errors: { ...refusals, union: { description: 'Whom the rule means, or why it cannot be used.' } },
    description:
      'Whom a rule means now, before it is saved. It looks at every customer, and gives up after ten seconds where the database is a server.',
    args: {
      rule: t.arg({ type: 'JSON', required: true, description: 'The rule, after `/segment-rule.schema.json`.' }),
      first: t.arg.int({ defaultValue: usualPreview, description: 'How many of them to show, at most 100.' }),
    },
    complexity: (args) => ({
      field: costOfPreview,
      multiplier: pageOf(args, 'previewSegment', { usual: usualPreview, least: 0 }),
    }),
    resolve: (_root, { rule, first }, { db, workspaceId }) =>
      previewRule(db, workspaceId, ruleOf(rule), first ?? usualPreview),
  }),
)

const CreateSegmentInput = builder.inputType('CreateSegmentInput', {
  description: 'A new segment: with a rule, or a list that people keep by hand.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Name shown to people; unique in the workspace.' }),
    description: t.string({ description: 'What it is for; at most 2,000 characters.' }),
    kind: t.field({ type: SegmentKindEnum, description: 'Which of the classic kinds it is.' }),
    rule: t.field({
      type: 'JSON',
      description: 'The rule, after `/segment-rule.schema.json`; left out for a list kept by hand (`addToSegment`).',
    }),
  }),
})

const UpdateSegmentInput = builder.inputType('UpdateSegmentInput', {
  description: 'What changes of a segment. What is left out stays.',
  fields: (t) => ({
    name: t.string({ description: 'Name shown to people; unique in the workspace.' }),
    description: t.string({ description: 'What it is for; null takes it away.' }),
    kind: t.field({ type: SegmentKindEnum, description: 'Which of the classic kinds it is; null for none.' }),
    rule: t.field({
      type: 'JSON',
      description: 'Another rule. Lists kept by hand never have one, other segments always.',
    }),
  }),
})

builder.mutationFields((t) => ({
  createSegment: t.prismaField({
    type: Segment,
    errors: refusals,
    description: 'Makes a segment. Its members are found at once, in the background: `builtAt` says when all were.',
    args: { input: t.arg({ type: CreateSegmentInput, required: true, description: 'The segment.' }) },
    resolve: async (query, _root, { input: { rule, ...facts } }, { db, workspaceId }) => {
      const id = await createSegment(db, workspaceId, { ...facts, rule: ruleOf(rule) })
      return findSegment(db, workspaceId, id, query)
    },
  }),
  updateSegment: t.prismaField({
    type: Segment,
    errors: refusals,
    description:
      'Changes a segment. Under a new rule its members are found anew, in the background; until then those of the old one stay.',
    args: {
      id: t.arg.globalID({ required: true, for: [Segment], description: 'Its `id`.' }),
      input: t.arg({ type: UpdateSegmentInput, required: true, description: 'Only what is to change.' }),
    },
    resolve: async (query, _root, { id, input: { rule, name, ...facts } }, { db, workspaceId }) => {
      await updateSegment(db, workspaceId, givenOut(id.id), { ...facts, name: name ?? undefined, rule: ruleOf(rule) })
      return findSegment(db, workspaceId, id.id, query)
    },
  }),
  deleteSegment: t.prismaField({
    type: Segment,
    errors: { types: [InputRefused] },
    description:
      'Removes a segment with what was counted of it, and returns it as it was. Refused while the rules of others name it.',
    args: { id: t.arg.globalID({ required: true, for: [Segment], description: 'Its `id`.' }) },
    resolve: (query, _root, { id }, { db, workspaceId }) => deleteSegment(db, workspaceId, givenOut(id.id), query),
  }),
  addToSegment: listing(t, true),
  removeFromSegment: listing(t, false),
}))

function listing(t: Parameters<Parameters<typeof builder.mutationFields>[0]>[0], listed: boolean) {
  return t.prismaField({
    type: Segment,
    errors: { types: [InputRefused] },
    description: listed
      ? "Puts people on a list that is kept by hand. What they do counts for it from then on. Refused when one of the ids is nobody's."
      : 'Takes people off a list that is kept by hand. What they do counts for it no more.',
    args: {
      id: t.arg.globalID({ required: true, for: [Segment], description: 'The `id` of a segment without a rule.' }),
      customerIds: t.arg.globalIDList({
        required: true,
        for: [Customer],
        description: 'Ids of customers, at most 1,000.',
      }),
    },
    resolve: async (query, _root, { id, customerIds }, { db, workspaceId }) => {
      const people = customerIds.map((one) => givenOut(one.id))
      if (listed) await refuseNobody(db, workspaceId, people)
      await setListed(db, workspaceId, givenOut(id.id), people, listed)
      return findSegment(db, workspaceId, id.id, query)
    },
  })
}

/** Ids that a refusal names. */
const mostNamed = 10

async function refuseNobody(db: Database, workspaceId: string, customerIds: readonly string[]): Promise<void> {
  const where = { workspaceId, id: { in: [...customerIds] } }
  const found = new Set((await db.prisma.customer.findMany({ where, select: { id: true } })).map(({ id }) => id))
  const nobodys = customerIds.filter((id) => !found.has(id))
  if (nobodys.length === 0) return
  const named = nobodys.slice(0, mostNamed).map((id) => encodeGlobalID('Customer', id))
  const more = nobodys.length > mostNamed ? ` and ${nobodys.length - mostNamed} more` : ''
  throw new InputRefused(`There is nobody with the id ${named.join(', ')}${more}. Nobody was put on the list.`)
}
