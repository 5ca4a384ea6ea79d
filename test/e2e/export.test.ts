import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeOnSite } from '../support/embedding-site.ts'
import { patience, type OpenPage } from '../support/chromium.ts'

const screenshots = join(import.meta.dirname, 'screenshots')

describeOnSite('exporting what an element shows', 'demo', (open, site) => {
  const policy = (server: string) =>
    `default-src 'none'; style-src 'none'; script-src ${server}; connect-src 'self' ${server}; require-trusted-types-for 'script'; trusted-types rapport-html`

  const show = async (element: string, strict = true) => {
    site.host.page = {
      body: `<p id="beside">Something else</p><script type="module" src="${site.rapport.url}/w/load.js"></script>${element}`,
      ...(strict && { policy: policy(site.rapport.url) }),
    }
    const opened = await open()
    await opened.page.goto(site.host.origin)
    await expect
      .poll(() => opened.events.filter((event) => event.endsWith(' ready')), { timeout: patience })
      .toHaveLength(1)
    return opened
  }
  const performance = (attributes: string) =>
    `<rapport-format-performance token-url="/rapport-token" ${attributes}></rapport-format-performance>`

  const take = async ({ page }: OpenPage, kind: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: `Download as ${kind}` }).click(),
    ])
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
  }

  test.each([
    ['formats', performance('group-by="format" days="30"')],
    ['days', performance('group-by="day" days="30" metric="engagementRate"')],
    ['card', '<rapport-profile-card customer="user_id:42" token-url="/rapport-token"></rapport-profile-card>'],
  ])('%s as a table and as pictures, under the strictest policy', async (name, element) => {
    const opened = await show(element)
    const csv = await take(opened, 'CSV')
    const rows = csv.bytes.toString('utf8').slice(1).trimEnd().split('\r\n')
    expect(rows.length).toBeGreaterThan(3)
    expect(new Set(rows.map((row) => row.replace(/"[^"]*"/g, '').split(',').length)).size, 'cells in a row').toBe(1)
    const svg = await take(opened, 'SVG')
    expect(svg.bytes.toString('utf8')).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg".*<\/svg>$/s)
    const png = await take(opened, 'PNG')
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG')
    expect(opened.troubles).toEqual([])

    // Both pictures, as somebody opens them.
    const viewer = await open({ viewport: { width: 800, height: 100 } })
    for (const [kind, type, { bytes }] of [
      ['svg', 'image/svg+xml', svg],
      ['png', 'image/png', png],
    ] as const) {
      await viewer.page.setContent(
        `<img src="data:${type};base64,${bytes.toString('base64')}" width="800" style="display:block">`,
      )
      expect(
        await viewer.page
          .locator('img')
          .evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
      ).toBe(kind === 'svg' ? 800 : 1600)
      await viewer.page.screenshot({ path: join(screenshots, `taken-${name}.${kind}.png`), fullPage: true })
    }
  })

  test('alone on paper, with its table open and without buttons; the page is as it was afterwards', async () => {
    const { page } = await show(performance('group-by="format" days="30"'), false)
    await page.evaluate(() => {
      Object.assign(globalThis, { print: () => Object.assign(globalThis, { printed: true }) })
    })
    await page.getByRole('button', { name: 'Print' }).click()
    await expect.poll(() => page.evaluate(() => 'printed' in globalThis), { timeout: patience }).toBe(true)
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    expect(await page.locator('#beside').isVisible(), 'on the screen').toBe(true)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('#beside').isVisible(), 'on paper').toBe(false)
    expect(await page.getByRole('table').isVisible()).toBe(true)
    expect(await page.getByRole('button').count()).toBe(0)
    await page.screenshot({ path: join(screenshots, 'printed.png'), fullPage: true })
    await page.evaluate(() => dispatchEvent(new Event('afterprint')))
    expect(await page.locator('#beside').isVisible()).toBe(true)
    await page.emulateMedia({ media: 'screen' })
    expect(await page.getByRole('table').isVisible()).toBe(false)
  })
})
