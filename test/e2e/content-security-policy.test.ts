import { expect, test } from 'vitest'
import { describeOnSite } from '../support/embedding-site.ts'
import { patience } from '../support/chromium.ts'
import { documentedLines } from '../support/host-page.ts'

describeOnSite('a page with a strict Content-Security-Policy', 'small shop', (open, site) => {
  const policy = (...directives: string[]) => ["default-src 'none'", "style-src 'none'", ...directives].join('; ')
  const body = () => `${documentedLines(site.rapport.url)}
    <rapport-format-performance group-by="day" token-url="/rapport-token"></rapport-format-performance>`
  const trusted = ["require-trusted-types-for 'script'", 'trusted-types rapport-html']

  test('lets the elements live, styles, charts and Trusted Types included', async () => {
    site.host.page = {
      policy: policy(`script-src ${site.rapport.url}`, `connect-src ${site.rapport.url} 'self'`, ...trusted),
      body: body(),
    }
    const { page, events, troubles } = await open()
    await page.goto(site.host.origin)
    await expect.poll(() => events.filter((event) => event.endsWith(' ready')).length, { timeout: patience }).toBe(3)
    await page.getByText('All numbers').first().click()
    expect(troubles).toEqual([])
    const card = page.locator('rapport-profile-card [part=base]')
    expect(await card.evaluate((base) => getComputedStyle(base).borderTopWidth), 'style of the card').toBe('1px')
  })

  test('that does not name the server keeps the elements from their data, and they say so', async () => {
    site.host.page = {
      policy: policy(`script-src ${site.rapport.url}`, "connect-src 'self'", ...trusted),
      body: body(),
    }
    const { page, events, troubles } = await open()
    await page.goto(site.host.origin)
    await expect
      .poll(() => events.filter((event) => event.endsWith(' error CSP')).length, { timeout: patience })
      .toBe(3)
    await expect
      .poll(() => troubles, { timeout: patience })
      .toContainEqual(expect.stringContaining(`policy: connect-src ${site.rapport.url}/graphql`))
    expect(await page.getByText(`Add ${new URL(site.rapport.url).origin} to its connect-src.`).count()).toBe(3)
  })
})
