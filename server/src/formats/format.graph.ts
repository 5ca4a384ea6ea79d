import { Medium, Platform } from '@rapport/prisma/generated/client/enums.ts'
import { builder } from '../graph/builder.ts'
import { InputRefused } from '../input-refused.ts'
import { createFormat } from './create-format.ts'
import { listFormats } from './list-formats.ts'

export const PlatformEnum = builder.enumType('Platform', {
  description: 'Where an ad format is bought or published.',
  values: {
    META: { value: Platform.META, description: 'Facebook, Instagram, Messenger and the Audience Network.' },
    GOOGLE: { value: Platform.GOOGLE, description: 'Google Ads, with YouTube.' },
    LINKEDIN: { value: Platform.LINKEDIN, description: 'LinkedIn Campaign Manager and Pages.' },
    TIKTOK: { value: Platform.TIKTOK, description: 'TikTok Ads Manager, with Pangle.' },
    PINTEREST: { value: Platform.PINTEREST, description: 'Pinterest Ads.' },
    SNAPCHAT: { value: Platform.SNAPCHAT, description: 'Snapchat Ads Manager.' },
    X: { value: Platform.X, description: 'X, once Twitter.' },
    REDDIT: { value: Platform.REDDIT, description: 'Reddit Ads.' },
    WEB: { value: Platform.WEB, description: 'Display advertising on the open web, in the sizes of the IAB.' },
    PRINT: { value: Platform.PRINT, description: 'Newspapers, magazines, posters.' },
    BROADCAST: { value: Platform.BROADCAST, description: 'Television and radio.' },
    OTHER: { value: Platform.OTHER, description: 'Anything else, and what a workspace adds for itself.' },
  },
})

export const MediumEnum = builder.enumType('Medium', {
  description: 'What a format is made of, whatever its platform calls it.',
  values: {
    IMAGE: { value: Medium.IMAGE, description: 'One still picture.' },
    VIDEO: { value: Medium.VIDEO, description: 'Moving pictures, from six seconds to hours.' },
    CAROUSEL: { value: Medium.CAROUSEL, description: 'Several cards that people swipe through.' },
    TEXT: { value: Medium.TEXT, description: 'Words, perhaps with a link.' },
    AUDIO: { value: Medium.AUDIO, description: 'Sound alone.' },
    INTERACTIVE: { value: Medium.INTERACTIVE, description: 'Something to play, try or answer.' },
    DOCUMENT: { value: Medium.DOCUMENT, description: 'Pages to leaf through.' },
    PRINT: { value: Medium.PRINT, description: 'Ink on paper.' },
    BROADCAST: { value: Medium.BROADCAST, description: 'A spot on television or radio.' },
  },
})

export const AdFormat = builder.prismaObject('AdFormat', {
  description:
    'An entry of the ad-format catalogue, from print and broadcast to playable. A limit that is not known is null.',
  fields: (t) => ({
    id: t.exposeID('id', {
      description: "Catalogue key, for example `meta_feed_image`; a UUID for a workspace's own format.",
    }),
    name: t.exposeString('name', {
      description: 'Name shown to people. Names repeat from platform to platform, so show `platform` with it.',
    }),
    platform: t.expose('platform', {
      type: PlatformEnum,
      description:
        'Where it is bought or published. `WEB`, `PRINT` and `BROADCAST` stand for a whole medium, not for a company.',
    }),
    apiName: t.exposeString('apiName', {
      nullable: true,
      description: "The platform's own name for it in its API or reports, for example `VIDEO_BUMPER_AD`.",
    }),
    medium: t.expose('medium', {
      type: MediumEnum,
      description: 'What it is made of, in words that are the same on every platform.',
    }),
    ratios: t.exposeStringList('ratios', { description: 'Aspect ratios it is made in, width first: `9:16`.' }),
    sizes: t.exposeStringList('sizes', {
      description: 'Recommended or fixed sizes, width first, in pixels (`1080x1080`) or millimetres (`210x297mm`).',
    }),
    minSeconds: t.exposeFloat('minSeconds', { nullable: true, description: 'Shortest length, in seconds.' }),
    maxSeconds: t.exposeFloat('maxSeconds', { nullable: true, description: 'Longest length, in seconds.' }),
    minCards: t.exposeInt('minCards', { nullable: true, description: 'Fewest cards, images or pages.' }),
    maxCards: t.exposeInt('maxCards', { nullable: true, description: 'Most cards, images or pages.' }),
    maxBytes: t.expose('maxBytes', { type: 'BigInt', nullable: true, description: 'Largest file, in bytes.' }),
    interactive: t.exposeBoolean('interactive', {
      description: 'Whether people can play, swipe, try or answer it, beyond following a link.',
    }),
    source: t.exposeString('source', {
      description: 'Where these facts come from, and which of them are doubtful: a sentence for people.',
    }),
    own: t.boolean({
      description: 'Whether this workspace added it; false for the shared catalogue.',
      resolve: (format) => format.workspaceId !== null,
    }),
  }),
})

builder.queryField('formats', (t) =>
  t.prismaField({
    type: [AdFormat],
    description: "The catalogue of ad formats with the workspace's own, by platform and name.",
    args: {
      platform: t.arg({ type: PlatformEnum, description: 'Only this platform.' }),
      medium: t.arg({ type: MediumEnum, description: 'Only this medium.' }),
      interactive: t.arg.boolean({
        description: 'Only formats that people can play, swipe, try or answer (true), or only the others (false).',
      }),
    },
    resolve: (query, _root, filter, { db, workspaceId }) => listFormats(db, workspaceId, filter, query),
  }),
)

const CreateFormatInput = builder.inputType('CreateFormatInput', {
  description: "A format of the workspace's own.",
  fields: (t) => ({
    name: t.string({ required: true, description: 'Name shown to people; unique in the workspace.' }),
    platform: t.field({ type: PlatformEnum, required: true, description: 'Where it is bought or published.' }),
    medium: t.field({ type: MediumEnum, required: true, description: 'What it is made of.' }),
    interactive: t.boolean({ defaultValue: false, description: 'Whether people can play, swipe, try or answer it.' }),
    aliases: t.stringList({
      defaultValue: [],
      description: 'Other words that reports use for it; case does not matter.',
    }),
  }),
})

builder.mutationField('createFormat', (t) =>
  t.prismaField({
    type: AdFormat,
    description: "Adds a format of the workspace's own to its catalogue. Reports imported from now on can name it.",
    errors: { types: [InputRefused] },
    args: {
      input: t.arg({
        type: CreateFormatInput,
        required: true,
        description: 'The format; only name, platform and medium are needed.',
      }),
    },
    resolve: (_query, _root, { input }, { db, workspaceId }) => createFormat(db, workspaceId, input),
  }),
)
