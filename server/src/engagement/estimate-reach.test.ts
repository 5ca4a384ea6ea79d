import { expect, test } from 'vitest'
import { estimateReach } from './estimate-reach.ts'

/** A generator of known numbers from 0 to 1 (mulberry32). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The sketch of so many different people, as the database counts it: how many registers have each rank. */
function sketchOf(people: number, next: () => number): Record<string, number> {
  const registers = new Uint8Array(2048)
  for (let left = people; left > 0; left--) {
    const register = Math.floor(next() * 2048)
    let rank = 1
    while (rank < 32 && next() < 0.5) rank++
    registers[register] = Math.max(registers[register] ?? 0, rank)
  }
  const counts: Record<string, number> = {}
  for (const rank of registers) if (rank > 0) counts[rank] = (counts[rank] ?? 0) + 1
  return counts
}

test.for([
  [1, 40, 0],
  [10, 40, 0.02],
  [100, 40, 0.02],
  [1000, 40, 0.02],
  [4000, 40, 0.024],
  [8000, 40, 0.025],
  [50_000, 40, 0.026],
  [1_000_000, 8, 0.035],
] as const)('of %i people it is as far off as it says, and not to one side', ([people, sketches, deviation]) => {
  const next = random(people)
  const found = Array.from({ length: sketches }, () => estimateReach(sketchOf(people, next), Infinity))
  const errors = found.map((one) => one.people / people - 1)
  const bias = errors.reduce((sum, error) => sum + error, 0) / sketches
  expect(Math.abs(bias)).toBeLessThanOrEqual((3 * deviation) / Math.sqrt(sketches))
  expect(Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / sketches)).toBeLessThanOrEqual(deviation)
  const covered = found.filter(({ low, high }) => low <= people && people <= high)
  expect(covered.length / sketches).toBeGreaterThanOrEqual(0.87)
})

test('nobody is nobody, and there are no more people than times shown', () => {
  expect(estimateReach({}, 0)).toEqual({ people: 0, low: 0, high: 0 })
  expect(estimateReach({ 1: 1, 5: 1 }, 2)).toEqual({ people: 2, low: 2, high: 2 })
})
