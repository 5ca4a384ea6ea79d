import { Collector } from '@rapport/server/collect/collector.ts'
import { lockCounters } from '@rapport/server/counters/lock-counters.sql.ts'
import { serveCollect } from '@rapport/server/http/collect.ts'
import { refuse } from '@rapport/server/http/refuse.ts'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { newSender, Sender, tell } from '../../support/sender.ts'
import { Space } from '../../support/space.ts'

const rapport = await startRapport()
const sender = async () => newSender(await rapport.newSpace())

test('a full queue answers 429 and says when to try again; what it took is stored, and so is what comes again', async () => {
  const shop = await sender()
  const small = Fastify()
  const collector = new Collector(rapport.db, { mostWaiting: 1 })
  small.setErrorHandler(refuse)
  await small.register(serveCollect, { db: rapport.db, collector, publicUrl: 'http://localhost:4000' })
  const crowd = new Sender(new Space(small, shop.space.id, shop.space.key), shop.key)
  const send = (n: number) => crowd.post('track', { messageId: `m-${n}`, userId: '1', event: 'Followed' })
  expect((await send(0)).status).toBe(200)

  const begun = Promise.withResolvers<void>()
  const ended = Promise.withResolvers<void>()
  const held = rapport.db.transaction(async (sql) => {
    await lockCounters(sql, shop.space.id)
    begun.resolve()
    await ended.promise
  })
  await begun.promise
  const waiting = send(1)
  for (const { status, headers } of await Promise.all([2, 3, 4].map(send))) {
    expect(status).toBe(429)
    expect(headers['retry-after']).toMatch(/^[1-9]\d*$/)
  }
  ended.resolve()
  await held
  expect((await waiting).status).toBe(200)
  for (const n of [2, 3, 4]) expect((await send(n)).status).toBe(200)
  expect((await tell(shop.space, 'user_id', '1'))?.interactions.edges).toHaveLength(5)
  await small.close()
})
