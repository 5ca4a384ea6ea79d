import { PiiLevelEnum } from '../auth/embed-token.graph.ts'
import { builder } from '../graph/builder.ts'
import { InputRefused } from '../input-refused.ts'
import type { PiiLevel } from '../viewer/viewer.ts'
import { createShare, listShares, revokeShare } from './share.ts'

const SharedElementEnum = builder.enumType('SharedElement', {
  description: 'An element that a link can show.',
  values: {
    PROFILE_CARD: { value: 'profile-card', description: '`<rapport-profile-card>`: one customer.' },
    FORMAT_PERFORMANCE: {
      value: 'format-performance',
      description: '`<rapport-format-performance>`: which format works best. Shows no person.',
    },
    SEGMENT: {
      value: 'segment',
      description: '`<rapport-segment>`: a group of customers, and what they respond to. Shows no person.',
    },
    TIMELINE: {
      value: 'timeline',
      description: '`<rapport-timeline>`: what one customer said, was shown and bought.',
    },
  } as const,
})

const ShareAttributeInput = builder.inputType('ShareAttributeInput', {
  description: 'One attribute of a shared element.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'As in HTML, for example `group-by`.' }),
    value: t.string({ required: true, description: 'As in HTML, always text: `30`.' }),
  }),
})

const ShareAttribute = builder.objectRef<{ name: string; value: string }>('ShareAttribute').implement({
  description: 'One attribute of a shared element.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'As in HTML, for example `group-by`.' }),
    value: t.exposeString('value', { description: 'As in HTML.' }),
  }),
})

const ShareInput = builder.inputType('ShareInput', {
  description: 'What a link is to show, and where.',
  fields: (t) => ({
    element: t.field({ type: SharedElementEnum, required: true, description: 'Which element.' }),
    attributes: t.field({
      type: [ShareAttributeInput],
      defaultValue: [],
      description:
        'What it shows, as in HTML: `customer` of a profile card or timeline, `group-by` and `days` of a comparison, `segment` of a segment. Whoever has the link can change only how it looks.',
    }),
    origins: t.stringList({
      required: true,
      description:
        'Origins of the pages that may frame it, for example `https://intranet.example`. Opened by itself, it needs none.',
    }),
    pii: t.field({ type: PiiLevelEnum, defaultValue: 'masked', description: 'How much of a person it may show.' }),
    expiresAt: t.field({ type: 'DateTime', description: 'When it ends by itself; without it, when it is revoked.' }),
  }),
})

const NewShare = builder.objectRef<{ id: string; url: string; token: string }>('NewShare').implement({
  description: 'A link that was just made. Whoever has it sees what it shows.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'For `revokeShare`.' }),
    url: t.exposeString('url', {
      description: 'For an iframe, for `/oembed`, or to be opened. The only time that it is shown.',
    }),
    token: t.exposeString('token', { description: 'What stands in `url` as `share`. Only a digest is kept.' }),
  }),
})

builder.mutationField('createShare', (t) =>
  t.field({
    type: NewShare,
    description:
      'Makes a link to one element, for pages where no script is allowed. It stays good when the key that made it is revoked: `shares` says which one that was.',
    errors: { types: [InputRefused] },
    args: { input: t.arg({ type: ShareInput, required: true, description: 'What it shows, and where.' }) },
    resolve: async (_root, { input }, { db, workspaceId, viewer, publicUrl }) => {
      const { element, origins, attributes, expiresAt } = input
      const { id, token } = await createShare(db, workspaceId, viewer.kind === 'key' ? viewer.keyId : null, {
        element,
        origins,
        attributes: attributes ?? [],
        pii: input.pii ?? 'masked',
        expiresAt,
      })
      return { id, token, url: `${publicUrl}/frame/${element}?share=${token}` }
    },
  }),
)

const Share = builder.prismaObject('Share', {
  description: 'A link that shows one element. The link itself is not kept.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'For `revokeShare`.' }),
    element: t.field({
      type: SharedElementEnum,
      description: 'Which element it shows.',
      resolve: ({ element }) => element as typeof SharedElementEnum.$inferType,
    }),
    attributes: t.field({
      type: [ShareAttribute],
      description: 'What the element shows.',
      resolve: ({ attributes }) =>
        Object.entries(attributes as Record<string, string>).map(([name, value]) => ({ name, value })),
    }),
    pii: t.field({
      type: PiiLevelEnum,
      description: 'How much of a person it shows.',
      resolve: ({ pii }) => pii as PiiLevel,
    }),
    origins: t.exposeStringList('origins', { description: 'Origins of the pages that may frame it.' }),
    hint: t.exposeString('hint', { description: 'Its last four characters, to find it again where it is in use.' }),
    keyId: t.exposeID('keyId', { nullable: true, description: 'The secret key that made it.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ends by itself; null for never.',
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was revoked; null when it was not.',
    }),
  }),
})

builder.queryField('shares', (t) =>
  t.prismaField({
    type: [Share],
    description: 'The links of this workspace, oldest first, ended ones included.',
    resolve: (query, _root, _args, { db, workspaceId }) => listShares(db, workspaceId, query),
  }),
)

builder.mutationField('revokeShare', (t) =>
  t.prismaField({
    type: Share,
    description: 'Ends a link at once: pages that frame it say so from the next time they load.',
    errors: { types: [InputRefused] },
    args: { id: t.arg.id({ required: true, description: 'Its `id`, from `shares` or `createShare`.' }) },
    resolve: (_query, _root, { id }, { db, workspaceId }) => revokeShare(db, workspaceId, id),
  }),
)
