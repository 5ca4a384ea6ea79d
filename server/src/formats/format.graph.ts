import { Medium, Platform } from '@rapport/prisma/generated/client/enums.ts'
import { builder } from '../graph/builder.ts'
import { InputRefused } from '../input-refused.ts'
import { createFormat } from './create-format.ts'
import { deleteFormat } from './delete-format.ts'
import { listFormats } from './list-formats.ts'
import { updateFormat } from './update-format.ts'

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
    aliases: t.exposeStringList('aliases', {
      description: 'Other words that reports and people use for it, in lower case; an import understands each.',
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

type InputFields = PothosSchemaTypes.InputFieldBuilder<
  typeof builder extends PothosSchemaTypes.SchemaBuilder<infer Types> ? Types : never,
  'InputObject'
>

const factFields = (t: InputFields) => ({
  apiName: t.string({
    description: "The platform's own name for it in its API or reports; reports can name it by that.",
  }),
  ratios: t.stringList({ description: 'Aspect ratios, width first: `9:16`, `1.91:1`.' }),
  sizes: t.stringList({
    description: 'Recommended or fixed sizes, width first, in pixels (`1080x1920`) or millimetres (`210x297mm`).',
  }),
  minSeconds: t.float({ description: 'Shortest length, in seconds.' }),
  maxSeconds: t.float({ description: 'Longest length, in seconds.' }),
  minCards: t.int({ description: 'Fewest cards, images or pages.' }),
  maxCards: t.int({ description: 'Most cards, images or pages.' }),
  maxBytes: t.field({ type: 'BigInt', description: 'Largest file, in bytes.' }),
  interactive: t.boolean({
    description: 'Whether people can play, swipe, try or answer it, beyond following a link; false when nobody said.',
  }),
  source: t.string({
    description: 'Where these facts come from, for example an address; `This workspace` when left out.',
  }),
  aliases: t.stringList({
    description:
      'Other words that reports use for it; case does not matter. None may stand for another format of the platform, shared or your own.',
  }),
})

const CreateFormatInput = builder.inputType('CreateFormatInput', {
  description: "A format of the workspace's own. Limits that are left out are not known.",
  fields: (t) => ({
    name: t.string({ required: true, description: 'Name shown to people; unique on its platform, whatever its case.' }),
    platform: t.field({
      type: PlatformEnum,
      required: true,
      description: 'Where it is bought or published. That cannot be changed later.',
    }),
    medium: t.field({ type: MediumEnum, required: true, description: 'What it is made of.' }),
    ...factFields(t),
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
        description: 'The format, with all that is known of it.',
      }),
    },
    resolve: (_query, _root, { input }, { db, workspaceId }) => createFormat(db, workspaceId, input),
  }),
)

const UpdateFormatInput = builder.inputType('UpdateFormatInput', {
  description: "What changes of a format of the workspace's own. What is left out stays; null takes a fact away.",
  fields: (t) => ({
    name: t.string({ description: 'Name shown to people; unique on its platform, whatever its case.' }),
    medium: t.field({ type: MediumEnum, description: 'What it is made of.' }),
    ...factFields(t),
  }),
})

builder.mutationField('updateFormat', (t) =>
  t.prismaField({
    type: AdFormat,
    description:
      "Changes a format of the workspace's own. Creatives and rules that have it keep it; formats of the shared catalogue cannot be changed.",
    errors: { types: [InputRefused] },
    args: {
      id: t.arg.id({ required: true, description: "The format's id, a UUID." }),
      input: t.arg({ type: UpdateFormatInput, required: true, description: 'Only what is to change.' }),
    },
    resolve: (_query, _root, { id, input }, { db, workspaceId }) => updateFormat(db, workspaceId, id, input),
  }),
)

builder.mutationField('deleteFormat', (t) =>
  t.prismaField({
    type: AdFormat,
    description:
      "Removes a format of the workspace's own and returns it as it was. Refused while creatives or naming rules have it, with how many.",
    errors: { types: [InputRefused] },
    args: { id: t.arg.id({ required: true, description: "The format's id, a UUID." }) },
    resolve: (_query, _root, { id }, { db, workspaceId }) => deleteFormat(db, workspaceId, id),
  }),
)
