import { expect, test } from 'vitest'
import { betaInterval } from './beta.ts'
import { posteriors, type Proportion } from './rate.ts'
import { shortfall } from './shortfall.ts'

/** Creatives with the same number of impressions and clicks. */
const alike = (k: number, x: number, n: number): Proportion => ({
  x: k * x,
  n: k * n,
  nn: k * n * n,
  xxn: (k * x * x) / n,
  k,
  over: false,
})
const lack = (one: Proportion, correlation = 0, overall = one.x / one.n) =>
  shortfall(one, posteriors([one], correlation)[0]!, correlation, overall)

test('with as many impressions more the interval of the row reaches a quarter of its rate to either side', () => {
  for (const [x, n] of [
    [2, 100],
    [1, 1000],
    [40, 200],
  ] as const) {
    const { impressions, creatives } = lack(alike(1, x, n))
    expect(impressions).toBeGreaterThan(0)
    expect(creatives).toBe(0)
    const { a, b } = posteriors([alike(1, x, n)], 0)[0]!
    const all = n + impressions
    const { low, high } = betaInterval((a / (a + b)) * all, (b / (a + b)) * all)
    expect((high - low) / (a / (a + b))).toBeCloseTo(0.5, 1)
  }
})

test('there is enough with about 61 clicks, and with fewer of a rate that is far below the rest', () => {
  expect(lack(alike(1, 60, 6000)).impressions).toBeGreaterThan(0)
  expect(lack(alike(1, 62, 6200)).impressions).toBe(0)
  expect(lack(alike(1, 20, 6000), 0, 0.01).impressions).toBe(0)
})

test('where creatives differ it takes creatives, however often these are shown', () => {
  const seven = lack(alike(7, 1000, 100_000), 0.01)
  expect(seven.creatives).toBeGreaterThan(7)
  expect(lack(alike(7, 10_000, 1_000_000), 0.01).creatives).toBe(seven.creatives)
  expect(lack(alike(7 + seven.creatives, 1000, 100_000), 0.01).creatives).toBeLessThan(seven.creatives / 4)
})

test('without a single click there is an amount all the same', () => {
  expect(lack(alike(1, 0, 20)).impressions).toBeGreaterThan(1000)
})
