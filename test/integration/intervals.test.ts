import { expect, test } from 'vitest'
import { simulate, simulateSegments } from '../support/simulated-rates.ts'

const rates = [0.001, 0.02, 0.2]
const samples = [20, 200, 2000]

test.for(rates.flatMap((p) => samples.map((n) => ({ p, n, creatives: 1 }))))(
  'of rates around $p seen $n times, 95 % intervals hold 93 to 97 %, and estimates are nearer than quotients',
  (drawing) => {
    const { coverage, squaredError } = simulate(drawing, 1000)
    expect(coverage).toBeGreaterThan(0.93)
    expect(coverage).toBeLessThan(0.97)
    expect(squaredError).toBeLessThan(1)
  },
)

test('so they do where the creatives of a format differ, which plain counts would not know', () => {
  const { coverage, squaredError } = simulate({ p: 0.02, n: 40_000, creatives: 8 }, 1000)
  expect(coverage).toBeGreaterThan(0.93)
  expect(coverage).toBeLessThan(0.97)
  expect(squaredError).toBeLessThan(1)
})

test.for(rates.flatMap((p) => samples.map((n) => ({ p, n, creatives: 1 }))))(
  'of a segment that was shown formats of around $p $n times, they hold 93 to 97 % too, and lean to what others do with the same format',
  (drawing) => {
    const { coverage } = simulateSegments(drawing, 500)
    expect(coverage).toBeGreaterThan(0.93)
    expect(coverage).toBeLessThan(0.97)
    expect(simulateSegments(drawing, 200, 0.3).squaredError).toBeLessThan(1)
  },
)
