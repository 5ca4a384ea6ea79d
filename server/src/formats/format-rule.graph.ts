import { builder } from '../graph/builder.ts'
import { InputRefused } from '../input-refused.ts'
import { AdFormat, PlatformEnum } from './format.graph.ts'
import { listFormatRules } from './list-format-rules.ts'
import { setFormatRules } from './set-format-rules.ts'

const FormatRule = builder.prismaObject('FormatRule', {
  description:
    "A naming rule: creatives whose name, or whose campaign's name, matches have this format. The first match of the own name counts, else the first of the campaign's.",
  fields: (t) => ({
    pattern: t.exposeString('pattern', {
      description: 'What names look like, ignoring case; `*` stands for any run of characters: `*_carousel_*`.',
    }),
    platform: t.expose('platform', {
      type: PlatformEnum,
      nullable: true,
      description: 'Only for this platform; null for any.',
    }),
    format: t.relation('format', {
      type: AdFormat,
      description: 'The format that matching creatives get, where no file stated theirs.',
    }),
  }),
})

builder.queryField('formatRules', (t) =>
  t.prismaField({
    type: [FormatRule],
    description: "The workspace's naming rules, in the order in which they are tried.",
    resolve: (query, _root, _args, { db, workspaceId }) => listFormatRules(db, workspaceId, query),
  }),
)

const FormatRuleInput = builder.inputType('FormatRuleInput', {
  description: 'A naming rule. Its place in the list is its turn.',
  fields: (t) => ({
    pattern: t.string({
      required: true,
      description: 'What names look like, ignoring case; `*` stands for any run of characters: `*_carousel_*`.',
    }),
    platform: t.field({
      type: PlatformEnum,
      description: 'Only for creatives on this platform; for any when left out.',
    }),
    formatId: t.id({
      required: true,
      description: 'Catalogue key of the format, for example `meta_carousel`; `formats` lists them.',
    }),
  }),
})

const FormatRulesSet = builder.objectRef<{ changedCreatives: number }>('FormatRulesSet').implement({
  description: 'What setting the rules did.',
  fields: (t) => ({
    rules: t.prismaField({
      type: [FormatRule],
      description: 'The rules, in the order in which they are tried.',
      resolve: (query, _set, _args, { db, workspaceId }) => listFormatRules(db, workspaceId, query),
    }),
    changedCreatives: t.exposeInt('changedCreatives', {
      description: 'Creatives already imported that have another format now.',
    }),
  }),
})

builder.mutationField('setFormatRules', (t) =>
  t.field({
    type: FormatRulesSet,
    description:
      "Replaces the workspace's naming rules and applies them at once to everything imported before, except where a file itself stated the format.",
    errors: { types: [InputRefused] },
    args: {
      rules: t.arg({
        type: [FormatRuleInput],
        required: true,
        description: 'All rules, first to be tried first. An empty list leaves none.',
      }),
    },
    resolve: async (_root, { rules }, { db, workspaceId }) => ({
      changedCreatives: await setFormatRules(db, workspaceId, rules),
    }),
  }),
)
