import { expect, test } from 'vitest'
import { betaInterval } from './beta.ts'
import { intraclassCorrelation, posteriors, rate, ratio, type Proportion } from './rate.ts'

/** A group of creatives given as [successes, trials]. */
const group = (...creatives: [number, number][]): Proportion => ({
  x: creatives.reduce((sum, [x]) => sum + x, 0),
  n: creatives.reduce((sum, [, n]) => sum + n, 0),
  nn: creatives.reduce((sum, [, n]) => sum + n * n, 0),
  xxn: creatives.reduce((sum, [x, n]) => sum + (x * x) / n, 0),
  k: creatives.length,
  over: creatives.some(([x, n]) => x > n),
})

/** The rates of groups that are compared. */
const rates = (correlation: number, ...groups: Proportion[]) => {
  const known = posteriors(groups, correlation)
  return groups.map((one, i) => rate(one, known[i]!))
}
const alone = (one: Proportion, correlation = 0) => rates(correlation, one)[0]

const width = (one: ReturnType<typeof rate> | undefined) => one!.high! - one!.low!

test('one creative has the plain interval of Jeffreys', () => {
  const { low, high } = betaInterval(10.5, 990.5)
  expect(alone(group([10, 1000]), intraclassCorrelation([group([10, 1000])]))).toEqual({
    value: 0.01,
    estimate: 10.5 / 1001,
    low,
    high,
    method: 'JEFFREYS',
  })
})

test('creatives that do not differ change nothing', () => {
  const alike = group([10, 1000], [10, 1000], [10, 1000])
  expect(intraclassCorrelation([alike])).toBe(0)
})

test('creatives that differ widen the interval, and the more so the fewer there are', () => {
  const many = group(...Array.from({ length: 40 }, (_, i): [number, number] => [i % 2 ? 10 : 90, 1000]))
  const few = group([10, 1000], [90, 1000])
  const correlation = intraclassCorrelation([many, few])
  expect(correlation).toBeGreaterThan(0.01)
  expect(width(alone(few, correlation))).toBeGreaterThan(3 * width(alone(few)))
  expect(width(alone(few, correlation))).toBeGreaterThan(3 * width(alone(many, correlation)))
})

test('completely different creatives count as single trials', () => {
  const correlation = intraclassCorrelation([group([0, 100], [100, 100], [0, 100], [100, 100])])
  expect(correlation).toBeCloseTo(1, 2)
})

test('no trials give no rate, and more successes than trials give a ratio without interval', () => {
  expect(alone(group())).toBeNull()
  expect(alone(group([3, 2]))).toEqual({ value: 1.5, estimate: null, low: null, high: null, method: 'RATIO' })
  expect(ratio(3, 0)).toBeNull()
  expect(ratio(3, 2)).toEqual({ value: 1.5, estimate: null, low: null, high: null, method: 'RATIO' })
})

test('the interval of a group alone always holds the rate that was seen', () => {
  expect(alone(group([0, 50]))).toMatchObject({ value: 0, low: 0 })
  expect(alone(group([50, 50]))).toMatchObject({ value: 1, high: 1 })
})

test('a few views learn from the others, many stay what they are, and the quotient is told as it was counted', () => {
  const others = [0.009, 0.01, 0.011, 0.012].map((share) => group([share * 100_000, 100_000]))
  const [few, many] = rates(0, group([3, 20]), group([1500, 10_000]), ...others)
  expect(few).toMatchObject({ value: 0.15, method: 'BETA_BINOMIAL' })
  expect(few!.estimate).toBeLessThan(0.14)
  expect(many!.estimate).toBeCloseTo(0.15, 3)
  // Without one that stands out, there is less reason to believe in another.
  const [fewer] = rates(0, group([3, 20]), ...others)
  expect(fewer!.estimate).toBeLessThan(0.5 * few!.estimate!)
})

test('what is no proportion teaches the others nothing', () => {
  const some = [group([10, 1000]), group([30, 1000])]
  expect(rates(0, ...some, group([30, 20])).slice(0, 2)).toEqual(rates(0, ...some))
})
