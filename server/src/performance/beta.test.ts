import { expect, test } from 'vitest'
import { betaInterval, probabilitiesOfBest } from './beta.ts'

test('the interval is the central 95 % of the distribution', () => {
  // 10 of 1,000 under Jeffreys' prior; the density integrates to .02500 and .97500 up to these points.
  const { low, high } = betaInterval(10.5, 990.5)
  expect(low).toBeCloseTo(0.0051527, 6)
  expect(high).toBeCloseTo(0.0176664, 6)
})

test('equal distributions are equally likely to be best', () => {
  const chances = probabilitiesOfBest(Array.from({ length: 4 }, () => ({ a: 3, b: 40 })))
  for (const chance of chances) expect(chance).toBeCloseTo(0.25, 3)
})

test('the chance of being best is the integral that can be done by hand', () => {
  // Y ~ Beta(2, 1) beats a uniform X with probability E[Y] = 2/3.
  const [two, uniform] = probabilitiesOfBest([
    { a: 2, b: 1 },
    { a: 1, b: 1 },
  ])
  expect(two).toBeCloseTo(2 / 3, 3)
  expect(uniform).toBeCloseTo(1 / 3, 3)
})

test('a narrow peak beside a wide one is not missed', () => {
  // Beta(1, 1) lies above 0.001 with probability 0.999, however sharp the peak there.
  const [sharp, wide] = probabilitiesOfBest([
    { a: 1e6, b: 999e6 },
    { a: 1, b: 1 },
  ])
  expect(sharp).toBeCloseTo(0.001, 3)
  expect(wide).toBeCloseTo(0.999, 3)
})

test('nothing counted yet is no certainty: an unseen format keeps a chance beside a mediocre one', () => {
  const [seen, unseen] = probabilitiesOfBest([
    { a: 10.5, b: 990.5 },
    { a: 0.5, b: 0.5 },
  ])
  expect(unseen).toBeGreaterThan(0.8)
  expect(seen! + unseen!).toBeCloseTo(1, 9)
})

test('two hundred share the chance as few do: twins alike, and the hopeless take nothing from the two that lead', () => {
  const [two, uniform] = [
    { a: 2, b: 1 },
    { a: 1, b: 1 },
  ]
  // However sharp the hopeless peaks are, the chances of the two stay 2/3 and 1/3.
  const hopeless = Array.from({ length: 198 }, (_, i) => ({ a: 0.5 + i, b: 1e6 * (i + 1) }))
  const led = probabilitiesOfBest([...hopeless.slice(0, 99), two, uniform, ...hopeless.slice(99)])
  expect(led[99]).toBeCloseTo(2 / 3, 3)
  expect(led[100]).toBeCloseTo(1 / 3, 3)

  const halves = Array.from({ length: 100 }, (_, i) => ({ a: 10 + (i % 7), b: 10 ** (2 + (i % 7) / 10) }))
  const started = performance.now()
  const twins = probabilitiesOfBest([...halves, ...halves])
  expect(performance.now() - started).toBeLessThan(1000)
  for (let i = 0; i < 100; i++) expect(twins[i]).toBeCloseTo(twins[i + 100]!, 12)
  expect(twins.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9)
  for (const chance of probabilitiesOfBest(Array.from({ length: 200 }, () => uniform)))
    expect(chance).toBeCloseTo(1 / 200, 5)
})

test('one alone is best, and none is no error', () => {
  expect(probabilitiesOfBest([{ a: 1, b: 1 }])).toEqual([1])
  expect(probabilitiesOfBest([])).toEqual([])
})
