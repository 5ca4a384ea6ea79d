import { expect, test } from 'vitest'
import { happening } from './happening.test-data.ts'
import { extended, renewed, type Track } from './track.ts'

const track = (ids: string, end: string | null): Track => ({
  happenings: [...ids].map((id) => happening(id, '2026-03-01T12:00:00Z')),
  end,
})
const told = ({ happenings, end }: Track) => [happenings.map(({ id }) => id).join(''), end]

test('older pages stay beneath a newest page that comes again, with what is new above it', () => {
  const known = extended(track('edc', 'c'), track('ba', null))
  expect(told(known)).toEqual(['edcba', null])
  expect(told(renewed(track('fed', 'd'), known))).toEqual(['fedcba', null])
})

test('when more came than a page holds, what is older is forgotten rather than shown with a gap', () => {
  expect(told(renewed(track('zyx', 'x'), extended(track('edc', 'c'), track('ba', null))))).toEqual(['zyx', 'x'])
})
