import { z } from 'zod'

/** Most characters of a text in a rule. */
const longestText = 500
/** Most values of a list in a rule. */
const longestList = 500
/** Ten years. */
const longestWindow = { minutes: 5_270_400, hours: 87_840, days: 3660 }

const day =
  '(?:[1-9][0-9]{3}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))' +
  '|(?:[1-9][0-9](?:0[48]|[2468][048]|[13579][26])|(?:[2468][048]|[13579][26])00)-02-29)'
const time = '[T ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.][0-9]{1,9})?)?'
const offset = '(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])'

/**
 * Days and moments of ISO 8601 from the year 1000 on, only those that are in the calendar: JavaScript and PostgreSQL read these patterns
 * alike, and PostgreSQL stops at nothing that they let through.
 */
export const isoPatterns = { day: `^${day}$`, moment: `^${day}(?:${time}${offset}?)?$`, zoned: `${offset}$` }

/** Without control characters and halves of pairs, some of which PostgreSQL cannot keep. */
export const text = z
  .string()
  .min(1)
  .max(longestText)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, { error: 'Leave out control characters, and halves of surrogate pairs.' })
export const number = z.number().min(-1e15).max(1e15)
export const moment = z.string().regex(new RegExp(isoPatterns.moment), {
  error: 'Write a day or a moment as ISO 8601 has it: 2026-08-17, or 2026-08-17T12:30:00Z.',
})
export const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).max(longestList)
export const oneOrMore = <Item extends z.ZodType>(item: Item) => z.union([item, listOf(item)])

/** A stretch of time that ends now, in units that are always equally long: a day has 24 hours, whatever the clocks do. */
export const duration = atLeastOne(
  {
    minutes: z.int().min(1).max(longestWindow.minutes).optional(),
    hours: z.int().min(1).max(longestWindow.hours).optional(),
    days: z.int().min(1).max(longestWindow.days).optional(),
  },
  'Say how long: {"days": 30}.',
)

export type Duration = z.infer<typeof duration>

export const secondsOf = ({ minutes = 0, hours = 0, days = 0 }: Duration): number =>
  60 * (minutes + 60 * (hours + 24 * days))

/** An object that says one of these things or several, and nothing else. */
export function atLeastOne<Shape extends z.ZodRawShape>(shape: Shape, error: string) {
  return z
    .strictObject(shape)
    .refine((said) => Object.keys(said).length > 0, { error })
    .meta({ minProperties: 1 })
}

export const exists = { exists: z.boolean().optional() }

export const textTests = {
  equals: text.optional(),
  notEquals: text.optional(),
  in: listOf(text).optional(),
  contains: text.optional(),
  startsWith: text.optional(),
}

export const numberTests = {
  equals: number.optional(),
  notEquals: number.optional(),
  in: listOf(number).optional(),
  gt: number.optional(),
  gte: number.optional(),
  lt: number.optional(),
  lte: number.optional(),
  between: z.tuple([number, number]).optional(),
}

export const momentTests = {
  before: moment.optional(),
  after: moment.optional(),
  between: z.tuple([moment, moment]).optional(),
  withinLast: duration.optional(),
}

const scalar = z.union([text, number, z.boolean()])

/** Of what may be anything: the test says as what it is read. */
export const anyTests = {
  ...textTests,
  ...numberTests,
  ...momentTests,
  ...exists,
  equals: scalar.optional(),
  notEquals: scalar.optional(),
  in: listOf(z.union([text, number])).optional(),
  between: z.union([z.tuple([number, number]), z.tuple([moment, moment])]).optional(),
}

/** Any of the tests above; each kind of value allows its own. */
export type Tests = { [Name in keyof typeof anyTests]?: z.infer<(typeof anyTests)[Name]> }
export type TextTests = {
  [Name in keyof typeof textTests | 'exists']?: z.infer<(typeof textTests & typeof exists)[Name]>
}
