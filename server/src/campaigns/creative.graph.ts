import { AdFormat, PlatformEnum } from '../formats/format.graph.ts'
import { builder } from '../graph/builder.ts'
import { workspaceNode } from '../graph/node-id.ts'

const FormatSourceEnum = builder.enumType('FormatSource', {
  description: "How Rapport knows a creative's format.",
  values: {
    COLUMN: { description: 'A column of an imported file said so.' },
    RULE: { description: "A naming rule of the workspace matched its name or its campaign's." },
  } as const,
})

export const Creative = builder.prismaNode('Creative', {
  ...workspaceNode,
  description: 'One published ad or organic post.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name on the platform; its id where it has no name.' }),
    platform: t.expose('platform', { type: PlatformEnum, description: 'Where it was published.' }),
    externalId: t.exposeString('key', {
      description: "The platform's id of it; built from the names around it where the reports carry no id.",
    }),
    format: t.relation('format', {
      nullable: true,
      type: AdFormat,
      description: 'Its ad format; null while that is unknown.',
    }),
    formatSource: t.expose('formatSource', {
      type: FormatSourceEnum,
      nullable: true,
      description: 'How the format is known; null while it is unknown.',
    }),
    campaign: t.relation('campaign', { nullable: true, description: 'The campaign it belongs to, if any.' }),
    channel: t.exposeString('channel', {
      nullable: true,
      description: 'Where it appeared, in lower case: `facebook`, `instagram`, `email`, `web`, …',
    }),
    paid: t.exposeBoolean('paid', {
      nullable: true,
      description: 'Advertising (true) or organic (false); null when nobody said.',
    }),
    text: t.exposeString('text', { nullable: true, description: 'What it says.' }),
    publishedAt: t.expose('publishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was published, if known.',
    }),
    aggregate: t.exposeBoolean('aggregate', {
      description:
        'Whether it stands for everything in its campaign (or of its format) that came without naming a creative.',
    }),
  }),
})
