import { expect, test } from 'vitest'
import { Random } from './random.ts'

const many = 20_000
const draws = <Value>(draw: () => Value) => Array.from({ length: many }, draw)
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

test('one label always gives the same numbers, another label others', () => {
  const first = new Random('people')
  const again = new Random('people')
  const other = new Random('reports')
  const numbers = Array.from({ length: 5 }, () => first.next())
  expect(Array.from({ length: 5 }, () => again.next())).toEqual(numbers)
  expect(Array.from({ length: 5 }, () => other.next())).not.toEqual(numbers)
})

test('numbers are spread evenly from 0 to below 1', () => {
  const random = new Random('even')
  const tenths = Array.from({ length: 10 }, () => 0)
  for (const number of draws(() => random.next())) {
    const tenth = Math.floor(number * 10)
    tenths[tenth] = (tenths[tenth] ?? Number.NaN) + 1
  }
  for (const count of tenths) expect(Math.abs(count - many / 10)).toBeLessThan(200)
})

test('whole numbers include both ends', () => {
  const random = new Random('whole')
  expect(new Set(draws(() => random.whole(3, 5)))).toEqual(new Set([3, 4, 5]))
})

test('a key is drawn as often as its weight says, and never without a weight', () => {
  const random = new Random('weights')
  const keys = draws(() => random.weighted({ rare: 1, common: 3, never: 0 }))
  expect(keys.filter((key) => key === 'common').length / many).toBeCloseTo(0.75, 1)
  expect(keys).not.toContain('never')
})

test('counts have the mean and the variance of a Poisson distribution, small and large', () => {
  const random = new Random('counts')
  for (const expected of [0, 0.3, 4, 80]) {
    const counts = draws(() => random.count(expected))
    const average = mean(counts)
    const variance = mean(counts.map((count) => (count - average) ** 2))
    expect(Math.abs(average - expected)).toBeLessThanOrEqual(0.02 * expected)
    expect(Math.abs(variance - expected)).toBeLessThanOrEqual(0.06 * expected)
  }
})

test('factors are around 1', () => {
  const random = new Random('factors')
  expect(mean(draws(() => random.factor(0.5)))).toBeCloseTo(1, 1)
})

test('picking from nothing is refused', () => {
  expect(() => new Random('none').pick([])).toThrow(RangeError)
  expect(() => new Random('none').weighted({ never: 0 })).toThrow(RangeError)
})
