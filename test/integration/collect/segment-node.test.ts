import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { Analytics } from '@segment/analytics-node'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { asContent, expectEveryField, type SegmentMessage } from '../../support/segment-message.ts'
import { newSender, tell } from '../../support/sender.ts'

const rapport = await startRapport()
const host = await rapport.app.listen({ host: '127.0.0.1', port: 0 })

test('@segment/analytics-node works by changing its host, and every field that it sends is where the README says', async () => {
  const { space, key } = await newSender(await rapport.newSpace())
  const analytics = new Analytics({ writeKey: key, host })
  const failures: unknown[] = []
  const messages: SegmentMessage[] = []
  analytics.on('error', (failure) => failures.push(failure))
  analytics.on('http_request', ({ body }) => {
    const { batch, sentAt } = JSON.parse(String(body)) as { batch: SegmentMessage[]; sentAt: string }
    messages.push(...batch.map((message) => ({ ...message, sentAt })))
  })

  const who = { userId: '42', anonymousId: 'visitor-1' }
  const context = {
    locale: 'nb-NO',
    page: { path: '/shop', url: 'https://shop.example/shop' },
    campaign: { name: 'Autumn', source: 'instagram', medium: 'cpc' },
    device: { type: 'phone', model: 'Invented 7' },
  }
  const integrations = { All: true, Elsewhere: { on: false } }
  const timestamp = new Date(Date.UTC(2026, 7, 17, 12, 0, 0))
  analytics.identify({
    ...who,
    traits: { name: 'Ada Lund', email: 'Ada@Example.com', phone: '+47 21 03 00 01', plan: 'pro', seats: 3 },
    context,
  })
  analytics.track({
    ...who,
    event: 'Order Completed',
    properties: { order_id: 'o-1', revenue: 129.5, currency: 'nok', creative: 'hill-climb', format: 'meta_reels' },
    context,
    integrations,
    timestamp,
  })
  analytics.track({ ...who, event: 'Comment Posted', properties: { text: 'What a hill', channel: 'Facebook' } })
  analytics.page({ ...who, category: 'Shop', name: 'Helmets', properties: { path: '/helmets', title: 'Our helmets' } })
  analytics.screen({ ...who, name: 'Cart', properties: { items: [{ sku: 'h-1', count: 2 }] } })
  analytics.group({ ...who, groupId: 'club-7', traits: { name: 'Hill Climbers', members: 40 } })
  analytics.alias({ userId: '42', previousId: 'visitor-0' })
  await analytics.closeAndFlush()
  expect(failures).toEqual([])
  expect(messages.map(({ type }) => type)).toEqual(['identify', 'track', 'track', 'page', 'screen', 'group', 'alias'])

  const customer = await tell(space, 'user_id', '42')
  expect(customer).toMatchObject({
    displayName: 'Ada Lund',
    known: true,
    traits: {
      name: 'Ada Lund',
      plan: 'pro',
      seats: 3,
      groupId: 'club-7',
      group: { name: 'Hill Climbers', members: 40 },
    },
  })
  expect(customer?.identities.map(({ namespace, value }) => `${namespace}:${value}`).toSorted()).toEqual([
    'anonymous_id:visitor-0',
    'anonymous_id:visitor-1',
    'email:ada@example.com',
    'phone:+4721030001',
    'user_id:42',
  ])
  const told = customer?.interactions.edges.map(({ node }) => node) ?? []
  const deeds = messages.filter(({ type }) => ['track', 'page', 'screen'].includes(type))
  expect(told).toHaveLength(deeds.length)
  for (const message of deeds)
    expectEveryField(
      message,
      told.find(({ name }) => name === (message.event ?? message.name)),
    )
  expect(Object.fromEntries(told.map((one) => [one.name, one]))).toMatchObject({
    'Order Completed': {
      kind: 'PURCHASE',
      value: '129.5',
      currency: 'NOK',
      channel: 'instagram',
      creative: { name: 'hill-climb', platform: 'META' },
    },
    'Comment Posted': { kind: 'COMMENT', text: 'What a hill', channel: 'facebook' },
    Helmets: { kind: 'PAGE_VIEW' },
    Cart: { kind: 'PAGE_VIEW' },
  })

  const kept = await rapport.db.query<{ id: string; content: object }>(
    'SELECT message_id AS id, content FROM profile_message WHERE workspace_id = $1::uuid',
    [space.id],
  )
  const people = messages.filter((message) => !deeds.includes(message))
  expect(Object.fromEntries(kept.map(({ id, content }) => [id, content]))).toEqual(
    Object.fromEntries(people.map((message) => [message.messageId, asContent(message)])),
  )
})

test('a program of @segment/analytics-node that says closeAndFlush as its last word ends, and all that it told is there', async () => {
  const { space, key } = await newSender(await rapport.newSpace())
  const program = `
    import { Analytics } from '@segment/analytics-node'
    const analytics = new Analytics({ writeKey: ${JSON.stringify(key)}, host: ${JSON.stringify(host)}, flushAt: 10 })
    for (let i = 0; i < 47; i++) analytics.track({ userId: '42', event: 'Event ' + i })
    await analytics.closeAndFlush()`
  const { stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: import.meta.dirname,
  })
  expect(stderr).toBe('')
  const customer = await tell(space, 'user_id', '42')
  const names = customer?.interactions.edges.map(({ node }) => node.name) ?? []
  expect(names.toSorted()).toEqual(Array.from({ length: 47 }, (_, i) => `Event ${i}`).toSorted())
})
