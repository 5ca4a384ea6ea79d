import { Collector, type CollectorOptions } from '@rapport/server/collect/collector.ts'
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
  const { crowd, app } = await collectingWith({ mostWaiting: 1 }, shop)
  const send = (n: number) => crowd.post('track', { messageId: `m-${n}`, userId: '1', event: 'Followed' })
  expect((await send(0)).status).toBe(200)

  const release = await holdCounters(shop.space.id)
  const waiting = send(1)
  for (const { status, headers } of await Promise.all([2, 3, 4].map(send))) {
    expect(status).toBe(429)
    expect(headers['retry-after']).toMatch(/^[1-9]\d*$/)
  }
  await release()
  expect((await waiting).status).toBe(200)
  for (const n of [2, 3, 4]) expect((await send(n)).status).toBe(200)
  expect((await tell(shop.space, 'user_id', '1'))?.interactions.edges).toHaveLength(5)
  await app.close()
})

test('whoever waits too long is told so and may send again: it is stored once', async () => {
  const shop = await sender()
  const { crowd, app, collector } = await collectingWith({ patience: 100 }, shop)
  const send = () => crowd.post('track', { messageId: 'once', userId: '2', event: 'Followed' })
  // The embedded database answers nobody while it is held, not even who has which key.
  expect((await crowd.post('track', { userId: '1', event: 'Followed' })).status).toBe(200)
  const release = await holdCounters(shop.space.id)
  const { status, headers } = await send()
  expect({ status, after: headers['retry-after'] }).toEqual({ status: 503, after: '2' })
  await release()
  await collector.close()
  expect((await send()).status).toBe(200)
  expect((await tell(shop.space, 'user_id', '2'))?.interactions.edges).toHaveLength(1)
  await app.close()
})

/** The collect API with a collector of its own, and somebody who sends to it with the shop's key. */
async function collectingWith(options: CollectorOptions, { space, key }: Sender) {
  const app = Fastify()
  const collector = new Collector(rapport.db, options)
  app.setErrorHandler(refuse)
  await app.register(serveCollect, { db: rapport.db, collector, publicUrl: 'http://localhost:4000', patience: 1000 })
  return { app, collector, crowd: new Sender(new Space(app, space.id, space.key), key) }
}

/** Keeps everybody else from storing anything in the workspace, until the returned function is called. */
async function holdCounters(workspaceId: string): Promise<() => Promise<void>> {
  const begun = Promise.withResolvers<void>()
  const ended = Promise.withResolvers<void>()
  const held = rapport.db.transaction(async (sql) => {
    await lockCounters(sql, workspaceId)
    begun.resolve()
    await ended.promise
  })
  await begun.promise
  return () => {
    ended.resolve()
    return held
  }
}
