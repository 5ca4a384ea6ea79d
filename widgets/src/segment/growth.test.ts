import { expect, test } from 'vitest'
import { growthOf, type Day } from './growth.ts'

const days = (...figures: [entered: number, left: number, size: number][]): Day[] =>
  figures.map(([entered, left, size], i) => ({ day: `2026-03-0${i + 1}`, entered, left, size }))

test('those whom a segment meant when it was made did not join it', () => {
  expect(growthOf({ growth: days([0, 0, 0], [20, 1, 19], [5, 2, 22]), size: 22 })).toEqual({
    days: days([0, 0, 0], [20, 1, 19], [5, 2, 22]).slice(1),
    entered: 5,
    left: 2,
  })
  expect(growthOf({ growth: days([20, 20, 0], [5, 0, 5]), size: 5 })).toMatchObject({ entered: 5, left: 0 })
})

test.for<[string, Day[]]>([
  ['stayed', days([3, 1, 22], [5, 2, 25])],
  ['all left, while as many as there are now came', days([15, 20, 15], [5, 2, 18])],
  ['all left', days([0, 20, 0], [5, 0, 5])],
])('who came and went on the first day counts where people were there before it and %s', ([, growth]) => {
  const [first, second] = growth
  expect(growthOf({ growth, size: 1 })).toEqual({
    days: growth,
    entered: (first?.entered ?? 0) + (second?.entered ?? 0),
    left: (first?.left ?? 0) + (second?.left ?? 0),
  })
})

test('of a segment that is not shown nothing is told', () => {
  expect(growthOf({ growth: days([0, 0, 0]), size: null })).toEqual({ days: [], entered: 0, left: 0 })
})
