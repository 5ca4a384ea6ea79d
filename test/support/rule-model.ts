import type { Condition } from '@rapport/server/segments/rules/conditions.ts'
import type { Rule } from '@rapport/server/segments/rules/rule.ts'
import { allHold, milliseconds } from './naive-tests.ts'

/** What one person did or was shown, as a test invented it. */
export interface ModelEvent {
  /** Number of the profile that did it. */
  profile: number
  kind: string
  at: string
  name: string | null
  channel: string | null
  creative: number | null
  value: string | null
  currency: string | null
  userAgent: string | null
  topic: string | null
  robot: boolean
}

export interface ModelFormat {
  id: string
  medium: string
  interactive: boolean
}

/** Everything that is known of a person, without a database. */
export interface ModelPerson {
  traits: Record<string, unknown>
  known: boolean
  displayName: string | null
  identities: { namespace: string; value: string }[]
  engagement: { interactions: number; exposures: number; responses: number; purchases: number }
  firstSeenAt: string
  lastSeenAt: string
  /** Of all their profiles, without those of robots. */
  events: ModelEvent[]
  sentiment: { sum: number; count: number }
  /** At the moment of the test. */
  loyalty: { score: number; points: number }
  /** As the API tells them: another reading than that of rules. */
  interests: { topic: string; share: number; lastAt: string }[]
  consents: { purpose: string; granted: boolean; at: string }[]
  segments: string[]
}

/** A world in which rules can be asked: the naive reading of them, written apart from the one in SQL. */
export interface ModelWorld {
  /** Of each creative. */
  formats: ModelFormat[]
  /** Of everybody, robots left out, by profile. */
  events: ModelEvent[]
}

export const creativeKey = (n: number) => `c${n}`
export const creativeName = (n: number) => `Creative ${n}`
export const campaignName = (n: number) => `campaign-${n % 2}`

/** Whether a rule is true of a person at a moment. Every moment without an offset is Norwegian winter time. */
export function isTrue(rule: Rule, person: ModelPerson, now: number, world: ModelWorld): boolean {
  if ('and' in rule) return rule.and.every((one) => isTrue(one, person, now, world))
  if ('or' in rule) return rule.or.some((one) => isTrue(one, person, now, world))
  if ('not' in rule) return !isTrue(rule.not, person, now, world)
  return holds(rule, person, now, world)
}

function holds(condition: Condition, person: ModelPerson, now: number, world: ModelWorld): boolean {
  if ('trait' in condition) return allHold([traitOf(person.traits, condition.trait)], condition, now)
  if ('profile' in condition) {
    const { profile } = condition
    if (profile === 'emailDomain')
      return allHold(
        namesIn(person, 'email').map((one) => one.slice(one.lastIndexOf('@') + 1)),
        condition,
        now,
      )
    const value = { ...person.engagement, ...person }[profile]
    return allHold([value], condition, now)
  }
  if ('identity' in condition) return allHold(namesIn(person, condition.identity), condition, now)
  if ('did' in condition) {
    const { did: _did, ...tests } = condition
    const events = eventsOf(condition, person, now, world)
    const { atLeast, atMost, exactly, sum, average } = tests
    const paid = (currency: string) =>
      events.filter((one) => one.currency === currency && one.value !== null).map(({ value }) => Number(value))
    const total = (values: number[]) => values.reduce((one, other) => one + other, 0)
    const spent = (values: number[]) => (values.length ? total(values) : undefined)
    const mean = (values: number[]) => (values.length ? total(values) / values.length : undefined)
    return (
      events.length >= (atLeast ?? ([atMost, exactly, sum, average].every((one) => one === undefined) ? 1 : 0)) &&
      events.length <= (atMost ?? Infinity) &&
      events.length === (exactly ?? events.length) &&
      (!sum || allHold([spent(paid(sum.currency))], sum, now)) &&
      (!average || allHold([mean(paid(average.currency))], average, now))
    )
  }
  if ('didNot' in condition) return eventsOf({ did: condition.didNot, ...condition }, person, now, world).length === 0
  if ('sentiment' in condition) {
    const { sum, count } = person.sentiment
    return allHold([count >= (condition.sentiment.minimumTexts ?? 1) ? sum / count : undefined], condition, now)
  }
  if ('loyalty' in condition) {
    const { score, points } = person.loyalty
    const tier = score >= 80 ? 'Platinum' : score >= 60 ? 'Gold' : score >= 40 ? 'Silver' : 'Bronze'
    return allHold([{ score, points, tier }[condition.loyalty]], condition, now)
  }
  if ('affinity' in condition) return allHold([affinityTo(condition.affinity, person, world)], condition, now)
  if ('interest' in condition) {
    const interest = person.interests.find(({ topic }) => topic === condition.interest)
    const { exists, gt, gte, lt, lte, between, ...ofMoment } = condition
    return (
      (exists === undefined || exists === (interest !== undefined)) &&
      allHold([interest?.share], { gt, gte, lt, lte, between }, now) &&
      allHold([interest?.lastAt], ofMoment, now)
    )
  }
  if ('consent' in condition) {
    const [latest] = person.consents
      .filter(({ purpose }) => purpose === condition.consent)
      .toSorted(
        (one, other) => Date.parse(other.at) - Date.parse(one.at) || Number(one.granted) - Number(other.granted),
      )
    return condition.is === (latest ? (latest.granted ? 'granted' : 'denied') : 'unknown')
  }
  if ('segment' in condition) return person.segments.includes(condition.segment)
  const agents = person.events
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .flatMap(({ userAgent }) => (userAgent === null ? [] : [userAgent]))
  const part = 'device' in condition ? condition.device : condition.anyDevice
  const parts = agents
    .map((agent) => (part === 'userAgent' ? agent : knownAgents[agent]?.[part]))
    .filter((one) => one !== undefined)
  return allHold('device' in condition ? parts.slice(-1) : parts, condition, now)
}

/** User agents that tests send, and what a person would say that they are. */
export const knownAgents: Record<
  string,
  { type?: string; os?: string; browser?: string; manufacturer?: string; model?: string }
> = {
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1':
    {
      type: 'mobile',
      os: 'iOS',
      browser: 'Safari',
    },
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0':
    {
      type: 'desktop',
      os: 'Windows',
      browser: 'Edge',
    },
  'Mozilla/5.0 (Linux; Android 15; SM-X710) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36': {
    type: 'tablet',
    os: 'Android',
    browser: 'Chrome',
  },
  'Mozilla/5.0 (Linux; Android 15; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36':
    {
      type: 'mobile',
      os: 'Android',
      browser: 'Samsung Internet',
    },
  'Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0': {
    type: 'desktop',
    os: 'Linux',
    browser: 'Firefox',
  },
  'OurApp/3.1': {},
}

const namesIn = ({ identities }: ModelPerson, wanted: string) =>
  identities.filter(({ namespace }) => namespace === wanted).map(({ value }) => value)

/** What lies at a path; undefined where nothing does. */
function traitOf(traits: unknown, path: string | readonly string[]): unknown {
  const steps = typeof path === 'string' ? path.split('.') : path
  return steps.reduce<unknown>((value, step) => {
    if (Array.isArray(value)) return /^-?\d+$/.test(step) ? value.at(Number(step)) : undefined
    return typeof value === 'object' && value !== null && Object.hasOwn(value, step)
      ? Reflect.get(value, step)
      : undefined
  }, traits)
}

function eventsOf(
  condition: Extract<Condition, { did: unknown }>,
  person: ModelPerson,
  now: number,
  { formats }: ModelWorld,
): ModelEvent[] {
  const { did, before, after, between, withinLast } = condition
  const among = <Value>(wanted: Value | readonly Value[] | undefined, ...values: (Value | null | undefined)[]) =>
    wanted === undefined || [wanted].flat().some((one) => values.includes(one as Value))
  return person.events.filter((event) => {
    const { creative } = event
    const format = creative === null ? undefined : formats[creative % formats.length]
    return (
      (did.kind === undefined ? !['IMPRESSION', 'REPLY'].includes(event.kind) : among<string>(did.kind, event.kind)) &&
      among(did.event, event.name) &&
      (did.channel === undefined || [did.channel].flat().some((one) => one.toLowerCase() === event.channel)) &&
      among(did.creative, ...(creative === null ? [] : [creativeKey(creative), creativeName(creative)])) &&
      among(did.campaign, creative === null ? null : campaignName(creative)) &&
      among(did.format, format?.id) &&
      among<string>(did.platform, format && 'META') &&
      among<string>(did.medium, format?.medium) &&
      among(did.interactive, format?.interactive) &&
      (!withinLast || Date.parse(event.at) > now - milliseconds(withinLast)) &&
      allHold([event.at], { before, after, between }, now)
    )
  })
}

function affinityTo(
  wanted: Extract<Condition, { affinity: unknown }>['affinity'],
  person: ModelPerson,
  { formats, events }: ModelWorld,
): number | undefined {
  const meant = formats.filter(
    ({ id, medium, interactive }) =>
      (wanted.format ?? id) === id &&
      (wanted.medium ?? medium) === medium &&
      (wanted.interactive ?? interactive) === interactive,
  )
  const sum = (values: number[]) => values.reduce((one, other) => one + other, 0)
  const counted = (of: readonly ModelEvent[], { id }: ModelFormat) => {
    const about = of.filter(({ creative }) => creative !== null && formats[creative % formats.length]?.id === id)
    const exposures = about.filter(({ kind }) => kind === 'IMPRESSION').length
    const responses = about.filter(({ kind }) => ['CLICK', 'REACTION', 'COMMENT', 'SHARE'].includes(kind)).length
    return { exposures, answered: Math.min(exposures, responses) }
  }
  const own = meant.map((format) => counted(person.events, format))
  const profiles = [...new Set(events.map(({ profile }) => profile))]
  const all = meant.flatMap((format) =>
    profiles.map((n) =>
      counted(
        events.filter(({ profile }) => profile === n),
        format,
      ),
    ),
  )
  const exposures = sum(own.map((one) => one.exposures))
  if (exposures < (wanted.minimumExposures ?? 1)) return undefined
  const rate = (sum(all.map(({ answered }) => answered)) + 0.5) / (sum(all.map((one) => one.exposures)) + 1)
  return (20 * rate + sum(own.map(({ answered }) => answered))) / (20 + exposures)
}
