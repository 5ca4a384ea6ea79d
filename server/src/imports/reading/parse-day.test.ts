import { expect, test } from 'vitest'
import { dayOrderOf, isAmbiguousDay, parseDay, parseMoment } from './parse-day.ts'

test.each([
  ['2017-08-17', null],
  ['2017/8/17', null],
  ['2017-08-17 13:45', null],
  ['2017-08-17T00:00:00+0200', null],
  ['8/17/2017', 'MDY'],
  ['17/8/2017', 'DMY'],
  ['17-8-2017', 'DMY'],
  ['17.08.2017', null],
  ['Aug 17, 2017', null],
  ['August 17 2017', null],
  ['17 Aug 2017', null],
  ['17. August 2017', null],
  ['8/17/2017, 9:05 PM', 'MDY'],
] as const)('%j in order %j is 17 August 2017', (cell, order) => {
  expect(parseDay(cell, 'Day', order)).toBe('2017-08-17')
})

test.each([
  ['2026-02-30', null],
  ['2026-13-01', null],
  ['2026-00-10', null],
  ['31/4/2026', 'DMY'],
  ['13/13/2026', 'DMY'],
  ['Foo 3, 2026', null],
  ['20260817', null],
  ['8/17/26', 'MDY'],
  ['45000', null],
  ['2026-08-17x', null],
  ['2026-08-171', null],
  ['3/4/2026', null],
  ['1989-12-31', null],
  ['2101-01-01', null],
  ['5.7E+17', null],
  ['yesterday', null],
] as const)('%j in order %j is refused', (cell, order) => {
  expect(() => parseDay(cell, 'Day', order)).toThrow(/^"Day" holds/)
})

test('29 February is a day in leap years only', () => {
  expect(parseDay('2024-02-29', 'Day', null)).toBe('2024-02-29')
  expect(() => parseDay('2026-02-29', 'Day', null)).toThrow('not a day')
})

test.each([
  ['2026-03-01', '2026-03-01T00:00:00.000'],
  ['2026-03-01 13:45', '2026-03-01T13:45:00.000'],
  ['2026-03-01T13:45:06.789Z', '2026-03-01T13:45:06.789Z'],
  ['2026-03-01T00:30:00+02:00', '2026-02-28T22:30:00.000Z'],
  ['2026-03-01T13:45:06-0500', '2026-03-01T18:45:06.000Z'],
  ['Mar 1, 2026 12:05 AM', '2026-03-01T00:05:00.000'],
  ['Mar 1, 2026, 12:05 pm', '2026-03-01T12:05:00.000'],
  ['2026-03-01 13:45 UTC', '2026-03-01T13:45:00.000Z'],
])('the moment %j is %j', (cell, expected) => {
  expect(parseMoment(cell, 'At', null)).toBe(expected)
})

test.each(['2026-03-01 24:00', '2026-03-01 12:60', '2026-03-01 13:00 PM', '2026-03-01 noon', '1772000000'])(
  'the moment %j is refused',
  (cell) => {
    expect(() => parseMoment(cell, 'At', null)).toThrow('not a day')
  },
)

test('blank is no day', () => {
  expect([parseDay('', 'Day', null), parseMoment('', 'At', null)]).toEqual([null, null])
})

test('a number above 12 decides the order, and contradictions decide nothing', () => {
  expect(dayOrderOf(['3/4/2026', '3/17/2026'])).toBe('MDY')
  expect(dayOrderOf(['3-4-2026', '17-3-2026'])).toBe('DMY')
  expect(dayOrderOf(['3/4/2026', '2026-03-17', ''])).toBeNull()
  expect(dayOrderOf(['17/3/2026', '3/17/2026'])).toBeNull()
})

test('only days that could be two days are ambiguous', () => {
  expect(['3/4/2026', '3-4-2026', '3.4.2026', '4/4/2026', '2026-03-04'].map(isAmbiguousDay)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})
