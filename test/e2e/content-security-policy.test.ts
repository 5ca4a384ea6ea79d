import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInChromium, patience } from '../support/chromium.ts'
import { documentedLines, startHost, type Host } from '../support/host-page.ts'
import { startServer, type RunningServer } from '../support/running-server.ts'
import { fillSmallShop } from '../support/small-shop.ts'

describeInChromium('a page with a strict Content-Security-Policy', (open) => {
  let rapport: RunningServer
  let host: Host
  beforeAll(async () => {
    rapport = await startServer({ demoData: false })
    await fillSmallShop(rapport)
    host = await startHost(rapport)
  }, 60_000)
  afterAll(async () => {
    await host.close()
    await rapport.close()
  })

  const policy = (...directives: string[]) => ["default-src 'none'", "style-src 'none'", ...directives].join('; ')
  const body = () => `${documentedLines(rapport.url)}
    <rapport-format-performance group-by="day" token-url="/rapport-token"></rapport-format-performance>`
  const trusted = ["require-trusted-types-for 'script'", 'trusted-types rapport-html']

  test('lets the elements live, styles, charts and Trusted Types included', async () => {
    host.page = {
      policy: policy(`script-src ${rapport.url}`, `connect-src ${rapport.url} 'self'`, ...trusted),
      body: body(),
    }
    const { page, events, troubles } = await open()
    await page.goto(host.origin)
    await expect.poll(() => events.filter((event) => event.endsWith(' ready')).length, { timeout: patience }).toBe(3)
    await page.getByText('All numbers').first().click()
    expect(troubles).toEqual([])
    const card = page.locator('rapport-profile-card [part=base]')
    expect(await card.evaluate((base) => getComputedStyle(base).borderTopWidth), 'style of the card').toBe('1px')
  })

  test('that does not name the server keeps the elements from their data, and they say so', async () => {
    host.page = { policy: policy(`script-src ${rapport.url}`, "connect-src 'self'", ...trusted), body: body() }
    const { page, events, troubles } = await open()
    await page.goto(host.origin)
    await expect
      .poll(() => events.filter((event) => event.endsWith(' error CSP')).length, { timeout: patience })
      .toBe(3)
    await expect
      .poll(() => troubles, { timeout: patience })
      .toContainEqual(expect.stringContaining(`policy: connect-src ${rapport.url}/graphql`))
    expect(await page.getByText(`Add ${new URL(rapport.url).origin} to its connect-src.`).count()).toBe(3)
  })
})
