import { expect, test } from 'vitest'
import { happening } from './happening.test-data.ts'
import { extended, renewed, type Stretch } from './stretch.ts'

const stretch = (ids: string, end: string | null): Stretch => ({
  happenings: [...ids].map((id) => happening(id, '2026-03-01T12:00:00Z')),
  end,
})
const told = ({ happenings, end }: Stretch) => [happenings.map(({ id }) => id).join(''), end]

test('older pages stay beneath a newest page that comes again, with what is new above it', () => {
  const known = extended(stretch('edc', 'c'), stretch('ba', null))
  expect(told(known)).toEqual(['edcba', null])
  expect(told(renewed(stretch('fed', 'd'), known))).toEqual(['fedcba', null])
})

test('when more came than a page holds, what is older is forgotten rather than shown with a gap', () => {
  expect(told(renewed(stretch('zyx', 'x'), extended(stretch('edc', 'c'), stretch('ba', null))))).toEqual(['zyx', 'x'])
})
