import { expect, test } from 'vitest'
import { niceScale, position } from './scale.ts'

const rounded = (numbers: readonly number[]) => numbers.map((number) => Number(number.toPrecision(6)))

test('a scale ends on a round number that leaves nothing out', () => {
  expect(rounded(niceScale(0.034).ticks)).toEqual([0, 0.01, 0.02, 0.03, 0.04])
  expect(rounded(niceScale(0.46, 1).ticks)).toEqual([0, 0.2, 0.4, 0.6])
  for (const reach of [0.00018, 0.0071, 0.052, 0.3, 0.999, 1.4, 37]) {
    const { end, ticks } = niceScale(reach)
    expect(end).toBeGreaterThanOrEqual(reach)
    expect(ticks.length).toBeGreaterThanOrEqual(3)
    expect(ticks.length).toBeLessThanOrEqual(6)
  }
})

test('a share cannot pass 100%', () => {
  expect(niceScale(0.98, 1).end).toBe(1)
})

test('a scale of nothing still has a length', () => {
  expect(niceScale(0).end).toBeGreaterThan(0)
})

test('ticks below one per cent get the decimals that tell them apart', () => {
  expect(niceScale(0.0034).decimals).toBe(1)
  expect(niceScale(0.34).decimals).toBe(0)
})

test('values beyond the scale stay at its end', () => {
  const scale = niceScale(0.04)
  expect(position(scale, 0.01)).toBe('25%')
  expect(position(scale, 0.5)).toBe('100%')
})
