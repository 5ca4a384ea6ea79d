import { Creative } from '../campaigns/creative.graph.ts'
import { showTraits, showWords } from '../viewer/personal-data.ts'
import { builder } from '../graph/builder.ts'
import { workspaceNode } from '../graph/node-id.ts'

export const InteractionKindEnum = builder.enumType('InteractionKind', {
  description: 'What a customer did, or what was done towards them.',
  values: {
    IMPRESSION: { description: 'An ad or post was shown to them.' },
    VIEW: { description: 'They watched a video or looked at a story on purpose.' },
    CLICK: { description: 'They clicked or tapped through.' },
    REACTION: { description: 'A like or another one-tap answer.' },
    COMMENT: { description: 'A public comment of theirs.' },
    SHARE: { description: 'They passed it on.' },
    MENTION: { description: 'They named us.' },
    MESSAGE: { description: 'A private message of theirs.' },
    REVIEW: { description: 'A review of theirs.' },
    FOLLOW: { description: 'They began to follow us.' },
    PAGE_VIEW: { description: 'They opened one of our pages.' },
    SIGN_UP: { description: 'They registered.' },
    ADD_TO_CART: { description: 'They put something in the cart.' },
    PURCHASE: { description: 'They bought; `value` says for how much.' },
    SUPPORT_REQUEST: { description: 'They asked for help.' },
    REPLY: { description: 'Our answer to them.' },
    OTHER: { description: 'Anything else.' },
  } as const,
})

const RobotSignEnum = builder.enumType('RobotSign', {
  description: 'What gave a robot away.',
  values: {
    USER_AGENT: { description: 'Its user agent names a crawler, a monitor or an automated browser.' },
    RATE: { description: 'More from one visitor than a person can do.' },
    BURST: { description: 'Many new visitors from one address at once.' },
  } as const,
})

export const Interaction = builder.prismaNode('Interaction', {
  ...workspaceNode,
  description: 'One thing a customer did. Interactions are never rewritten.',
  fields: (t) => ({
    kind: t.expose('kind', { type: InteractionKindEnum, description: 'What it was; decides which counters it moves.' }),
    at: t.expose('at', {
      type: 'DateTime',
      description: 'When it happened, as its sender says; not when we heard of it.',
    }),
    channel: t.exposeString('channel', {
      nullable: true,
      description: 'Where, in lower case: `facebook`, `instagram`, `web`, `email`, `shop`, …',
    }),
    creative: t.relation('creative', {
      nullable: true,
      type: Creative,
      description: 'The ad or post it was about, if any.',
    }),
    text: t.string({
      nullable: true,
      select: { text: true },
      description: 'What was said, if anything; null where an embed token shows no personal data.',
      resolve: ({ text }, _args, { viewer }) => showWords(text, viewer),
    }),
    value: t.field({
      type: 'Decimal',
      nullable: true,
      select: { value: true },
      description: 'What it was worth, in `currency`.',
      resolve: ({ value }) => value?.toFixed() ?? null,
    }),
    currency: t.exposeString('currency', { nullable: true, description: 'ISO 4217 code of `value`.' }),
    name: t.string({
      nullable: true,
      select: { name: true },
      description: 'What its sender called it: the event of a `track` call, the title of a page. Null for imports.',
      resolve: ({ name }, _args, { viewer }) => showWords(name, viewer),
    }),
    properties: t.field({
      type: 'JSON',
      nullable: true,
      select: { properties: true },
      description: 'What its sender said of it; null for imports. Empty for embed tokens without full personal data.',
      resolve: ({ properties }, _args, { viewer }) => properties && showTraits(properties, viewer),
    }),
    context: t.field({
      type: 'JSON',
      nullable: true,
      select: { context: true },
      description:
        'Where it came from, as its sender says: page, campaign, device, library; what else the message said is in `$message`. Null for imports, empty for embed tokens without full personal data.',
      resolve: ({ context }, _args, { viewer }) => context && showTraits(context, viewer),
    }),
    receivedAt: t.expose('receivedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it reached us; null for imports.',
    }),
    corrected: t.exposeBoolean('corrected', {
      description: 'Whether its sender dated it more than a day ahead; `at` is when it reached us then.',
    }),
    inReplyTo: t.relation('replyTo', {
      nullable: true,
      description: 'What it answers; null as well while that has not reached us.',
    }),
    replies: t.relatedConnection('replies', {
      cursor: 'workspaceId_id',
      description: 'What answers it, of whoever it is, oldest first.',
      args: {
        kinds: t.arg({
          type: [InteractionKindEnum],
          description: 'Only these: `REPLY` for what we answered, without what others said.',
        }),
      },
      query: ({ kinds }) => ({
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
        ...(kinds && { where: { kind: { in: kinds } } }),
      }),
    }),
    robot: t.expose('robot', {
      type: RobotSignEnum,
      nullable: true,
      description: "Why it is taken for a machine's and not counted; null for people.",
    }),
  }),
})
