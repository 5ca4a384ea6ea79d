import { expect, test } from 'vitest'
import { messageTime } from './message-time.ts'

const receivedAt = new Date('2026-11-23T12:00:00.000Z')
const timeOf = (message: Record<string, unknown>) => {
  const { at, corrected } = messageTime(message, receivedAt)
  return { at: at.toISOString(), corrected }
}

test.for([
  ['nothing is dated', {}, '2026-11-23T12:00:00.000Z'],
  ['a clock is an hour slow', ['2026-11-23T10:59:55Z', '2026-11-23T11:00:00Z'], '2026-11-23T11:59:55.000Z'],
  ['a clock is an hour fast', ['2026-11-23T12:59:55Z', '2026-11-23T13:00:00Z'], '2026-11-23T11:59:55.000Z'],
  ['a clock was never set', ['1970-01-01T00:00:10Z', '1970-01-01T00:00:12Z'], '2026-11-23T11:59:58.000Z'],
  ['a clock is a century fast', ['2126-11-23T12:00:00Z', '2126-11-23T12:00:03Z'], '2026-11-23T11:59:57.000Z'],
  ['it waited for a week', ['2026-11-16T12:00:00Z', '2026-11-23T12:00:00Z'], '2026-11-16T12:00:00.000Z'],
  ['it is history', ['2012-12-02T00:30:08.276Z', '2026-11-23T12:00:00Z'], '2012-12-02T00:30:08.276Z'],
  ['only sentAt is from an unset clock', ['2026-11-23T11:00:00Z', '1970-01-01T00:00:00Z'], '2026-11-23T11:00:00.000Z'],
  ['only sentAt is absurdly late', ['2026-11-23T11:00:00Z', '9999-01-01T00:00:00Z'], '2026-11-23T11:00:00.000Z'],
  ['sentAt is missing', ['2026-11-23T11:00:00Z', null], '2026-11-23T11:00:00.000Z'],
  ['sentAt is no moment', ['2026-11-23T11:00:00Z', 'soon'], '2026-11-23T11:00:00.000Z'],
] as const)('when %s', ([, message, at]) => {
  const [timestamp, sentAt] = Array.isArray(message) ? message : []
  expect(timeOf({ timestamp, sentAt })).toEqual({ at, corrected: false })
})

test('who passes on what another server has corrected sends both moments, and the corrected one counts', () => {
  const passedOn = { timestamp: '2026-11-20T08:00:00Z', originalTimestamp: '1970-01-01T00:00:00Z' }
  expect(timeOf({ ...passedOn, sentAt: '1970-01-01T00:00:05Z' }).at).toBe('2026-11-20T08:00:00.000Z')
  expect(timeOf({ originalTimestamp: '2026-11-23T11:00:00Z', sentAt: '2026-11-23T11:00:01Z' }).at).toBe(
    '2026-11-23T11:59:59.000Z',
  )
})

test('what is dated more than a day ahead happened when it came, and is marked; a day is believed', () => {
  expect(timeOf({ timestamp: '2026-11-24T12:00:00.001Z' })).toEqual({ at: receivedAt.toISOString(), corrected: true })
  expect(timeOf({ timestamp: '9999-12-31T23:59:59Z' })).toEqual({ at: receivedAt.toISOString(), corrected: true })
  expect(timeOf({ timestamp: '2026-11-24T12:00:00Z' })).toEqual({ at: '2026-11-24T12:00:00.000Z', corrected: false })
})

test.for([
  ['2026-08-17', '2026-08-17T00:00:00.000Z'],
  ['2015-2-02T00:30:12.984Z', '2015-02-02T00:30:12.984Z'],
  ['2026-08-17T12:30:00', '2026-08-17T12:30:00.000Z'],
  ['2026-08-17 12:30', '2026-08-17T12:30:00.000Z'],
  ['2026-08-17T12:30:00.123456789+02:00', '2026-08-17T10:30:00.123Z'],
  ['2026-08-17T12:30:00-0730', '2026-08-17T20:00:00.000Z'],
  ['1000-01-01T00:00:00Z', '1000-01-01T00:00:00.000Z'],
])('%s is %s', ([timestamp, at]) => {
  expect(timeOf({ timestamp })).toEqual({ at, corrected: false })
})

const noMoments = ['yesterday', '', '2026-02-31T00:00:00Z', '2026-13-01', '2026-08-17T25:00:00Z', '17.08.2026']

test.for([...noMoments, '0001-01-01T00:00:00Z', 1787000000000, true, {}, ['2026-08-17']])(
  '%j is no moment',
  (timestamp) => {
    expect(() => timeOf({ timestamp })).toThrow(/ISO 8601/)
  },
)
