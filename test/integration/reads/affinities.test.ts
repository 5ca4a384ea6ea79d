import { recount } from '@rapport/server/recount/recount.ts'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { collect } from '../../support/collected.ts'
import type { Space } from '../../support/space.ts'

const rapport = await startRapport()

const reel = { platform: 'META', creative: 'c1', format: 'meta_reels' } as const
const post = { platform: 'META', creative: 'c2', format: 'meta_reels' } as const
const at = '2026-03-01T10:00:00.000Z'
const crowd = Array.from({ length: 50 }, (_, i) => i)

const meanOf = async (space: Space, id: string): Promise<number | undefined> => {
  const query = `query ($id: String!) {
    customer(identity: {namespace: "user_id", value: $id}) { affinities { mean sampleSize } } }`
  const { customer } = await space.ask<{ customer: { affinities: { mean: number }[] } }>(query, { id })
  return customer.affinities[0]?.mean
}

test('responses of people to whom a format was never shown say nothing of those to whom it was', async () => {
  const space = await rapport.newSpace()
  const shown = ['bo', 'bo', ...crowd.map((i) => `shown${i}`)]
  await collect(
    rapport.db,
    space,
    ...shown.map((id) => ({ of: [`user_id:${id}`], at, does: { kind: 'IMPRESSION', ...reel } as const })),
  )
  const before = await meanOf(space, 'bo')
  expect(before).toBeLessThan(0.05)
  const comments = crowd.map(
    (i) => ({ of: [`user_id:other${i}`], at, does: { kind: 'COMMENT', ...post, text: 'Nice' } }) as const,
  )
  await collect(rapport.db, space, ...comments)
  expect(await meanOf(space, 'bo')).toBe(before)
  // They count as soon as they were shown it, whichever came first, and once for each time.
  const late = crowd.map((i) => ({ of: [`user_id:other${i}`], at, does: { kind: 'IMPRESSION', ...reel } }) as const)
  await collect(rapport.db, space, ...late)
  expect(await meanOf(space, 'bo')).toBeGreaterThan(0.4)
  expect(await recount(rapport.db, space.id, { check: true })).toEqual([])
})
