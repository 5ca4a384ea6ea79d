import { expect, test } from 'vitest'
import { simulate } from '../support/simulated-rates.ts'

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
