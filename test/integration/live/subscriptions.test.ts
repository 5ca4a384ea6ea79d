import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createApp } from '@rapport/server/http/app.ts'
import { startRapport } from '../../support/app.ts'
import { collect } from '../../support/collected.ts'
import { onServer } from '../../support/databases.ts'
import { environment, freePort, start } from '../../support/processes.ts'
import type { Space } from '../../support/space.ts'
import { does, idOf, names, open } from '../../support/listening.ts'

const rapport = await startRapport()
await rapport.app.listen({ host: '127.0.0.1', port: 0 })
const url = `http://127.0.0.1:${(rapport.app.server.address() as AddressInfo).port}`

const follow = async (space: Space, identity: string) =>
  open(
    url,
    space.key,
    `subscription ($id: ID!) { interactionAdded(customerId: $id) { kind name creative { name format { id } } } }`,
    { id: await idOf(space, identity) },
  )

/** Long enough for a message that must not come to have come, in milliseconds. */
const silence = 150

test('whoever follows a customer is told of each new interaction of theirs, and of nobody else', async () => {
  const space = await rapport.newSpace()
  const other = await rapport.newSpace()
  for (const one of [space, other])
    await collect(rapport.db, one, does('user_id:1', 'before'), does('user_id:2', 'before'))
  const stream = await follow(space, 'user_id:1')
  expect([stream.status, stream.headers['content-type']]).toEqual([200, 'text/event-stream'])
  await collect(rapport.db, other, does('user_id:1', 'in another workspace'))
  await collect(rapport.db, space, does('user_id:2', 'of another'), does('user_id:1', 'first'))
  await collect(rapport.db, space, {
    of: ['user_id:1'],
    does: { kind: 'CLICK', name: 'second', platform: 'META', creative: 'c1', format: 'meta_reels' },
  })
  expect(await stream.next()).toEqual({
    event: 'next',
    data: { data: { interactionAdded: { kind: 'PAGE_VIEW', name: 'first', creative: null } } },
  })
  expect(await stream.next()).toMatchObject({
    data: { data: { interactionAdded: { kind: 'CLICK', creative: { name: 'c1', format: { id: 'meta_reels' } } } } },
  })
  await setTimeout(silence)
  expect(stream.waiting).toEqual([])
})

test('the same event a second time is told once, and imports are told too', async () => {
  const space = await rapport.newSpace()
  await space.take('user_id,name\n1,Ada\n2,Bo\n')
  const stream = await follow(space, 'user_id:1')
  const file = 'id,user_id,kind,at\n1,1,click,2026-03-01\n2,2,click,2026-03-01\n3,1,share,2026-03-02\n'
  await space.take(file)
  await space.take(file)
  const kinds = [await stream.next(), await stream.next()].map((message) => message?.data?.data)
  expect(kinds).toMatchObject([{ interactionAdded: { kind: 'CLICK' } }, { interactionAdded: { kind: 'SHARE' } }])
  await setTimeout(silence)
  expect(stream.waiting).toEqual([])
})

test('a customer is followed through every profile of theirs, those that join later included', async () => {
  const space = await rapport.newSpace()
  await collect(rapport.db, space, does('anonymous_id:a', '1'), does('anonymous_id:b', '1'), does('user_id:1', '1'))
  const [phone, desk, account] = [
    await follow(space, 'anonymous_id:a'),
    await follow(space, 'anonymous_id:b'),
    await follow(space, 'user_id:1'),
  ]
  await collect(rapport.db, space, { of: ['user_id:1', 'anonymous_id:a'], tells: {} })
  await collect(rapport.db, space, does('user_id:1', 'account'), does('anonymous_id:b', 'desk'))
  await collect(rapport.db, space, does('anonymous_id:a', 'phone'))
  expect(await names(account, 2)).toEqual(['account', 'phone'])
  expect(await names(phone, 2)).toEqual(['account', 'phone'])
  expect(await names(desk, 1)).toEqual(['desk'])
})

test('many people at once, more than one message can name, are each told of once', async () => {
  const space = await rapport.newSpace()
  const people = Array.from({ length: 400 }, (_, i) => `user_id:${i}`)
  await collect(rapport.db, space, ...people.map((person) => does(person, 'before')))
  const [first, last] = [await follow(space, 'user_id:0'), await follow(space, 'user_id:399')]
  for (const round of ['a', 'b', 'c'])
    await collect(rapport.db, space, ...people.map((person) => does(person, `${round} of ${person}`)))
  expect(await names(first, 3)).toEqual(['a of user_id:0', 'b of user_id:0', 'c of user_id:0'])
  expect(await names(last, 3)).toEqual(['a of user_id:399', 'b of user_id:399', 'c of user_id:399'])
  await setTimeout(silence)
  expect([first.waiting, last.waiting]).toEqual([[], []])
})

test('numbers that move are told of at once, then at most once a second, each source once', async () => {
  const space = await rapport.newSpace()
  const stream = await open(url, space.key, 'subscription { performanceChanged { source at } }')
  const told: [source: string, at: number][] = []
  const next = async () => {
    const message = (await stream.next())?.data?.data as { performanceChanged: { source: string; at: string } }
    told.push([message.performanceChanged.source, Date.parse(message.performanceChanged.at)])
  }
  const click = { of: ['user_id:1'], does: { kind: 'CLICK', platform: 'META', creative: 'c1' } } as const
  await collect(rapport.db, space, click)
  const moved = Date.now()
  await next()
  for (let i = 0; i < 5; i++) await collect(rapport.db, space, click)
  await space.take('creative,platform,day,impressions\nc1,meta,2026-03-01,5\n')
  await space.take('user_id,name\n9,Moves no numbers\n')
  await next()
  await next()
  expect(told.map(([source]) => source)).toEqual(['OBSERVED', 'OBSERVED', 'REPORTED'])
  expect(told[1]![1] - told[0]![1]).toBeGreaterThan(900)
  expect(told[2]![1] - told[1]![1]).toBeGreaterThan(900)
  expect(told[0]![1] - moved).toBeLessThan(900)
  await setTimeout(1200)
  expect(stream.waiting).toEqual([])
})

test('a subscription may ask for no more at once than a query', async () => {
  const space = await rapport.newSpace()
  await collect(rapport.db, space, does('user_id:1', 'before'))
  const deep = `creative { campaign { creatives(first: 100) { edges { node { campaign { creatives(first: 100) { edges { node { name } } } } } } } } }`
  const stream = await open(
    url,
    space.key,
    `subscription ($id: ID!) { interactionAdded(customerId: $id) { ${deep} } }`,
    { id: await idOf(space, 'user_id:1') },
  )
  expect(await stream.next()).toMatchObject({ data: { errors: [{ extensions: { code: 'QUERY_TOO_COSTLY' } }] } })
})

test('a server that stops ends its streams, and does not wait for those who listen', async () => {
  const space = await rapport.newSpace()
  await collect(rapport.db, space, does('user_id:1', 'before'))
  const app = await createApp({ db: rapport.db, publicUrl: 'http://localhost:4000', log: false })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const stream = await open(
    `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    space.key,
    'subscription { performanceChanged { source } }',
  )
  const started = performance.now()
  await app.close()
  expect(performance.now() - started).toBeLessThan(2000)
  expect(await stream.next()).toMatchObject({ event: 'complete' })
})

test('whoever hangs up costs nothing more', async () => {
  const space = await rapport.newSpace()
  await collect(rapport.db, space, does('user_id:1', 'before'))
  const [one, other] = [await follow(space, 'user_id:1'), await follow(space, 'user_id:1')]
  const readings = async () => {
    rapport.db.statements.length = 0
    await collect(rapport.db, space, does('user_id:1', 'something'))
    await setTimeout(silence)
    return rapport.db.statements.filter((statement) => statement.includes('followed')).length
  }
  expect(await readings()).toBe(1)
  one.close()
  await setTimeout(silence)
  expect(await readings()).toBe(1)
  other.close()
  await setTimeout(silence)
  expect(await readings()).toBe(0)
})

test('a reader who is too slow is cut off with a sentence, and others are not held up', async () => {
  const space = await rapport.newSpace()
  await collect(rapport.db, space, does('user_id:1', 'before'))
  const aliases = Array.from({ length: 20 }, (_, i) => `t${i}: text`).join(' ')
  const slow = await open(
    url,
    space.key,
    `subscription ($id: ID!) { interactionAdded(customerId: $id) { name ${aliases} } }`,
    { id: await idOf(space, 'user_id:1') },
  )
  const quick = await follow(space, 'user_id:1')
  slow.pause()
  const text = 'so much to say '.repeat(300)
  for (let round = 0; round < 16; round++) {
    const batch = Array.from({ length: 100 }, (_, i) => ({ of: ['user_id:1'], does: { name: `${round} ${i}`, text } }))
    await collect(rapport.db, space, ...batch)
    expect(await names(quick, 100)).toHaveLength(100)
  }
  slow.resume()
  let heard = 0
  let message = await slow.next()
  for (; message?.data?.data; message = await slow.next()) heard++
  expect(heard).toBeLessThan(600)
  expect(message).toMatchObject({ data: { errors: [{ extensions: { code: 'STREAM_ENDED' } }] } })
  expect(await slow.next()).toMatchObject({ event: 'complete' })
})

if (onServer) {
  test('a connection to the database that breaks is made again, and followers are told of the gap', async () => {
    const space = await rapport.newSpace()
    await collect(rapport.db, space, does('user_id:1', 'before'))
    const stream = await follow(space, 'user_id:1')
    const cut = `SELECT count(pg_terminate_backend(pid))::int AS cut FROM pg_stat_activity
      WHERE datname = current_database() AND query LIKE 'LISTEN %'`
    expect(await rapport.db.query(cut)).toEqual([{ cut: 1 }])
    expect(await stream.next()).toMatchObject({ data: { errors: [{ extensions: { code: 'STREAM_ENDED' } }] } })
    const again = await follow(space, 'user_id:1')
    await collect(rapport.db, space, does('user_id:1', 'after'))
    expect(await names(again, 1)).toEqual(['after'])
  })

  test('what one server takes in is heard by whoever listens at another', async () => {
    const space = await rapport.newSpace()
    await collect(rapport.db, space, does('user_id:1', 'before'))
    const server = start('main.ts', [], environment(rapport.database.options, { PORT: await freePort() }))
    const [, there = ''] = await server.says(/is up: (http:\S+)/)
    const stream = await open(
      there,
      space.key,
      'subscription ($id: ID!) { interactionAdded(customerId: $id) { name } }',
      { id: await idOf(space, 'user_id:1') },
    )
    const numbers = await open(there, space.key, 'subscription { performanceChanged { source } }')
    await collect(rapport.db, space, does('user_id:1', 'one'), does('user_id:1', 'two'))
    expect(await names(stream, 2)).toEqual(['one', 'two'])
    await space.take('creative,platform,day,impressions\nc1,meta,2026-03-01,5\n')
    expect(await numbers.next()).toMatchObject({ data: { data: { performanceChanged: { source: 'REPORTED' } } } })
    server.process.kill('SIGTERM')
    expect(await stream.next()).toMatchObject({ event: 'complete' })
    expect(await server.ended).toMatchObject({ code: 0, stderr: '' })
  })
}
