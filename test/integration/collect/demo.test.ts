import { expect, test } from 'vitest'
import { firstKey, startRapport } from '../../support/app.ts'
import { newSender } from '../../support/sender.ts'
import { Space } from '../../support/space.ts'

const rapport = await startRapport()

test('the first event that can be used ends the public demo, for good', async () => {
  const { id } = await rapport.db.prisma.workspace.findFirstOrThrow()
  await rapport.db.prisma.workspace.update({ where: { id }, data: { demo: true } })
  const shop = await newSender(new Space(rapport.app, id, firstKey))
  const isPublic = async () => {
    const headers = { origin: 'http://localhost:4000' }
    const token = await rapport.app.inject({ method: 'POST', url: '/welcome-token', headers })
    return token.statusCode === 200
  }
  expect(await isPublic()).toBe(true)
  await shop.post('track', { event: 'of nobody' })
  expect(await isPublic()).toBe(true)
  await shop.post('identify', { userId: '42' })
  expect(await isPublic()).toBe(false)

  rapport.db.statements.length = 0
  await shop.post('track', { userId: '42', event: 'Ad Clicked' })
  expect(rapport.db.statements.filter((text) => text.includes('demo'))).toEqual([])
})
