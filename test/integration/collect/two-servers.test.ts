import { open } from '@rapport/prisma/open.ts'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startCrowd } from '../../support/crowd.ts'
import { newDatabase, onServer } from '../../support/databases.ts'
import { environment, freePort, start } from '../../support/processes.ts'
import { startRoundRobin } from '../../support/round-robin.ts'
import { browser } from '../../support/sender.ts'
import { counterDifferences, storedMessages } from '../../support/stored.ts'

// Milliseconds; servers take a while to start where much else is going on.
vi.setConfig({ testTimeout: 90_000 })

const secretKey = 'rk_of_this_test_and_no_other'
const writeKey = 'wk_of_this_test_and_no_other'

/** Servers on one new database, and one address before them. */
async function startServers(count: number) {
  const { options, close, drop } = await newDatabase()
  onTestFinished(drop)
  await close()
  const keys = { DEMO_DATA: 'false', BOOTSTRAP_SECRET_KEY: secretKey, BOOTSTRAP_WRITE_KEY: writeKey }
  const started = await Promise.all(
    Array.from({ length: count }, async () => {
      const port = await freePort()
      const server = start('main.ts', [], environment(options, { ...keys, PORT: port }))
      await server.says(/is up/)
      return { url: `http://127.0.0.1:${port}`, server }
    }),
  )
  const urls = started.map((one) => one.url)
  const url = await startRoundRobin(urls)
  const post = async (path: string, key: string, body: object, at = url) => {
    // Visitors come with a browser; without one they would be robots.
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}`, 'user-agent': browser }
    const answer = await fetch(at + path, { method: 'POST', headers, body: JSON.stringify(body) })
    expect(answer.status).toBe(200)
    return answer.json()
  }
  const ask = async <Data>(query: string, variables: object = {}, at = url): Promise<Data> => {
    const { data, errors } = (await post('/graphql', secretKey, { query, variables }, at)) as {
      data: Data
      errors?: unknown
    }
    expect(errors).toBeUndefined()
    return data
  }
  return {
    url,
    /** Stops every server and opens what they leave behind. */
    async leave() {
      for (const { server } of started) server.process.kill('SIGTERM')
      for (const { server } of started) expect(await server.ended).toMatchObject({ code: 0, stderr: '' })
      const db = await open(options)
      onTestFinished(() => db.close())
      return db
    },
    /** Sends messages to whoever's turn it is. */
    send: (batch: readonly object[]) => post('/v1/batch', writeKey, { batch }),
    /** Sends two batches at the same time, to a server each where there are two. */
    sendAtOnce: (one: object[], other: object[]) =>
      Promise.all([one, other].map((batch, nth) => post('/v1/batch', writeKey, { batch }, urls[nth % count]))),
    ask,
    /** Asks everybody who might know. */
    askAll<Data>(query: string) {
      return Promise.all(urls.map((at) => ask<Data>(query, {}, at)))
    },
    askAtOnce<Data>(query: string, one: object, other: object) {
      return Promise.all([one, other].map((variables, nth) => ask<Data>(query, variables, urls[nth % count])))
    },
  }
}

type Servers = Awaited<ReturnType<typeof startServers>>

const everything = `{
  formatPerformance(input: { source: OBSERVED, groupBy: [FORMAT, DAY] }) {
    currency rows { format { name } creatives impressions clicks conversions revenue ctr { value low high } } total { impressions clicks revenue } }
  customers(first: 10) { edges { node {
    displayName known traits firstSeenAt lastSeenAt identities { namespace value } affinities(first: 5) { format { name } mean low high sampleSize }
    interactions(first: 20) { edges { node { kind name at text value currency channel creative { name platform } properties } } } } } } }`

/** Some days of a small shop. Each message goes out when the one before is stored, so that any two may meet different servers. */
async function story({ send }: Servers): Promise<void> {
  const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 20, minute * 30)).toISOString()
  for (let i = 0; i < 36; i++) {
    const ad = {
      creative: `c${i % 5}`,
      platform: 'meta',
      format: i % 2 ? 'meta_reels' : 'meta_carousel',
      campaign: 'Spring',
    }
    const visitor = { anonymousId: `v${i % 6}` }
    const shown = {
      ...visitor,
      type: 'track',
      event: 'Ad Impression',
      messageId: `shown-${i}`,
      timestamp: at(i),
      properties: ad,
    }
    await send([shown])
    // The same once more, which is the other server's turn.
    await send([shown, { ...shown, event: 'Ad Clicked', messageId: `clicked-${i % 20}`, timestamp: at(i % 20) }])
    const user = { ...visitor, userId: `u${i % 6}` }
    if (i % 6 === i % 4)
      await send([
        {
          ...user,
          type: 'identify',
          messageId: `who-${i}`,
          timestamp: at(i),
          traits: { name: `Ada ${i % 6}`, visits: i },
        },
      ])
    if (i % 3 === 0)
      await send([
        {
          userId: user.userId,
          type: 'track',
          event: 'Order Completed',
          messageId: `bought-${i}`,
          timestamp: at(i),
          properties: { ...ad, revenue: i, currency: 'EUR' },
        },
      ])
  }
}

if (onServer)
  test('what two servers on one database take in turn, both tell as one server alone would', async () => {
    const [one, two] = [await startServers(1), await startServers(2)]
    await story(one)
    await story(two)
    const expected = await one.ask<{ customers: { edges: object[] } }>(everything)
    expect(expected.customers.edges).toHaveLength(6)
    expect(expected).toMatchObject({ formatPerformance: { total: { impressions: 36, clicks: 20 } } })
    expect(await two.askAll(everything)).toEqual([expected, expected])
  })

const count = onServer ? 2 : 1
const servers = onServer ? 'two servers on one database' : 'a server'

test(`sent twice at once to ${servers}, an event counts once, under load too`, async () => {
  const { url, sendAtOnce, leave } = await startServers(count)
  const crowd = startCrowd({ url, writeKey })
  const ids: string[] = []
  for (let i = 0; i < 30; i++) {
    const batch = ['a', 'b', 'c'].map((letter) => ({
      messageId: `twice-${i}-${letter}`,
      type: 'track',
      userId: `u${i % 7}`,
    }))
    const messages = batch.map((message) => ({
      ...message,
      event: 'Ad Clicked',
      properties: { creative: `new-${i}`, format: 'meta_reels' },
    }))
    await sendAtOnce(messages, messages.toReversed())
    ids.push(...batch.map(({ messageId }) => messageId))
  }
  await crowd.getsThrough(200)
  await crowd.finish()
  expect(Object.keys(crowd.answers)).toEqual(['200'])
  const stored = await leave()
  expect(await storedMessages(stored)).toEqual(new Map([...crowd.acknowledged, ...ids].map((id) => [id, 1])))
  expect(await counterDifferences(stored)).toEqual([])
})

test(`merged twice at once by ${servers}, a pair is one customer, tied once`, async () => {
  const { send, ask, askAtOnce, sendAtOnce, leave } = await startServers(count)
  const pairs = Array.from({ length: 24 }, (_, i) => ({ anonymousId: `v${i}`, userId: `u${i}` }))
  await send(pairs.map(({ anonymousId }) => ({ type: 'track', anonymousId, event: 'Ad Clicked' })))
  await send(pairs.map(({ userId }) => ({ type: 'track', userId, event: 'Followed' })))
  const idOf = async (namespace: string, value: string) => {
    const { customer } = await ask<{ customer: { id: string } }>(byIdentity, { identity: { namespace, value } })
    return customer.id
  }
  const merge =
    'mutation ($customerId: ID!, $otherId: ID!) { mergeCustomers(customerId: $customerId, otherId: $otherId) { __typename } }'
  for (const [i, { anonymousId, userId }] of pairs.entries()) {
    const identify = { type: 'identify', anonymousId, userId }
    const alias = { type: 'alias', userId, previousId: anonymousId }
    if (i % 3 === 0) await sendAtOnce([identify], [identify])
    else if (i % 3 === 1) await sendAtOnce([identify], [alias])
    else {
      const [customerId, otherId] = [await idOf('anonymous_id', anonymousId), await idOf('user_id', userId)]
      // From both ends.
      await askAtOnce(merge, { customerId, otherId }, { customerId: otherId, otherId: customerId })
    }
  }
  const all = new Set<string>()
  for (const { anonymousId, userId } of pairs) {
    const [user, visitor] = await Promise.all(
      [await idOf('user_id', userId), await idOf('anonymous_id', anonymousId)].map((customerId) =>
        ask<{ explainIdentity: { profiles: { id: string }[]; merges: { id: string }[] } }>(explained, { customerId }),
      ),
    )
    expect(user?.explainIdentity.profiles).toHaveLength(2)
    expect(user?.explainIdentity.merges).toHaveLength(1)
    expect(visitor).toEqual(user)
    for (const { id } of user!.explainIdentity.profiles) all.add(id)
  }
  expect(all.size).toBe(2 * pairs.length)
  expect(await counterDifferences(await leave())).toEqual([])
})

const byIdentity = 'query ($identity: IdentityInput!) { customer(identity: $identity) { id } }'
const explained = `query ($customerId: ID!) {
  explainIdentity(customerId: $customerId) { ... on IdentityExplanation { profiles { id } merges { id } } } }`
