import { expect, test } from 'vitest'
import { betaInterval } from './beta.ts'
import { intraclassCorrelation, rate, ratio, type Proportion } from './rate.ts'

/** A group of creatives given as [successes, trials]. */
const group = (...creatives: [number, number][]): Proportion => ({
  x: creatives.reduce((sum, [x]) => sum + x, 0),
  n: creatives.reduce((sum, [, n]) => sum + n, 0),
  nn: creatives.reduce((sum, [, n]) => sum + n * n, 0),
  xxn: creatives.reduce((sum, [x, n]) => sum + (x * x) / n, 0),
  k: creatives.length,
  over: creatives.some(([x, n]) => x > n),
})

const width = (one: ReturnType<typeof rate>) => one!.high! - one!.low!

test('one creative has the plain interval of Jeffreys', () => {
  const { low, high } = betaInterval(10.5, 990.5)
  expect(rate(group([10, 1000]), intraclassCorrelation([group([10, 1000])]))).toEqual({
    value: 0.01,
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
  expect(width(rate(few, correlation))).toBeGreaterThan(3 * width(rate(few, 0)))
  expect(width(rate(few, correlation))).toBeGreaterThan(3 * width(rate(many, correlation)))
})

test('completely different creatives count as single trials', () => {
  const correlation = intraclassCorrelation([group([0, 100], [100, 100], [0, 100], [100, 100])])
  expect(correlation).toBeCloseTo(1, 2)
})

test('no trials give no rate, and more successes than trials give a ratio without interval', () => {
  expect(rate(group(), 0)).toBeNull()
  expect(rate(group([3, 2]), 0)).toEqual({ value: 1.5, low: null, high: null, method: 'RATIO' })
  expect(ratio(3, 0)).toBeNull()
  expect(ratio(3, 2)).toEqual({ value: 1.5, low: null, high: null, method: 'RATIO' })
})

test('the interval always holds the rate that was seen', () => {
  expect(rate(group([0, 50]), 0)).toMatchObject({ value: 0, low: 0 })
  expect(rate(group([50, 50]), 0)).toMatchObject({ value: 1, high: 1 })
})
