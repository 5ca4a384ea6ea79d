import { expect, test } from 'vitest'
import { demoData, type DemoData } from './demo-data.ts'
import { personaKeys, personas } from './personas.ts'
import { showcaseNumber } from './showcase.ts'
import { demoTruth, formatTruth, tasteFor, type DemoFormat } from './truth.ts'

interface Sums {
  impressions: number
  clicks: number
  engagements: number
  conversions: number
}

const formats = Object.keys(formatTruth) as DemoFormat[]
const plentiful = formats.filter((format) => format !== demoTruth.scarce)

/** One last day for each weekday. The data depend on nothing else, so this is all the demo data there can be. */
const weekdays = Array.from({ length: 7 }, (_, index) => demoData(`2026-08-${17 + index}`))

function ranked<Key extends string>(keys: readonly Key[], rate: (key: Key) => number): Key[] {
  return keys.toSorted((one, other) => rate(other) - rate(one))
}

function sumsBy<Key extends string>(): { of: (key: Key) => Sums } {
  const sums = new Map<Key, Sums>()
  return {
    of(key) {
      const found = sums.get(key) ?? { impressions: 0, clicks: 0, engagements: 0, conversions: 0 }
      sums.set(key, found)
      return found
    },
  }
}

function reported({ creatives, reports }: DemoData) {
  const formatOf = new Map(creatives.map(({ key, formatId }) => [key, formatId]))
  const sums = sumsBy<DemoFormat>()
  for (const row of reports) {
    const sum = sums.of(formatOf.get(row.creativeKey) ?? demoTruth.scarce)
    sum.impressions += row.impressions
    sum.clicks += row.clicks
    sum.engagements += row.reactions + row.comments + row.shares
    sum.conversions += row.conversions
  }
  return sums.of
}

function observed({ creatives, interactions }: DemoData, counts: (customer: number) => boolean) {
  const formatOf = new Map(creatives.map(({ key, formatId }) => [key, formatId]))
  const sums = sumsBy<DemoFormat>()
  for (const { customer, kind, creativeKey } of interactions) {
    const format = formatOf.get(creativeKey ?? '')
    if (!format || !counts(customer)) continue
    const sum = sums.of(format)
    if (kind === 'IMPRESSION') sum.impressions++
    if (kind === 'CLICK') sum.clicks++
    if (kind === 'REACTION' || kind === 'COMMENT' || kind === 'SHARE') sum.engagements++
    if (kind === 'PURCHASE') sum.conversions++
  }
  return sums.of
}

const clickRate = ({ clicks, impressions }: Sums) => clicks / impressions
const engagementRate = ({ engagements, impressions }: Sums) => engagements / impressions
const conversionRate = ({ conversions, clicks }: Sums) => conversions / clicks
const responseRate = ({ clicks, engagements, impressions }: Sums) => (clicks + engagements) / impressions

test('the favourite of each kind of people is what the rates make it, by a clear margin', () => {
  for (const persona of personaKeys) {
    const rate = (format: DemoFormat) =>
      (formatTruth[format].click + formatTruth[format].engage) * tasteFor(persona, format)
    const [best, second] = ranked(plentiful, rate)
    expect(best).toBe(demoTruth.favourites[persona])
    expect(rate(best ?? 'google_bumper')).toBeGreaterThan(1.25 * rate(second ?? 'google_bumper'))
  }
})

test('the shares of the personas and of their tables add up to 1', () => {
  const sum = (weights: Record<string, number>) => Object.values(weights).reduce((total, weight) => total + weight, 0)
  expect(personaKeys.reduce((total, key) => total + personas[key].share, 0)).toBeCloseTo(1)
  for (const key of personaKeys) {
    expect(sum(personas[key].ages), key).toBeCloseTo(1)
    expect(sum(personas[key].platforms), key).toBeCloseTo(1)
  }
})

test('the sums of the reports show which formats win, whatever the weekday', () => {
  for (const data of weekdays) {
    const of = reported(data)
    expect(ranked(plentiful, (format) => clickRate(of(format))).slice(0, 3)).toEqual(demoTruth.clicks)
    expect(ranked(plentiful, (format) => engagementRate(of(format)))[0]).toBe(demoTruth.engagement)
    expect(ranked(plentiful, (format) => conversionRate(of(format)))[0]).toBe(demoTruth.conversion)
  }
})

test('what customers did shows the same winners, whatever the weekday', () => {
  for (const data of weekdays) {
    const of = observed(data, () => true)
    expect(ranked(plentiful, (format) => clickRate(of(format)))[0]).toBe(demoTruth.clicks[0])
    expect(ranked(plentiful, (format) => engagementRate(of(format)))[0]).toBe(demoTruth.engagement)
  }
})

test('what each kind of people did shows their favourite, whatever the weekday', () => {
  for (const data of weekdays) {
    for (const persona of personaKeys) {
      const of = observed(data, (customer) => data.customers[customer]?.persona === persona)
      const seenEnough = formats.filter((format) => of(format).impressions >= 100)
      expect(ranked(seenEnough, (format) => responseRate(of(format)))[0]).toBe(demoTruth.favourites[persona])
    }
  }
})

test('user_id:42 responds to playables most, by far', () => {
  for (const data of weekdays) {
    const of = observed(data, (customer) => customer === showcaseNumber - 1)
    const seenEnough = formats.filter((format) => of(format).impressions >= 6)
    const [best, second] = ranked(seenEnough, (format) => responseRate(of(format)))
    expect(best).toBe(demoTruth.favourites.geek)
    expect(of('meta_playable').impressions).toBeGreaterThanOrEqual(20)
    expect(responseRate(of('meta_playable'))).toBeGreaterThan(1.3 * responseRate(of(second ?? 'google_bumper')))
  }
})

test('the scarce format has far less data than any other, but some', () => {
  for (const data of weekdays) {
    const of = reported(data)
    const fewest = Math.min(...plentiful.map((format) => of(format).impressions))
    expect(of(demoTruth.scarce).impressions).toBeLessThan(fewest / 100)
    expect(of(demoTruth.scarce).clicks).toBeGreaterThan(3)
    expect(clickRate(of(demoTruth.scarce))).toBeLessThan(clickRate(of(demoTruth.clicks[0])))
  }
})

test('the race team has a paradox: photos are ahead as a whole, films among fans and among strangers, whatever the weekday', () => {
  const { campaign, seems, is } = demoTruth.paradox
  for (const { creatives, reports } of weekdays) {
    const rate = (format: DemoFormat, paid?: boolean) => {
      const keys = new Set(
        creatives
          .filter((one) => one.campaignKey === campaign && one.formatId === format && (paid ?? one.paid) === one.paid)
          .map(({ key }) => key),
      )
      const rows = reports.filter(({ creativeKey }) => keys.has(creativeKey))
      const sum = (of: 'clicks' | 'impressions') => rows.reduce((total, row) => total + row[of], 0)
      return sum('clicks') / sum('impressions')
    }
    expect(rate(seems)).toBeGreaterThan(1.1 * rate(is))
    for (const paid of [true, false]) expect(rate(is, paid)).toBeGreaterThan(1.3 * rate(seems, paid))
  }
})

test('reported and observed agree on who is ahead, though customers respond far more often than strangers', () => {
  const [data] = weekdays
  if (!data) throw new Error('no data')
  const strangers = reported(data)
  const customers = observed(data, () => true)
  for (const format of demoTruth.clicks) {
    const lift = clickRate(customers(format)) / clickRate(strangers(format))
    expect(lift, format).toBeGreaterThan(2.5)
    expect(lift, format).toBeLessThan(6)
  }
})

test('user_id:42 responds to no format more often than it was shown', () => {
  for (const data of weekdays) {
    const of = observed(data, (customer) => customer === showcaseNumber - 1)
    for (const format of formats)
      expect(of(format).clicks + of(format).engagements).toBeLessThanOrEqual(of(format).impressions)
  }
})
