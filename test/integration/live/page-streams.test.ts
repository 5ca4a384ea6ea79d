import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { collect } from '../../support/collected.ts'
import { makeKey } from '../../support/keys.ts'
import { subscribe } from '../../support/subscribe.ts'
import { embedToken, pageOrigin, type TokenInput } from '../../support/tokens.ts'
import { trusted } from '../../support/trusted.ts'

const rapport = await startRapport()
await rapport.app.listen({ host: '127.0.0.1', port: 0 })
const url = `http://127.0.0.1:${(rapport.app.server.address() as AddressInfo).port}`
const space = await rapport.newSpace()

const user = (value: string) => ({ namespace: 'user_id', value })
const clicks = (of: string) =>
  ({
    of: [of],
    does: { kind: 'CLICK', text: `mail ${of}@example.com`, platform: 'META', creative: 'c1' },
  }) as const
await collect(rapport.db, space, clicks('user_id:1'), clicks('user_id:2'))

const live = (operation: string) => ({ documentId: trusted(operation).documentId })

async function open(
  credential: string,
  what: Parameters<typeof subscribe>[2],
  variables: Record<string, unknown> = {},
  origin = pageOrigin,
) {
  const stream = await subscribe(url, credential, what, variables, { origin })
  onTestFinished(() => stream.close())
  return stream
}

const follow = async (input: TokenInput, value = '1') =>
  open(await embedToken(space, input), live('ProfileCardLive'), { customer: user(value) })

/** Milliseconds: long enough for a message that must not come to have come. */
const silence = 150

test('a page follows the customer that its token names, and is told when, not what they said', async () => {
  const stream = await follow({ customers: [user('1')], pii: 'NONE' })
  expect([stream.status, stream.headers['content-type'], stream.headers['access-control-allow-origin']]).toEqual([
    200,
    'text/event-stream',
    pageOrigin,
  ])
  expect(stream.headers.vary).toContain('Origin')
  await collect(rapport.db, space, clicks('user_id:2'), clicks('user_id:1'))
  expect(await stream.next()).toEqual({
    event: 'next',
    data: { data: { interactionAdded: { id: expect.any(String), kind: 'CLICK', at: expect.any(String) } } },
  })
  await setTimeout(silence)
  expect(stream.waiting).toEqual([])
})

test('of others, and of nobody, it is told the same: there is no such customer', async () => {
  const told = []
  for (const value of ['2', 'nobody']) told.push(await (await follow({ customers: [user('1')] }, value)).next())
  expect(told[0]).toMatchObject({ data: { errors: [{ message: 'There is no such customer.' }] } })
  expect(told[1]).toEqual(told[0])
})

test('an embed token may follow what it may show, and nothing else', async () => {
  const onlyCards = { anyCustomer: true, operations: ['ProfileCard'] }
  const statuses = async (input: TokenInput) => {
    const token = await embedToken(space, input)
    return [
      (await open(token, live('ProfileCardLive'), { customer: user('1') })).status,
      (await open(token, live('FormatPerformanceLive'))).status,
    ]
  }
  expect(await statuses(onlyCards)).toEqual([200, 403])
  expect(await statuses({ ...onlyCards, operations: ['FormatPerformance'] })).toEqual([403, 200])
  const token = await embedToken(space, { anyCustomer: true })
  expect((await open(token, trusted('ProfileCardLive').query, { customer: user('1') })).status).toBe(403)
  expect((await open(token, live('FormatPerformanceLive'), {}, 'https://elsewhere.example')).status).toBe(403)
})

test('a publishable key follows performance on its pages, and no person', async () => {
  const { key } = await makeKey(space, { kind: 'PUBLISHABLE', origins: [pageOrigin] })
  expect((await open(key, live('ProfileCardLive'), { customer: user('1') })).status).toBe(403)
  const stream = await open(key, live('FormatPerformanceLive'))
  await collect(rapport.db, space, clicks('user_id:1'))
  expect(await stream.next()).toMatchObject({ data: { data: { performanceChanged: { source: 'OBSERVED' } } } })
})

test('a stream ends when its token expires, says so, and a new token goes on', async () => {
  const input = { customers: [user('1')], expiresIn: 5 }
  const opened = performance.now()
  const stream = await follow(input)
  await collect(rapport.db, space, clicks('user_id:1'))
  expect(await stream.next()).toMatchObject({ data: { data: { interactionAdded: { kind: 'CLICK' } } } })
  expect(await stream.next()).toEqual({
    event: 'next',
    data: {
      errors: [
        {
          message: 'The embed token has expired. Subscribe again with a new one, and ask for what you missed.',
          extensions: { code: 'UNAUTHENTICATED' },
        },
      ],
    },
  })
  expect(performance.now() - opened).toBeLessThan(7000)
  expect(await stream.next()).toMatchObject({ event: 'complete' })
  expect(await stream.next()).toBeNull()

  const again = await follow(input)
  await collect(rapport.db, space, clicks('user_id:1'))
  expect(await again.next()).toMatchObject({ data: { data: { interactionAdded: { kind: 'CLICK' } } } })
})

test('a stream of a revoked token tells nothing more', async () => {
  const { id, key } = await makeKey(space, { scope: 'READ' })
  const { createEmbedToken } = await space.ask<{ createEmbedToken: { token: string } }>(
    `mutation { createEmbedToken(input: { origins: ["${pageOrigin}"], anyCustomer: true }) { ... on EmbedToken { token } } }`,
    {},
    { credential: key },
  )
  const stream = await open(createEmbedToken.token, live('ProfileCardLive'), { customer: user('1') })
  await space.ask(`mutation { revokeApiKey(id: "${id}") { __typename } }`)
  await collect(rapport.db, space, clicks('user_id:1'))
  expect(await stream.next()).toMatchObject({ data: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } })
  expect(await stream.next()).toMatchObject({ event: 'complete' })
})

test('a token has fifty streams at once, and another when one of them ends', async () => {
  const token = await embedToken(space, { customers: [user('1')] })
  const streams = []
  for (let i = 0; i < 50; i++) streams.push(await open(token, live('ProfileCardLive'), { customer: user('1') }))
  const refused = await open(token, live('ProfileCardLive'), { customer: user('1') })
  expect(await refused.next()).toMatchObject({
    data: { errors: [{ message: expect.stringContaining('too many'), extensions: { code: 'TOO_MANY_STREAMS' } }] },
  })
  expect((await follow({ customers: [user('1')] })).waiting).toEqual([])

  streams[0]!.close()
  const next = () => open(token, live('ProfileCardLive'), { customer: user('1') })
  await expect
    .poll(async () => {
      const stream = await next()
      await setTimeout(silence)
      return stream.waiting
    })
    .toEqual([])
})
