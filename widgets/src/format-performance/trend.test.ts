import { expect, test } from 'vitest'
import { english as speech } from './english.test-data.ts'
import { row } from './row.test-data.ts'
import { trend } from './trend.ts'

/** One row a day from August 1st, each with 10,000 impressions and the given clicks. */
const days = (clicks: number[]) =>
  clicks.map((n, i) => row(`2026-08-${String(i + 1).padStart(2, '0')}`, null, { dimension: 'DAY', clicks: n }))

test('a week that is surely better than the one before goes up, and the other way round', () => {
  const better = days([...Array<number>(7).fill(200), ...Array<number>(7).fill(240)])
  expect(trend(speech, better, 'ctr', 1)).toMatchObject({
    headline: 'Going up.',
    reasons: ['Click rate: 2.4% in the last 7 days, 2.0% in the 7 days before.'],
  })
  const worse = days([...Array<number>(7).fill(240), ...Array<number>(7).fill(200)])
  expect(trend(speech, worse, 'ctr', 1).headline).toBe('Going down.')
})

test('a difference that chance explains is no direction', () => {
  expect(trend(speech, days([...Array<number>(7).fill(200), ...Array<number>(7).fill(203)]), 'ctr', 1).headline).toBe(
    'Holding steady.',
  )
})

test('two or three days are too few', () => {
  expect(trend(speech, days([200, 300, 400]), 'ctr', 1).headline).toBe('Too few days to see a direction.')
})

test('days without rows still count as days', () => {
  const rows = days(Array<number>(14).fill(200)).filter((_, i) => i % 2 === 1)
  expect(trend(speech, rows, 'ctr', 1).reasons[0]).toContain('in the last 6 days, 2.0% in the 6 days before')
})
