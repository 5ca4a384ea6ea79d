import type { Statement } from './statement.ts'
import { isoPatterns, secondsOf, type Tests } from './values.ts'

/**
 * SQL of a value, as each kind of test reads it; null where it is missing or cannot be read so.
 */
export interface Readings {
  exists?: string
  text?: string
  number?: string
  boolean?: string
  moment?: string
  /** As a list in JSON. */
  list?: string
}

const zone = '(SELECT time_zone FROM workspace WHERE id = $1::uuid)'
const decimal = '^-?[0-9]{1,40}(?:[.][0-9]{1,40})?$'

/** A moment that a text names: without an offset in the workspace's time zone, and a day for its beginning. */
const momentIn = (text: string) => `CASE WHEN ${text} ~ '${isoPatterns.moment}' THEN
  CASE WHEN ${text} ~ '${isoPatterns.zoned}' THEN ${text}::timestamptz ELSE ${text}::timestamp AT TIME ZONE ${zone} END END`

/** How a value of JSON is read. Files bring numbers, truths and moments as texts, so a test takes a text for what it reads as. */
export function jsonReadings(json: string): Readings {
  const words = `(${json} #>> '{}')`
  const type = `jsonb_typeof(${json})`
  const ofText = (sql: string) => `CASE WHEN ${type} = 'string' THEN ${sql} END`
  return {
    exists: `coalesce(${type} <> 'null', false)`,
    text: `CASE WHEN ${type} IN ('string', 'number', 'boolean') THEN ${words} END`,
    number: `CASE ${type} WHEN 'number' THEN ${words}::numeric WHEN 'string' THEN CASE WHEN ${words} ~ '${decimal}' THEN ${words}::numeric END END`,
    boolean: `CASE ${type} WHEN 'boolean' THEN ${words}::boolean WHEN 'string' THEN
      CASE lower(${words} COLLATE "C") WHEN 'true' THEN true WHEN 'false' THEN false END END`,
    moment: ofText(momentIn(words)),
    list: `CASE WHEN ${type} = 'array' THEN ${json} END`,
  }
}

export const textReadings = (text: string): Readings => ({ exists: `(${text} IS NOT NULL)`, text })

/** SQL of whether everything holds that is said of a value; what cannot be read as a test wants it does not hold. */
export function testsHold(of: Readings, tests: Tests, into: Statement): string {
  const held = (sql: string) => `coalesce(${sql}, false)`
  const results: string[] = []
  if (tests.exists !== undefined) results.push(tests.exists ? of.exists! : `NOT ${of.exists}`)
  if (tests.equals !== undefined) results.push(held(equals(of, tests.equals, into)))
  if (tests.notEquals !== undefined) results.push(`NOT ${held(equals(of, tests.notEquals, into))}`)
  if (tests.in !== undefined) results.push(held(isIn(of, tests.in, into)))
  if (tests.contains !== undefined) results.push(held(contains(of, tests.contains, into)))
  if (tests.startsWith !== undefined)
    results.push(held(`starts_with(${of.text}, ${into.value(tests.startsWith, 'text')})`))
  for (const [name, operator] of comparisons) {
    const than = tests[name]
    if (than !== undefined) results.push(held(`${of.number} ${operator} ${into.value(than, 'numeric')}`))
  }
  if (tests.between !== undefined) results.push(held(between(of, tests.between, into)))
  if (tests.before !== undefined) results.push(held(`${of.moment} < ${beginning(tests.before, into)}`))
  if (tests.after !== undefined) results.push(held(isAfter(of.moment!, tests.after, into)))
  if (tests.withinLast !== undefined)
    results.push(held(`${of.moment} > ${ago(tests.withinLast)} AND ${of.moment} <= $3::timestamptz`))
  return `(${results.join(' AND ')})`
}

/** SQL of when time alone first changes whether the tests of a moment hold; null where it never does. */
export function testsTurn({ moment }: Readings, { withinLast }: Tests): string | null {
  if (!withinLast || !moment) return null
  const over = `${moment} + ${length(withinLast)}`
  return `CASE WHEN ${moment} > $3::timestamptz THEN ${moment} WHEN ${over} > $3::timestamptz THEN ${over} END`
}

const comparisons = [
  ['gt', '>'],
  ['gte', '>='],
  ['lt', '<'],
  ['lte', '<='],
] as const

function equals(of: Readings, value: string | number | boolean, into: Statement): string {
  if (typeof value === 'boolean') return value ? of.boolean! : `NOT ${of.boolean}`
  return typeof value === 'number'
    ? `${of.number} = ${into.value(value, 'numeric')}`
    : `${of.text} = ${into.value(value, 'text')}`
}

function isIn(of: Readings, values: readonly (string | number)[], into: Statement): string {
  const texts = values.filter((value) => typeof value === 'string')
  const numbers = values.filter((value) => typeof value === 'number')
  const any = [
    ...(texts.length ? [`${of.text} = ANY(${into.value(texts, 'text[]')})`] : []),
    ...(numbers.length ? [`${of.number} = ANY(${into.value(numbers, 'numeric[]')})`] : []),
  ].map((sql) => `coalesce(${sql}, false)`)
  return `(${any.join(' OR ')})`
}

/** Part of a text, or one of a list. */
function contains({ text, list }: Readings, value: string, into: Statement): string {
  const part = into.value(value, 'text')
  const inText = `strpos(${text}, ${part}) > 0`
  return list ? `CASE WHEN ${list} IS NOT NULL THEN ${list} @> to_jsonb(${part}) ELSE ${inText} END` : inText
}

function between(of: Readings, [from, to]: readonly [number, number] | readonly [string, string], into: Statement) {
  if (typeof from === 'number' || typeof to === 'number')
    return `${of.number} BETWEEN ${into.value(from, 'numeric')} AND ${into.value(to, 'numeric')}`
  return `${of.moment} >= ${beginning(from, into)} AND NOT ${isAfter(of.moment!, to, into)}`
}

const isDay = (moment: string) => moment.length === '2026-08-17'.length

function beginning(moment: string, into: Statement): string {
  const place = into.value(moment, 'text')
  return new RegExp(isoPatterns.zoned).test(moment)
    ? `${place}::timestamptz`
    : `(${place}::timestamp AT TIME ZONE ${zone})`
}

/** A day lasts until the next begins. */
function isAfter(sql: string, moment: string, into: Statement): string {
  return isDay(moment)
    ? `${sql} >= ((${into.value(moment, 'text')}::date + 1)::timestamp AT TIME ZONE ${zone})`
    : `${sql} > ${beginning(moment, into)}`
}

export const length = (duration: NonNullable<Tests['withinLast']>) => `interval '${secondsOf(duration)} seconds'`

/** SQL of the moment with which a window of time begins that ends now. */
export const ago = (duration: NonNullable<Tests['withinLast']>): string => `($3::timestamptz - ${length(duration)})`
