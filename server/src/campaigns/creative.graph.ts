import { AdFormat, PlatformEnum } from '../formats/format.graph.ts'
import { setCreativeFormat } from '../formats/set-creative-format.ts'
import { builder } from '../graph/builder.ts'
import { givenOut, workspaceNode } from '../graph/node-id.ts'
import { InputRefused } from '../input-refused.ts'
import { Campaign } from './campaign.graph.ts'

const FormatSourceEnum = builder.enumType('FormatSource', {
  description: "How Rapport knows a creative's format.",
  values: {
    COLUMN: { description: 'A column of an imported file said so, or an event.' },
    RULE: { description: "A naming rule of the workspace matched its name or its campaign's." },
    PERSON: { description: 'Somebody set it with `setCreativeFormat`; no import and no rule changes it.' },
  } as const,
})

export const Creative = builder.prismaNode('Creative', {
  ...workspaceNode,
  description: 'One published ad or organic post: what platforms report on, and what has an ad format.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name on the platform; its id where it has no name.' }),
    platform: t.expose('platform', {
      type: PlatformEnum,
      description: 'Where it was published; `OTHER` where no file said.',
    }),
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
    campaign: t.relation('campaign', {
      nullable: true,
      type: Campaign,
      description: 'The campaign it belongs to; null where no file and no event named one, as with most organic posts.',
    }),
    channel: t.exposeString('channel', {
      nullable: true,
      description: 'Where it appeared, in lower case: `facebook`, `instagram`, `email`, `web`, …',
    }),
    paid: t.exposeBoolean('paid', {
      nullable: true,
      description: 'Advertising (true) or organic (false); null when nobody said.',
    }),
    text: t.exposeString('text', {
      nullable: true,
      description: 'The words of the ad or post; null where no file had them.',
    }),
    publishedAt: t.expose('publishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was published; null where no file said, as with reports of ads.',
    }),
    aggregate: t.exposeBoolean('aggregate', {
      description:
        'Whether it stands for everything in its campaign (or of its format) that came without naming a creative.',
    }),
  }),
})

builder.queryField('creatives', (t) =>
  t.prismaConnection({
    type: Creative,
    cursor: 'workspaceId_id',
    description: 'Published ads and posts, by name. Those that only stand for a whole campaign are left out.',
    args: {
      campaignId: t.arg.globalID({ for: [Campaign], description: 'Only those of this campaign.' }),
      platform: t.arg({ type: PlatformEnum, description: 'Only this platform.' }),
      formatKnown: t.arg.boolean({ description: 'Only those whose format is known (true), or is not (false).' }),
    },
    resolve: (query, _root, { campaignId, platform, formatKnown }, { db, workspaceId }) =>
      db.prisma.creative.findMany({
        ...query,
        where: {
          workspaceId,
          aggregate: false,
          ...(campaignId ? { campaignId: givenOut(campaignId.id) } : {}),
          ...(platform ? { platform } : {}),
          ...(typeof formatKnown === 'boolean' ? { formatId: formatKnown ? { not: null } : null } : {}),
        },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      }),
  }),
)

builder.mutationField('setCreativeFormat', (t) =>
  t.prismaField({
    type: Creative,
    description:
      "Corrects one creative's format by hand. That outranks what files and naming rules say, now and in later imports; all figures follow at once.",
    errors: { types: [InputRefused] },
    args: {
      creativeId: t.arg.globalID({ for: [Creative], required: true, description: "The creative's id." }),
      formatId: t.arg.id({
        description:
          'The format, for example `meta_carousel`. Null takes a correction back: naming rules decide, and the next file that states a format.',
      }),
    },
    resolve: async (query, _root, { creativeId, formatId }, { db, workspaceId }) => {
      const id = givenOut(creativeId.id)
      await setCreativeFormat(db, workspaceId, id, formatId ?? null)
      return db.prisma.creative.findUniqueOrThrow({ ...query, where: { workspaceId_id: { workspaceId, id } } })
    },
  }),
)
