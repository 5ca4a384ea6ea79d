import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInChromium, patience } from '../support/chromium.ts'
import { startHost } from '../support/host-page.ts'
import { startServer, type RunningServer } from '../support/running-server.ts'
import { browser } from '../support/sender.ts'

const question = `query ($identity: IdentityInput!) {
  customer(identity: $identity) {
    displayName email known identities { namespace value }
    engagement { exposures responses interactions }
    interactions(first: 50) { edges { node {
      kind name channel robot properties context creative { name format { id } campaign { name } } } } }
  }
  formatPerformance(input: { source: OBSERVED }) { rows { format { id } impressions clicks robots } }
}`

interface Answer {
  customer: { interactions: { edges: { node: { name: string; context: { page: { path: string } } } }[] } } | null
  formatPerformance: object
}

describeInChromium('the tag and a server', (open) => {
  let rapport: RunningServer
  beforeAll(async () => {
    rapport = await startServer({ demoData: false })
  }, 60_000)
  afterAll(() => rapport.close())

  test('make what a visitor sees, clicks and says one customer, and count each thing once, even when an answer is lost', async () => {
    const { createApiKey } = await rapport.ask<{ createApiKey: { key: string } }>(
      'mutation { createApiKey(name: "site", kind: WRITE) { key } }',
    )
    const ask = (namespace: string, value: string) => rapport.ask<Answer>(question, { identity: { namespace, value } })
    const told = async (namespace: string, value: string) =>
      (await ask(namespace, value)).customer?.interactions.edges.map(
        ({ node }) => `${node.name} ${node.context.page.path}`,
      )
    const script = `<script src="${rapport.url}/t.js" data-key="${createApiKey.key}" async></script>`
    const site = await startHost()
    site.page.body = `${script}<a href="/climb" data-rapport-creative="hill-climb" data-rapport-creative-name="Hill climb"
      data-rapport-format="meta_playable" data-rapport-campaign="autumn" data-rapport-channel="website">Climb</a>`
    const { page } = await open()
    // Robots are told by their browser, and the one that runs tests calls itself one; what Playwright has it say instead ends with the page,
    // a moment before the last beacon leaves.
    await page.addInitScript(
      (userAgent) => Object.defineProperty(navigator, 'userAgent', { value: userAgent }),
      browser,
    )
    let lost = 0
    await page.route(`${rapport.url}/v1/batch`, async (route) => {
      if (lost > 0) return route.continue()
      lost++
      await route.fetch()
      await route.abort()
    })
    await page.goto(`${site.origin}/shop`)
    const visitor = await page.waitForFunction(() => localStorage.getItem('rapport-id'))
    const visitorId = String(await visitor.jsonValue())
    await expect
      .poll(() => told('anonymous_id', visitorId), { timeout: patience })
      .toEqual(['Ad Impression /shop', 'Intranet /shop'])

    site.page.body = `${script}<script>window.rapport ||= []
      rapport.push(['identify', '42', { name: 'Ada Lund', email: 'ada@example.com' }])</script>`
    await page.locator('a').click()
    await page.waitForURL('**/climb')
    await expect
      .poll(() => told('user_id', '42'), { timeout: patience })
      .toEqual(['Intranet /climb', 'Ad Clicked /shop', 'Ad Impression /shop', 'Intranet /shop'])
    await page.close({ runBeforeUnload: true })
    await site.close()

    expect(lost).toBe(1)
    const ad = {
      channel: 'website',
      robot: null,
      creative: { name: 'Hill climb', format: { id: 'meta_playable' }, campaign: { name: 'autumn' } },
    }
    expect(await ask('user_id', '42')).toMatchObject({
      customer: {
        displayName: 'Ada Lund',
        email: 'ada@example.com',
        known: true,
        identities: expect.arrayContaining([{ namespace: 'anonymous_id', value: visitorId }]),
        engagement: { exposures: 1, responses: 1, interactions: 4 },
        interactions: {
          edges: [
            { node: { kind: 'PAGE_VIEW', robot: null, creative: null } },
            { node: { kind: 'CLICK', ...ad } },
            { node: { kind: 'IMPRESSION', ...ad } },
            { node: { kind: 'PAGE_VIEW', robot: null, creative: null } },
          ],
        },
      },
      formatPerformance: {
        rows: [{ format: { id: 'meta_playable' }, impressions: 1, clicks: 1, robots: 0 }],
      },
    })
  })
})
