import { recount } from '@rapport/server/recount/recount.ts'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { createFormat, deleteFormat, updateFormat } from '../../support/formats.ts'
import { membersNow, ruled, settled } from '../../support/membership.ts'
import { newSender } from '../../support/sender.ts'
import type { Space } from '../../support/space.ts'

const rapport = await startRapport()

async function sizeOf(space: Space, name: string): Promise<number> {
  await settled(rapport.db, space)
  return (await membersNow(rapport.db, space))[name]!.length
}

test('a creative that moves to another campaign takes along whoever a rule about campaigns means', async () => {
  const space = await rapport.newSpace()
  await space.take('user_id,kind,at,platform,creative,campaign\n1,click,2026-03-01T10:00:00Z,meta,c1,spring\n')
  await ruled(space, 'spring', { did: { campaign: 'spring' } })
  await ruled(space, 'autumn', { did: { campaign: 'autumn' } })
  expect([await sizeOf(space, 'spring'), await sizeOf(space, 'autumn')]).toEqual([1, 0])
  await space.take('platform,creative,campaign,day,impressions\nmeta,c1,autumn,2026-03-01,5\n')
  expect([await sizeOf(space, 'spring'), await sizeOf(space, 'autumn')]).toEqual([0, 1])
})

test('what a format is made of changes whom rules mean, and while one names it, it stays', async () => {
  const space = await rapport.newSpace()
  const { id } = await createFormat(space, { platform: 'META', name: 'Hologram', medium: 'VIDEO' })
  await space.take('user_id,kind,at,platform,creative,format\n1,click,2026-03-01T10:00:00Z,meta,c1,Hologram\n')
  await ruled(space, 'interactive', { did: { interactive: true } })
  expect(await sizeOf(space, 'interactive')).toBe(0)
  await updateFormat(space, id, { interactive: true })
  expect(await sizeOf(space, 'interactive')).toBe(1)

  const { id: unused } = await createFormat(space, { platform: 'META', name: 'Laser', medium: 'VIDEO' })
  await ruled(space, 'lasers', {
    and: [{ profile: 'known', equals: true }, { didNot: { format: ['meta_reels', unused] } }],
  })
  expect((await deleteFormat(space, unused)).message).toBe(
    '"Laser" is still meant by the rule of "lasers"; change that first.',
  )
})

test('under another half-life interests have other shares, and rules about them other members', async () => {
  const shop = await newSender(await rapport.newSpace())
  const { space } = shop
  const look = (category: string, daysAgo: number) =>
    shop.post('page', {
      userId: '1',
      timestamp: new Date(Date.now() - daysAgo * 24 * 60 * 60_000).toISOString(),
      properties: { category },
    })
  await look('bikes', 90)
  await look('bikes', 91)
  await look('bells', 0)
  await ruled(space, 'bikes', { interest: 'bikes', gte: 0.5 })
  expect(await sizeOf(space, 'bikes')).toBe(0)
  await space.ask('mutation { setInterestSettings(halfLifeDays: 3650) { __typename } }')
  expect(await sizeOf(space, 'bikes')).toBe(1)
})

test('whoever was counted wrong is looked at again once that is mended', async () => {
  const space = await rapport.newSpace()
  await space.take('user_id,kind,at\n1,purchase,2026-03-01T10:00:00Z\n')
  await ruled(space, 'buyers', { profile: 'purchases', gte: 2 })
  await settled(rapport.db, space)
  await rapport.db.execute('UPDATE customer SET purchase_count = 2 WHERE workspace_id = $1::uuid', [space.id])
  await rapport.db.execute(
    'INSERT INTO segment_due SELECT workspace_id, id, now() FROM customer WHERE workspace_id = $1::uuid',
    [space.id],
  )
  expect(await sizeOf(space, 'buyers')).toBe(1)
  expect(await recount(rapport.db, space.id, { check: false })).toMatchObject([{ counter: 'customer' }])
  expect(await sizeOf(space, 'buyers')).toBe(0)
})
