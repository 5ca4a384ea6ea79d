import fc from 'fast-check'
import type { ModelFormat } from './rule-model.ts'
import { creativeKey, creativeName, knownAgents } from './rule-model.ts'

/** What breaks out of careless SQL, patterns and JSON, among plain words. */
export const hostileTexts = [
  `'; DROP TABLE customer; --`,
  `" OR "1"="1`,
  '%',
  'a_c',
  '\\',
  '(a+)+$',
  '$1',
  '{"a":1}',
  '{a,b}',
  'null',
  '😀é\u0301',
  'ß',
] as const
const texts = ['abc', 'ABC', 'ab', 'b', '1', '5', '5.0', '-2.5', '05', '1e3', '५', 'true', 'FALSE', ...hostileTexts]
const days = ['2026-02-27', '2026-03-01', '2026-03-05', '2024-02-29']
const moments = [
  ...days,
  '2026-03-01T10:00:00Z',
  '2026-03-02 11:30',
  '2026-03-05T12:00:00.250+02:00',
  '2026-03-09T23:30',
]
const noMoments = ['2026-02-30', '2026-3-1', '2026-03-01T25:00', 'yesterday']
const numbers = [-2.5, 0, 1, 5, 1000, 0.1, 1e15]

const text = fc.constantFrom(...texts)
const number = fc.constantFrom(...numbers)
const moment = fc.constantFrom(...moments)
const oneOrMore = <Value>(value: fc.Arbitrary<Value>) =>
  fc.oneof(value, fc.array(value, { minLength: 1, maxLength: 3 }))
const list = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { minLength: 1, maxLength: 3 })

const kinds = ['PAGE_VIEW', 'IMPRESSION', 'CLICK', 'COMMENT', 'PURCHASE', 'REPLY'] as const
const names = ['Prices', `'; --`]
const channels = ['facebook', 'web']
const topics = ['trails', 'cargo bikes']
const purposes = ['Advertising', 'Analytics']
const keys = ['a', 'b', `'`]

/** What may stand in a trait: also what is no value of the kind that a rule asks for. */
const leaf = fc.oneof(
  text,
  number,
  moment,
  fc.boolean(),
  fc.constantFrom(null, ...noMoments, '2026-03-09', '2026-03-12T00:00:00Z'),
)
const trait = fc.oneof(
  { weight: 4, arbitrary: leaf },
  fc.array(leaf, { maxLength: 3 }),
  fc.dictionary(fc.constantFrom(...keys), fc.oneof(leaf, fc.array(leaf, { maxLength: 2 })), { maxKeys: 2 }),
)

/** The hour and millisecond are odd, so that nothing happens just when a window begins. */
const happened = fc
  .integer({ min: 0, max: 17 * 24 * 60 })
  .map((minute) => new Date(Date.UTC(2026, 1, 20, 0, minute, 7, 3)).toISOString())

const event = fc.record({
  profile: fc.nat(9),
  // Mostly what formats are judged by.
  kind: fc.constantFrom(...kinds, 'IMPRESSION', 'CLICK', 'CLICK'),
  at: happened,
  name: fc.constantFrom(null, ...names),
  channel: fc.constantFrom(null, ...channels),
  creative: fc.option(fc.nat(5)),
  value: fc.constantFrom(null, '0', '10', '12.5', '1000'),
  currency: fc.constantFrom(null, 'EUR', 'NOK'),
  userAgent: fc.constantFrom(null, null, ...Object.keys(knownAgents)),
  topic: fc.constantFrom(null, ...topics),
  robot: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
})

/** Ten profiles, of which some are of one person. */
export const population = fc.record({
  events: fc.array(event, { minLength: 40, maxLength: 80 }),
  told: fc.array(
    fc.record({
      profile: fc.nat(9),
      at: happened,
      traits: fc.dictionary(fc.constantFrom(...keys, 'c'), trait, { maxKeys: 3 }),
      displayName: fc.option(text, { nil: null }),
    }),
    { minLength: 10, maxLength: 25 },
  ),
  /** Whether profiles 2n and 2n + 1 are one person. */
  merged: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
  emails: fc.array(fc.constantFrom(null, 'example.com', `o'neill.example`), { minLength: 10, maxLength: 10 }),
  sentiments: fc.array(fc.record({ sum: fc.constantFrom(-2, -0.5, 0, 1.5), count: fc.nat(4) }), {
    minLength: 10,
    maxLength: 10,
  }),
  points: fc.array(fc.constantFrom(0, 1, 5, 1000), { minLength: 10, maxLength: 10 }),
  consents: fc.array(
    fc.record({
      profile: fc.nat(3),
      purpose: fc.constantFrom(...purposes),
      granted: fc.boolean(),
      at: fc.constantFrom(...days.slice(0, 2)),
    }),
    { maxLength: 10 },
  ),
  members: fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
})

export type Population = typeof population extends fc.Arbitrary<infer Value> ? Value : never

/** What a rule says of a value: one test mostly, sometimes two. */
const tests = (all: Record<string, fc.Arbitrary<unknown>>) =>
  fc
    .subarray(Object.keys(all), { minLength: 1, maxLength: Math.min(2, Object.keys(all).length) })
    .chain((chosen) => fc.record(Object.fromEntries(chosen.map((name) => [name, all[name]!]))))

const duration = fc.oneof(
  fc.record({ days: fc.integer({ min: 1, max: 16 }) }),
  fc.record({ hours: fc.integer({ min: 1, max: 300 }), minutes: fc.integer({ min: 1, max: 59 }) }),
)
const ofText = { equals: text, notEquals: text, in: list(text), contains: text, startsWith: text }
const amount = { gt: number, gte: number, lt: number, lte: number, between: fc.tuple(number, number) }
const ofNumber = { equals: number, notEquals: number, in: list(number), ...amount }
const ofMoment = { before: moment, after: moment, between: fc.tuple(moment, moment), withinLast: duration }
const exists = { exists: fc.boolean() }
const scalar = fc.oneof(text, number, fc.boolean())
const ofAnything = {
  ...ofText,
  ...ofNumber,
  ...ofMoment,
  ...exists,
  equals: scalar,
  notEquals: scalar,
  in: list(fc.oneof(text, number)),
  between: fc.oneof(ofNumber.between, ofMoment.between),
}

const subject = <Value>(name: string, value: fc.Arbitrary<Value>, all: Record<string, fc.Arbitrary<unknown>>) =>
  fc.tuple(value, tests(all)).map(([what, said]) => ({ [name]: what, ...said }))

/** Any rule of the language, about what there is and what there is not. */
export function randomRule(formats: readonly ModelFormat[], segments: readonly string[]): fc.Arbitrary<unknown> {
  const format = fc.constantFrom(...formats.map(({ id }) => id), `'; --`)
  const medium = fc.constantFrom('VIDEO', 'IMAGE', 'INTERACTIVE', 'CAROUSEL')
  const about = fc.record(
    {
      kind: oneOrMore(fc.constantFrom(...kinds)),
      event: oneOrMore(fc.constantFrom(...names)),
      channel: oneOrMore(fc.constantFrom('Facebook', 'web', '%')),
      creative: oneOrMore(fc.constantFrom(creativeKey(1), creativeName(2), '%')),
      campaign: fc.constantFrom('campaign-0', 'campaign-1', '_ampaign-1'),
      format: oneOrMore(format),
      platform: fc.constantFrom('META', 'X'),
      medium: oneOrMore(medium),
      interactive: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  // Mostly of everything, or of kinds: what asks for much is true of nobody.
  const mostly = fc.oneof(
    { weight: 2, arbitrary: fc.record({ kind: oneOrMore(fc.constantFrom(...kinds)) }, { requiredKeys: [] }) },
    about,
  )
  const window = fc.oneof(fc.constant({}), tests({ withinLast: duration }), tests(ofMoment))
  const times = fc.integer({ min: 0, max: 4 })
  const money = fc.constantFrom('EUR', 'NOK').chain((currency) => tests(amount).map((said) => ({ currency, ...said })))
  const much = fc.oneof(
    fc.constant({}),
    tests({ atLeast: times, atMost: times, exactly: times }),
    tests({ sum: money, average: money }),
  )
  const device = fc.constantFrom('type', 'os', 'browser', 'os', 'browser', 'manufacturer', 'userAgent')
  const agentTexts = {
    ...ofText,
    ...exists,
    equals: fc.constantFrom('iOS', 'Chrome', 'mobile', 'Edge'),
    contains: fc.constantFrom('Android', 'i', '.'),
  }
  const affinity = fc
    .record(
      { format, medium, interactive: fc.boolean(), minimumExposures: fc.integer({ min: 1, max: 3 }) },
      { requiredKeys: [] },
    )
    .filter((said) => Object.keys(said).length > 0)
  const path = fc.oneof(
    fc.constantFrom(...keys, 'c', 'a.b', 'a.1', 'c.-1'),
    fc.array(fc.constantFrom(...keys, 'c'), { minLength: 1, maxLength: 3 }),
  )
  const chance = fc.constantFrom(0.1234, 0.3456, 0.5678, 0.6789, 0.789, 0.8765, 0.9543)
  const chances = { gt: chance, gte: chance, lt: chance, lte: chance }
  const score = fc.constantFrom(12.3, 25.6, 38.9, 47.1, 60.3)
  const tier = fc.constantFrom('Bronze', 'Silver', 'Gold', `'; --`)
  const condition = fc.oneof(
    { weight: 5, arbitrary: subject('trait', path, ofAnything) },
    subject('profile', fc.constant('known'), { equals: fc.boolean() }),
    subject('profile', fc.constantFrom('displayName', 'emailDomain'), {
      ...ofText,
      ...exists,
      startsWith: fc.constantFrom('ex', `o'`),
    }),
    subject('profile', fc.constantFrom('interactions', 'exposures', 'responses', 'purchases'), ofNumber),
    subject('profile', fc.constantFrom('firstSeenAt', 'lastSeenAt'), ofMoment),
    subject('identity', fc.constantFrom('user_id', 'anonymous_id', 'email', `'; --`), { ...ofText, ...exists }),
    {
      weight: 6,
      arbitrary: fc.tuple(mostly, window, much).map(([did, when, howMuch]) => ({ did, ...when, ...howMuch })),
    },
    fc.tuple(mostly, window).map(([didNot, when]) => ({ didNot, ...when })),
    subject('sentiment', fc.record({ minimumTexts: fc.integer({ min: 1, max: 4 }) }, { requiredKeys: [] }), amount),
    { weight: 2, arbitrary: subject('affinity', affinity, chances) },
    subject('loyalty', fc.constant('score'), {
      gt: score,
      gte: score,
      lt: score,
      lte: score,
      between: fc.tuple(score, score),
    }),
    subject('loyalty', fc.constant('points'), amount),
    subject('loyalty', fc.constant('tier'), { equals: tier, notEquals: tier, in: list(tier) }),
    {
      weight: 2,
      arbitrary: subject('interest', fc.constantFrom(...topics, 'nothing'), {
        ...exists,
        ...chances,
        before: moment,
        after: moment,
        withinLast: duration,
      }),
    },
    { weight: 2, arbitrary: subject('device', device, agentTexts) },
    { weight: 2, arbitrary: subject('anyDevice', device, agentTexts) },
    fc.record({ consent: fc.constantFrom(...purposes, `'; --`), is: fc.constantFrom('granted', 'denied', 'unknown') }),
    fc.record({ segment: fc.constantFrom(...segments) }),
  )
  return fc.letrec((tie) => ({
    rule: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'rule' },
      { weight: 5, arbitrary: condition },
      fc.record({ and: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ or: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: tie('rule') }),
    ),
  })).rule
}
