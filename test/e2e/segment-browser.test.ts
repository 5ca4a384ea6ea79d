import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AnalyticsBrowser } from '@segment/analytics-next'
import { describeInChromium, patience } from '../support/chromium.ts'
import { startHost } from '../support/host-page.ts'
import { startServer, type RunningServer } from '../support/running-server.ts'
import { asContent, expectEveryField, type SegmentMessage } from '../support/segment-message.ts'
import { customerQuery, type Told } from '../support/sender.ts'

declare global {
  interface Window {
    AnalyticsNext: { AnalyticsBrowser: typeof AnalyticsBrowser }
    analytics: AnalyticsBrowser
  }
}

/** The package as a browser takes it: one script that sets `AnalyticsNext`. */
const client = await readFile(
  createRequire(import.meta.url).resolve('@segment/analytics-next/dist/umd/index.js'),
  'utf8',
)

/** Robots are told by their browser, and the one that runs tests calls itself one. */
const userAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36'

describeInChromium('@segment/analytics-next', (open) => {
  let rapport: RunningServer
  beforeAll(async () => {
    rapport = await startServer({ demoData: false })
  }, 60_000)
  afterAll(() => rapport.close())

  test('works by changing its host, and every field that it sends is where the README says', async () => {
    const { createApiKey } = await rapport.ask<{ createApiKey: { key: string } }>(
      'mutation { createApiKey(name: "shop", kind: WRITE) { key } }',
    )
    const site = await startHost()
    const { page, troubles } = await open({ userAgent })
    await page.addInitScript({ content: client })
    const messages: SegmentMessage[] = []
    const places = new Set<string>()
    page.on('request', (request) => {
      places.add(new URL(request.url()).origin)
      if (request.method() === 'POST') messages.push(request.postDataJSON() as SegmentMessage)
    })
    await page.goto(`${site.origin}/shop?utm_source=instagram&utm_medium=cpc&utm_campaign=Autumn`)
    await page.evaluate(
      async ({ writeKey, cdnURL }) => {
        const analytics = window.AnalyticsNext.AnalyticsBrowser.load({ writeKey, cdnURL })
        await analytics.page('Shop', 'Helmets', { shelf: 3 })
        await analytics.track('Product Added', {
          product_id: 'h-1',
          value: 49,
          currency: 'EUR',
          creative: 'hill-climb',
        })
        await analytics.identify('42', { name: 'Ada Lund', email: 'ada@example.com', plan: 'pro' })
        await analytics.track(
          'Order Completed',
          { order_id: 'o-1', revenue: 129.5, currency: 'NOK', items: [{ sku: 'h-1' }] },
          { integrations: { Elsewhere: false } },
        )
        await analytics.screen('Cart', { items: 1 })
        await analytics.group('club-7', { name: 'Hill Climbers' })
        await analytics.alias('ada', '42')
        await analytics.alias('42', 'visitor-0')
      },
      { writeKey: createApiKey.key, cdnURL: rapport.url },
    )
    await expect.poll(() => messages.length, { timeout: patience }).toBe(8)
    await page.waitForLoadState('networkidle')
    await site.close()

    expect(troubles).toEqual([])
    expect([...places].toSorted()).toEqual([rapport.url, site.origin].toSorted())
    const { customer } = await rapport.ask<{ customer: Told }>(customerQuery, {
      identity: { namespace: 'user_id', value: '42' },
    })
    expect(customer).toMatchObject({
      displayName: 'Ada Lund',
      known: true,
      traits: { plan: 'pro', groupId: 'club-7', group: { name: 'Hill Climbers' } },
    })
    expect(customer.identities.map(({ namespace, value }) => `${namespace}:${value}`).toSorted()).toEqual(
      [
        'email:ada@example.com',
        'user_id:42',
        'anonymous_id:visitor-0',
        `anonymous_id:${messages[0]?.['anonymousId']}`,
      ].toSorted(),
    )
    const told = customer.interactions.edges.map(({ node }) => node)
    const deeds = messages.filter(({ type }) => ['track', 'page', 'screen'].includes(type))
    expect(told.map(({ kind }) => kind).toSorted()).toEqual(['ADD_TO_CART', 'PAGE_VIEW', 'PAGE_VIEW', 'PURCHASE'])
    for (const message of deeds)
      expectEveryField(
        message,
        told.find(({ name }) => name === (message.event ?? message.name)),
      )
    expect(Object.fromEntries(told.map((one) => [one.name, one]))).toMatchObject({
      Helmets: {
        channel: 'instagram',
        properties: { shelf: 3, category: 'Shop', path: '/shop', title: 'Intranet' },
        context: {
          userAgent,
          page: { path: '/shop' },
          campaign: { name: 'Autumn', source: 'instagram', medium: 'cpc' },
        },
      },
      'Product Added': { value: '49', currency: 'EUR', creative: { name: 'hill-climb' } },
      'Order Completed': { value: '129.5', currency: 'NOK' },
    })

    const kept = await rapport.db.query<{ id: string; content: object }>(
      'SELECT message_id AS id, content FROM profile_message',
    )
    const people = messages.filter((message) => !deeds.includes(message))
    expect(Object.fromEntries(kept.map(({ id, content }) => [id, content]))).toEqual(
      Object.fromEntries(people.map((message) => [message.messageId, asContent(message)])),
    )
  })

  test('tells again what it could not deliver while the server was away, once', async () => {
    const { createApiKey } = await rapport.ask<{ createApiKey: { key: string } }>(
      'mutation { createApiKey(name: "again", kind: WRITE) { key } }',
    )
    const site = await startHost()
    const { page } = await open({ userAgent })
    await page.addInitScript({ content: client })
    await page.goto(site.origin)
    await page.evaluate(
      async ({ writeKey, cdnURL }) => {
        window.analytics = window.AnalyticsNext.AnalyticsBrowser.load({ writeKey, cdnURL })
        await window.analytics.track('Before', {})
      },
      { writeKey: createApiKey.key, cdnURL: rapport.url },
    )
    await rapport.goDown()
    await page.evaluate(() => window.analytics.track('While Away', {}))
    await rapport.comeBack()
    const stored = () =>
      rapport.db.query<{ name: string; times: number }>(
        `SELECT name, count(*)::int AS times FROM interaction WHERE name IN ('Before', 'While Away') GROUP BY name ORDER BY name`,
      )
    await expect.poll(stored, { timeout: 30_000 }).toEqual([
      { name: 'Before', times: 1 },
      { name: 'While Away', times: 1 },
    ])
    await site.close()
  })
})
