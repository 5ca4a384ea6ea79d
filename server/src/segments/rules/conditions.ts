import { InteractionKind, Medium, Platform } from '@rapport/prisma/generated/client/enums.ts'
import { z } from 'zod'
import {
  anyTests,
  atLeastOne,
  duration,
  exists,
  listOf,
  moment,
  number,
  numberTests,
  momentTests,
  oneOrMore,
  text,
  textTests,
} from './values.ts'

const count = z.int().min(0).max(1_000_000)
const currency = z.string().regex(/^[A-Z]{3}$/, { error: 'Write a currency by its ISO 4217 code in capitals: EUR.' })

/** What is looked at, and what must hold of it: everything that is said. */
function tested<Subject extends z.ZodRawShape, Tests extends z.ZodRawShape>(subject: Subject, tests: Tests) {
  return z
    .strictObject({ ...subject, ...tests })
    .refine((said) => Object.keys(said).some((name) => name in tests), {
      error: `Say what must hold of it, with one or more of: ${Object.keys(tests).join(', ')}.`,
    })
    .meta({ minProperties: 2 })
}

const path = z.union([text, z.array(text).min(1).max(10)])

const profile = z.discriminatedUnion('profile', [
  tested({ profile: z.literal('known') }, { equals: z.boolean().optional() }),
  tested({ profile: z.literal('displayName') }, { ...textTests, ...exists }),
  tested({ profile: z.literal('emailDomain') }, { ...textTests, ...exists }),
  tested({ profile: z.enum(['interactions', 'exposures', 'responses', 'purchases']) }, numberTests),
  tested({ profile: z.enum(['firstSeenAt', 'lastSeenAt']) }, momentTests),
])

const about = z.strictObject({
  kind: oneOrMore(z.enum(InteractionKind)).optional(),
  event: oneOrMore(text).optional(),
  channel: oneOrMore(text).optional(),
  creative: oneOrMore(text).optional(),
  campaign: oneOrMore(text).optional(),
  format: oneOrMore(text).optional(),
  platform: oneOrMore(z.enum(Platform)).optional(),
  medium: oneOrMore(z.enum(Medium)).optional(),
  interactive: z.boolean().optional(),
})

const amount = {
  gt: number.optional(),
  gte: number.optional(),
  lt: number.optional(),
  lte: number.optional(),
  between: z.tuple([number, number]).optional(),
}
const ofValue = tested({ currency }, amount)

const did = z.strictObject({
  did: about,
  ...momentTests,
  atLeast: count.optional(),
  atMost: count.optional(),
  exactly: count.optional(),
  sum: ofValue.optional(),
  average: ofValue.optional(),
})

const didNot = z.strictObject({ didNot: about, ...momentTests })

const affinity = tested(
  {
    affinity: atLeastOne(
      {
        format: text.optional(),
        medium: z.enum(Medium).optional(),
        interactive: z.boolean().optional(),
        minimumExposures: z.int().min(1).max(1_000_000).optional(),
      },
      'Say of which formats: {"medium": "VIDEO"}.',
    ),
  },
  amount,
)

const loyalty = z.discriminatedUnion('loyalty', [
  tested({ loyalty: z.enum(['score', 'points']) }, amount),
  tested(
    { loyalty: z.literal('tier') },
    { equals: text.optional(), notEquals: text.optional(), in: listOf(text).optional() },
  ),
])

const device = z.enum(['type', 'os', 'browser', 'manufacturer', 'model', 'userAgent'])

/** Each kind of condition, under the property that says what is looked at. */
export const conditions = {
  trait: tested({ trait: path }, anyTests),
  profile,
  identity: tested({ identity: text }, { ...textTests, ...exists }),
  did,
  didNot,
  sentiment: tested({ sentiment: z.strictObject({ minimumTexts: z.int().min(1).max(1_000_000).optional() }) }, amount),
  affinity,
  loyalty,
  interest: tested(
    { interest: text },
    { ...exists, ...amount, before: moment.optional(), after: moment.optional(), withinLast: duration.optional() },
  ),
  device: tested({ device }, { ...textTests, ...exists }),
  anyDevice: tested({ anyDevice: device }, { ...textTests, ...exists }),
  consent: z.strictObject({ consent: text, is: z.enum(['granted', 'denied', 'unknown']) }),
  segment: z.strictObject({
    segment: z.uuid({ error: 'Name a segment by its id; list them with: { segments { id name } }' }),
  }),
}

type Conditions = { [Subject in keyof typeof conditions]: z.infer<(typeof conditions)[Subject]> }

/** One condition, of the kind that its first property names. */
export type Condition = Conditions[keyof Conditions]
export type TraitCondition = Conditions['trait']
export type ProfileCondition = Conditions['profile']
export type IdentityCondition = Conditions['identity']
export type Behaviour = Conditions['did']
export type SentimentCondition = Conditions['sentiment']
export type AffinityCondition = Conditions['affinity']
export type LoyaltyCondition = Conditions['loyalty']
export type InterestCondition = Conditions['interest']
export type DeviceCondition = Conditions['device'] | Conditions['anyDevice']
export type DevicePart = z.infer<typeof device>
export type ConsentCondition = Conditions['consent']
export type SegmentCondition = Conditions['segment']
