import { recount } from '@rapport/server/recount/recount.ts'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import type { Space } from '../../support/space.ts'

const rapport = await startRapport()

interface Hour {
  weekday: number
  hour: number
  exposures: number
  responses: number
  rate: { value: number; low: number; high: number } | null
  enough: boolean
  missingExposures: number | null
  probabilityBest: number | null
}

interface Best {
  exposures: number
  responses: number
  rate: { value: number } | null
  best: Hour[]
  hours: Hour[]
}

async function bestHours(space: Space, rest = ''): Promise<Best> {
  const hour = '{ weekday hour exposures responses rate { value low high } enough missingExposures probabilityBest }'
  const answer = await space.ask<{ bestHours: Best }>(
    `{ bestHours(channel: "Instagram"${rest}) { exposures responses rate { value } best(first: 2) ${hour} hours ${hour} } }`,
  )
  return answer.bestHours
}

let rows = 0
const lines = (kind: string, count: number, at: string, channel = 'instagram') =>
  Array.from({ length: count }, () => `${++rows},u${rows % 50},${kind},${at},${channel}`)
const file = (...parts: string[][]) => ['id,user_id,kind,at,channel', ...parts.flat()].join('\n')

test('a period that ends before it begins is refused', async () => {
  const space = await rapport.newSpace()
  await expect(bestHours(space, ', from: "2026-03-02", to: "2026-03-01"')).rejects.toThrow(
    'The period ends (2026-03-01) before it begins (2026-03-02).',
  )
})

test('the best hours are those with most responses per exposure, of those with enough data', async () => {
  const space = await rapport.newSpace({ timeZone: 'Europe/Oslo' })
  // In Oslo: Sunday 23:30, Monday 00:30 and 08:00, Tuesday 08:00.
  await space.take(
    file(
      lines('impression', 200, '2026-03-01T22:30:00Z'),
      lines('click', 10, '2026-03-01T22:30:00Z'),
      lines('impression', 200, '2026-03-01T23:30:00Z'),
      lines('click', 10, '2026-03-01T23:30:00Z'),
      lines('reaction', 10, '2026-03-01T23:45:00Z'),
      lines('comment', 5, '2026-03-01T23:45:00Z'),
      lines('share', 5, '2026-03-01T23:45:00Z'),
      lines('mention', 5, '2026-03-01T23:45:00Z'),
      lines('impression', 10, '2026-03-02T07:00:00Z'),
      lines('click', 5, '2026-03-02T07:00:00Z'),
      lines('impression', 500, '2026-03-03T07:00:00Z', 'facebook'),
    ),
  )
  const told = await bestHours(space)
  expect([told.exposures, told.responses, told.rate?.value]).toEqual([410, 45, 45 / 410])
  expect(
    told.hours.map(({ weekday, hour, exposures, responses, enough, missingExposures }) => [
      weekday,
      hour,
      exposures,
      responses,
      enough,
      missingExposures,
    ]),
  ).toEqual([
    [1, 0, 200, 30, true, 0],
    // Ten responses take 10 · 410 / 45 = 91.1 exposures.
    [1, 8, 10, 5, false, 82],
    [7, 23, 200, 10, true, 0],
  ])
  expect(told.best.map(({ weekday, hour }) => [weekday, hour])).toEqual([
    [1, 0],
    [7, 23],
  ])
  const [first, second] = told.best
  expect(first?.rate?.value).toBe(0.15)
  expect(first?.rate?.low).toBeGreaterThan(second?.rate?.value ?? 1)
  expect(first?.probabilityBest).toBeGreaterThan(0.99)
  expect((first?.probabilityBest ?? 0) + (second?.probabilityBest ?? 0)).toBeCloseTo(1, 6)
  expect((await bestHours(space, ', from: "2026-03-02"')).exposures).toBe(210)
  expect((await bestHours(space, ', to: "2026-03-01"')).exposures).toBe(200)
  expect(await recount(rapport.db, space.id, { check: true })).toEqual([])
})

test('an hour that brought more responses than it showed anything is not compared until it did', async () => {
  const space = await rapport.newSpace()
  const [earlier, later] = ['2026-03-01T12:00:00Z', '2026-03-01T13:00:00Z']
  await space.take(file(lines('impression', 100, earlier), lines('impression', 95, later), lines('click', 140, later)))
  const { hours } = await bestHours(space)
  expect(hours.map(({ enough, missingExposures }) => [enough, missingExposures])).toEqual([
    [true, 0],
    [false, 45],
  ])
})

test('with too little data no hour is best', async () => {
  const space = await rapport.newSpace()
  await space.take(file(lines('impression', 3, '2026-03-01T12:00:00Z')))
  expect(await bestHours(space)).toMatchObject({
    exposures: 3,
    rate: { value: 0 },
    best: [],
    hours: [{ enough: false, missingExposures: null }],
  })
  expect(await bestHours(await rapport.newSpace())).toEqual({
    exposures: 0,
    responses: 0,
    rate: null,
    best: [],
    hours: [],
  })
})

test('hours in which more was answered than shown are no rate, and not the best', async () => {
  const space = await rapport.newSpace()
  await space.take(
    file(
      lines('impression', 100, '2026-03-01T12:00:00Z'),
      lines('click', 20, '2026-03-01T12:00:00Z'),
      lines('impression', 300, '2026-03-01T13:00:00Z'),
      lines('click', 400, '2026-03-01T13:00:00Z'),
    ),
  )
  expect((await bestHours(space)).best.map(({ hour }) => hour)).toEqual([12])
})
