import type { Language } from '../words/locale.ts'
import { wordFor } from '../words/names.ts'
import { isDay } from '../words/time.ts'
import type { SegmentSpeech } from './segment-speech.ts'

/** What a rule says: one thing that is looked at with what must hold of it, or several things tied together. */
export type Clause = { subject: string; details: string } | { tie: string; clauses: Clause[] }

/** JSON after `/segment-rule.schema.json`, as the server gives it to pages: some values may be missing. */
type Json = Record<string, unknown>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value])

/** A rule in words that people who made none of it understand. */
export const clausesOf = (speech: SegmentSpeech, rule: unknown): Clause[] => {
  if (!isObject(rule)) return []
  const { and } = rule
  // What must all be true is a list without a head.
  return Array.isArray(and) ? and.map((one) => clauseOf(speech, one)) : [clauseOf(speech, rule)]
}

/** Between parts of a sentence, where it is not a comma and a space. */
const commas: Partial<Record<Language, string>> = { ar: '، ', 'zh-Hans': '，', 'zh-Hant': '，' }

const clauseOf = (speech: SegmentSpeech, rule: unknown): Clause => {
  const { words } = speech
  const { and, or, not } = rule as Json
  const clauses = (rules: unknown) => list(rules).map((one) => clauseOf(speech, one))
  if (and !== undefined) return { tie: words.all, clauses: clauses(and) }
  if (or !== undefined) return { tie: words.any, clauses: clauses(or) }
  if (not !== undefined) return { tie: words.not, clauses: clauses(not) }
  const { subject, details } = told(speech, rule as Json)
  return { subject, details: details.filter(Boolean).join(commas[speech.language] ?? ', ') }
}

interface Told {
  subject: string
  details: string[]
}

const told = (speech: SegmentSpeech, rule: Json): Told => {
  const { words, given, name, percent, count } = speech
  const called = (key: unknown) => wordFor(String(key), words.looked) ?? given(name(String(key)))
  const { trait, profile, identity, did, didNot, sentiment, affinity, loyalty, interest, device, anyDevice, consent } =
    rule
  if (trait !== undefined) {
    const path = list(trait)
    return { subject: path.map(called).join(' › '), details: tests(speech, rule, readable(speech, path.at(-1))) }
  }
  if (profile === 'known') return { subject: called(profile), details: [rule.equals ? words.yes : words.no] }
  if (profile !== undefined) return { subject: called(profile), details: tests(speech, rule) }
  const named = identity ?? loyalty ?? device ?? anyDevice
  if (named !== undefined) return { subject: called(named), details: tests(speech, rule) }
  if (isObject(did)) return deeds(speech, did, rule)
  if (isObject(didNot)) {
    const { subject, details } = deeds(speech, didNot, rule)
    return { subject, details: [words.never, ...details] }
  }
  if (isObject(sentiment)) {
    const few = sentiment.minimumTexts
    const many = few === undefined ? '' : words.texts(count(Number(few)))
    return { subject: words.tone, details: [...tests(speech, rule), many] }
  }
  if (isObject(affinity)) {
    const { format, medium, minimumExposures } = affinity
    const which = [format, medium].flatMap((one) => (one === undefined ? [] : [given(name(String(one)))]))
    which.push(...interactivity(speech, affinity))
    const seen = minimumExposures === undefined ? '' : words.shownTimes(count(Number(minimumExposures)))
    const subject = words.affinity(which.join(', ') || words.formats)
    return { subject, details: [...tests(speech, rule, (value) => percent(Number(value))), seen] }
  }
  if (interest !== undefined)
    return { subject: words.interest(given(String(interest))), details: tests(speech, rule, undefined, false) }
  if (consent !== undefined) {
    const state = words.consents[rule.is as keyof typeof words.consents]
    return { subject: words.consent(given(String(consent))), details: [state] }
  }
  if (rule.segment !== undefined) return { subject: words.segment(given(String(rule.segment))), details: [] }
  return { subject: words.hidden, details: [] }
}

const interactivity = ({ words }: SegmentSpeech, { interactive }: Json): string[] =>
  list(interactive).map((is) => (is ? words.interactive : words.notInteractive))

/** What somebody did, where, how often and when. */
const deeds = (speech: SegmentSpeech, about: Json, rule: Json): Told => {
  const { words, given, name, count } = speech
  const named = (key: string, read = (value: string) => given(name(value))) =>
    oneOf(
      speech,
      list(about[key]).map((value) => read(String(value))),
    )
  const kind = named('kind', (value) => words.kinds[value as keyof typeof words.kinds])
  const event = named('event', given)
  const where = ['channel', 'platform', 'medium', 'format', 'campaign', 'creative'].map((key) => named(key))
  where.push(...interactivity(speech, about))
  const { atLeast, atMost, exactly, sum, average } = rule
  const often = (n: unknown) => `${count(Number(n))}×`
  const times = [
    atLeast === undefined ? '' : words.tests.gte(often(atLeast)),
    atMost === undefined ? '' : words.tests.lte(often(atMost)),
    exactly === undefined ? '' : often(exactly),
  ]
  const money = (amount: unknown, say: (text: string) => string) =>
    isObject(amount)
      ? tests(speech, amount, (value) => speech.money(Number(value), String(amount.currency))).map(say)
      : []
  return {
    subject: kind || event || words.anything,
    details: [
      kind ? event : '',
      ...where,
      ...times,
      ...money(sum, words.sum),
      ...money(average, words.average),
      ...tests(speech, rule, undefined, false),
    ],
  }
}

/** How a value reads that may be anything: countries by their names, days as days. */
const readable =
  ({ words, given, count, days, country }: SegmentSpeech, trait?: unknown) =>
  (value: unknown): string => {
    if (typeof value === 'boolean') return value ? words.yes : words.no
    // Years are no quantities.
    if (typeof value === 'number')
      return value > 1900 && value < 2100 && Number.isInteger(value) ? String(value) : count(value)
    const text = String(value)
    const day = text.slice(0, 10)
    if (isDay(day)) return days(day, day)
    return trait === 'country' ? country(text) : given(text)
  }

/**
 * What must hold of something.
 * @param withheld whether to say that values are missing, where there is no test
 */
const tests = (speech: SegmentSpeech, rule: Json, read = readable(speech), withheld = true): string[] => {
  const { words, given } = speech
  const said = Object.entries(rule).flatMap(([test, value]) => {
    if (test === 'equals') return [read(value)]
    if (test === 'in') return [oneOf(speech, list(value).map(read))]
    if (test === 'between') return [words.range(...(list(value).map(read) as [string, string]))]
    if (test === 'exists') return [value ? words.exists : words.missing]
    if (test === 'withinLast' && isObject(value)) return [words.tests.withinLast(timeOf(speech, value))]
    if (test === 'contains' || test === 'startsWith') return [words.tests[test](given(`“${String(value)}”`))]
    const say = words.tests[test as keyof typeof words.tests] as ((text: string) => string) | undefined
    return say ? [say(read(value))] : []
  })
  return said.length === 0 && withheld ? [words.hidden] : said
}

const oneOf = ({ tag }: SegmentSpeech, values: string[]): string =>
  new Intl.ListFormat(tag, { type: 'disjunction' }).format(values)

const timeOf = ({ tag }: SegmentSpeech, time: Json): string =>
  Object.entries(time)
    .map(([units, n]) =>
      new Intl.NumberFormat(tag, { style: 'unit', unit: units.slice(0, -1), unitDisplay: 'long' }).format(Number(n)),
    )
    .join(' ')
