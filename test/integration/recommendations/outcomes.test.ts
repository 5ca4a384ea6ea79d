import type { Goal } from '@rapport/prisma/generated/client/enums.ts'
import { decisionLog } from '@rapport/server/recommendations/evaluation/decision-log.sql.ts'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { collect } from '../../support/collected.ts'
import { show } from '../../support/shown-formats.ts'
import type { Space } from '../../support/space.ts'

const rapport = await startRapport()

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()

/** A decision for one format, as if it had been made some days ago. */
async function decided(space: Space, who: string, format: string, days: number, goal: Goal = 'CLICK'): Promise<string> {
  const [namespace, value] = who.split(':')
  const { decideFormat } = await space.ask<{ decideFormat: { id: string } }>(
    `mutation { decideFormat(identity: {namespace: "${namespace}", value: "${value}"}, goal: ${goal}, formats: ["${format}"]) {
       ... on Decision { id } } }`,
  )
  const key = Buffer.from(decideFormat.id, 'base64').toString().split(':')[1]!
  await rapport.db.execute('UPDATE decision SET at = $3::timestamptz WHERE workspace_id = $1::uuid AND id = $2::uuid', [
    space.id,
    key,
    daysAgo(days),
  ])
  return decideFormat.id
}

const filter = { platform: null, from: null, to: null, windowDays: 7, currency: null }

/** What each decision earned, the oldest first. */
async function rewards(space: Space, goal: Goal = 'CLICK', rest: Partial<typeof filter> = {}): Promise<number[]> {
  const log = await decisionLog(rapport.db, space.id, { ...filter, ...rest, goal })
  const ats = await rapport.db.query<{ format: string }>(
    'SELECT format_id AS format FROM decision WHERE workspace_id = $1::uuid AND goal = $2::goal ORDER BY at',
    [space.id, goal],
  )
  expect(new Set(log.map(({ chosen }) => chosen)).size).toBe(log.length)
  return ats.flatMap(({ format }) => log.filter(({ chosen }) => chosen === format).map(({ reward }) => reward))
}

const carousel = 'meta_carousel'
const video = 'meta_feed_video'
const image = 'meta_feed_image'

async function peopled(...people: string[]): Promise<Space> {
  const space = await rapport.newSpace()
  await collect(rapport.db, space, ...people.map((one) => ({ of: [one], does: { kind: 'PAGE_VIEW' as const } })))
  return space
}

test('a decision earned what its customer did with its format within the window, and nobody else', async () => {
  const space = await peopled('user_id:1', 'user_id:2')
  await decided(space, 'user_id:1', carousel, 20)
  await decided(space, 'user_id:1', video, 19)
  await decided(space, 'user_id:1', image, 18)
  const click = (to: string, format: string, days: number) =>
    show(rapport.db, space, { to, format, times: 1, clicks: 2, at: daysAgo(days) })
  await click('user_id:2', carousel, 19.5)
  await click('user_id:1', carousel, 20.5)
  await click('user_id:1', carousel, 12.5)
  await click('user_id:1', video, 15)
  expect(await rewards(space)).toEqual([0, 1, 0])
  expect(await rewards(space, 'CLICK', { windowDays: 8 })).toEqual([1, 1, 0])
})

test('decisions whose window has not passed are left out', async () => {
  const space = await peopled('user_id:1')
  await decided(space, 'user_id:1', carousel, 8)
  await decided(space, 'user_id:1', video, 6)
  expect(await rewards(space)).toEqual([0])
  expect(await rewards(space, 'CLICK', { windowDays: 5 })).toEqual([0, 0])
})

test('when a format is chosen again, what happens then counts for the later decision alone', async () => {
  const space = await peopled('user_id:1')
  await decided(space, 'user_id:1', carousel, 20)
  await decided(space, 'user_id:1', carousel, 17)
  await show(rapport.db, space, { to: 'user_id:1', format: carousel, times: 1, clicks: 1, at: daysAgo(16) })
  const log = await decisionLog(rapport.db, space.id, { ...filter, goal: 'CLICK' })
  expect(log.map(({ reward }) => reward).toSorted()).toEqual([0, 1])
  const early = await decisionLog(rapport.db, space.id, { ...filter, goal: 'CLICK', to: new Date(daysAgo(18)) })
  expect(early.map(({ reward }) => reward)).toEqual([0])
})

test('an event that names a decision counts for that one alone, whatever its creative', async () => {
  const space = await peopled('user_id:1')
  const id = await decided(space, 'user_id:1', carousel, 20)
  await decided(space, 'user_id:1', video, 19)
  const does = { kind: 'CLICK', platform: 'META', creative: 'of video', format: video } as const
  await collect(rapport.db, space, {
    of: ['user_id:1'],
    at: daysAgo(18),
    does: { ...does, properties: { decisionId: id } },
  })
  expect(await rewards(space)).toEqual([1, 0])
})

test('what machines do earns nothing, and what a visitor turns out to have done under another name does', async () => {
  const space = await peopled('anonymous_id:v', 'user_id:1')
  await decided(space, 'anonymous_id:v', carousel, 20)
  await decided(space, 'anonymous_id:v', video, 20)
  const click = (of: string[], format: string) => ({
    of,
    at: daysAgo(18),
    does: { kind: 'CLICK' as const, platform: 'META' as const, creative: `of ${format}`, format },
  })
  await collect(rapport.db, space, { ...click(['anonymous_id:v'], video), robot: true })
  await collect(rapport.db, space, click(['user_id:1'], carousel))
  const before = await decisionLog(rapport.db, space.id, { ...filter, goal: 'CLICK' })
  expect(before.map(({ reward }) => reward)).toEqual([0, 0])
  await collect(rapport.db, space, { of: ['user_id:1', 'anonymous_id:v'], tells: {} })
  const after = await decisionLog(rapport.db, space.id, { ...filter, goal: 'CLICK' })
  expect(Object.fromEntries(after.map(({ chosen, reward }) => [chosen, reward]))).toEqual({ [carousel]: 1, [video]: 0 })
})

test('each goal has its own outcomes, and revenue is of one currency', async () => {
  const space = await peopled('user_id:1')
  const of = { to: 'user_id:1', format: carousel, times: 1 }
  // What was bought before says which currency a decision about revenue is in.
  await show(rapport.db, space, { ...of, purchases: 1, value: '5', currency: 'NOK', at: daysAgo(40) })
  for (const goal of ['CLICK', 'ENGAGEMENT', 'CONVERSION', 'REVENUE'] as const)
    await decided(space, 'user_id:1', carousel, 20, goal)
  await show(
    rapport.db,
    space,
    { ...of, purchases: 1, value: '10', currency: 'NOK', at: daysAgo(18) },
    { ...of, purchases: 1, value: '20', currency: 'NOK', at: daysAgo(17) },
    { ...of, purchases: 1, value: '40', currency: 'EUR', at: daysAgo(17) },
  )
  expect(await rewards(space, 'CLICK')).toEqual([0])
  expect(await rewards(space, 'ENGAGEMENT')).toEqual([0])
  expect(await rewards(space, 'CONVERSION')).toEqual([1])
  expect(await rewards(space, 'REVENUE')).toEqual([30])
  expect(await rewards(space, 'REVENUE', { currency: 'EUR' } as never)).toEqual([40])
  await collect(rapport.db, space, {
    of: ['user_id:1'],
    at: daysAgo(16),
    does: { kind: 'SHARE', platform: 'META', creative: `of ${carousel}` },
  })
  expect(await rewards(space, 'ENGAGEMENT')).toEqual([1])
})
