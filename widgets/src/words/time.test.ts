import { expect, test } from 'vitest'
import { timesOf } from './time.ts'

const { ago, days } = timesOf('en')

const now = Date.parse('2026-08-17T12:00:00Z')

test.each([
  ['2026-08-17T12:00:00Z', 'now'],
  ['2026-08-17T11:48:00Z', '12 minutes ago'],
  ['2026-08-17T09:00:00Z', '3 hours ago'],
  ['2026-08-16T11:00:00Z', 'yesterday'],
  ['2026-08-01T12:00:00Z', '2 weeks ago'],
  ['2024-02-01T12:00:00Z', '2 years ago'],
])('%s was %s', (at, words) => {
  expect(ago(at, now)).toBe(words)
})

test('a period of report days does not depend on the time zone', () => {
  // Intl puts thin spaces around the dash.
  expect(days('2026-08-17', '2026-09-15').replace(/\s/g, ' ')).toBe('Aug 17 – Sep 15, 2026')
})
