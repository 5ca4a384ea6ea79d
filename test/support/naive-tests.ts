/** What a rule may say of a value. */
export interface NaiveTests {
  exists?: boolean | undefined
  equals?: unknown
  notEquals?: unknown
  in?: readonly unknown[]
  contains?: string
  startsWith?: string
  gt?: number | undefined
  gte?: number | undefined
  lt?: number | undefined
  lte?: number | undefined
  between?: readonly [unknown, unknown] | undefined
  before?: string | undefined
  after?: string | undefined
  withinLast?: { minutes?: number; hours?: number; days?: number } | undefined
}

/** How long a window of time is. */
export const milliseconds = ({ minutes = 0, hours = 0, days = 0 }: NonNullable<NaiveTests['withinLast']>) =>
  60_000 * (minutes + 60 * hours + 24 * 60 * days)

/** Whether everything holds that is said of something that may have several values. */
export function allHold(values: readonly unknown[], tests: NaiveTests, now: number): boolean {
  const some = (test: (value: unknown) => boolean) => values.some(test)
  const numbers = (test: (value: number) => boolean) =>
    some((value) => (asNumber(value) === null ? false : test(asNumber(value)!)))
  const moments = (test: (value: number) => boolean) =>
    some((value) => (asMoment(value) === null ? false : test(asMoment(value)!)))
  const is = (wanted: unknown) =>
    some((value) => {
      if (typeof wanted === 'number') return asNumber(value) === wanted
      if (typeof wanted === 'boolean')
        return (
          (typeof value === 'string' ? value.toLowerCase() : String(value)) === String(wanted) &&
          typeof value !== 'object'
        )
      return asText(value) === wanted
    })
  const { exists, equals, notEquals, contains, startsWith, gt, gte, lt, lte, between, before, after, withinLast } =
    tests
  const outcomes = [
    exists === undefined || some((value) => value !== null && value !== undefined) === exists,
    equals === undefined || is(equals),
    notEquals === undefined || !is(notEquals),
    tests.in === undefined || tests.in.some(is),
    contains === undefined ||
      some((value) => (Array.isArray(value) ? value.includes(contains) : (asText(value)?.includes(contains) ?? false))),
    startsWith === undefined || some((value) => asText(value)?.startsWith(startsWith) ?? false),
    gt === undefined || numbers((value) => value > gt),
    gte === undefined || numbers((value) => value >= gte),
    lt === undefined || numbers((value) => value < lt),
    lte === undefined || numbers((value) => value <= lte),
    before === undefined || moments((value) => value < asMoment(before)!),
    after === undefined || moments((value) => value > lastOf(after)),
    withinLast === undefined || moments((value) => value > now - milliseconds(withinLast) && value <= now),
  ]
  if (between) {
    const [from, to] = between
    outcomes.push(
      typeof from === 'number' && typeof to === 'number'
        ? numbers((value) => value >= from && value <= to)
        : moments((value) => value >= asMoment(from)! && value <= lastOf(String(to))),
    )
  }
  return outcomes.every(Boolean)
}

const asText = (value: unknown): string | null =>
  ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : null

function asNumber(value: unknown): number | null {
  if (typeof value === 'number') return value
  return typeof value === 'string' && /^-?[0-9]+([.][0-9]+)?$/.test(value) ? Number(value) : null
}

export function asMoment(value: unknown): number | null {
  const [, day, time = '00:00', offset = '+01:00'] =
    (typeof value === 'string' &&
      value.match(/^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:[.]\d+)?)?)(Z|[+-]\d\d:\d\d)?)?$/)) ||
    []
  if (day === undefined) return null
  const midnight = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day)
    ? Date.parse(`${day}T${time}${offset}`)
    : null
}

/** A day lasts until its last millisecond. */
const lastOf = (moment: string) => asMoment(moment)! + (moment.length === 10 ? 24 * 60 * 60 * 1000 - 1 : 0)
