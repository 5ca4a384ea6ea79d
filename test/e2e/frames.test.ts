import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFindings, describeInChromium, patience } from '../support/chromium.ts'
import { startHost, type Host } from '../support/host-page.ts'
import { startServer, type RunningServer } from '../support/running-server.ts'
import { makeShare } from '../support/shares.ts'
import { fillSmallShop } from '../support/small-shop.ts'

const screenshots = join(import.meta.dirname, 'screenshots')

interface Message {
  type?: string
  height?: number
  code?: string
  message?: string
  secret?: string
  value?: number
  /** Who sent it, as the browser says. */
  from: string
}

/** What frames tell the page around them, from the beginning. */
async function messagesOf(page: Page): Promise<Message[]> {
  const messages: Message[] = []
  await page.exposeFunction('noteMessage', (message: Message) => messages.push(message))
  await page.addInitScript(() => {
    const { noteMessage } = globalThis as unknown as { noteMessage: (message: object) => void }
    if (self === top) addEventListener('message', ({ data, origin }) => noteMessage({ ...data, from: origin }))
  })
  return messages
}

describeInChromium('a framed element', (open) => {
  let rapport: RunningServer
  let host: Host
  let card: string
  let performance: string
  beforeAll(async () => {
    rapport = await startServer({ demoData: false })
    await fillSmallShop(rapport)
    host = await startHost()
    card = (await makeShare(rapport, { origins: [host.origin] })).url
    const { createApiKey } = await rapport.ask<{ createApiKey: { key: string } }>(
      'mutation ($origins: [String!]) { createApiKey(name: "page", kind: PUBLISHABLE, origins: $origins) { key } }',
      { origins: [host.origin] },
    )
    performance = `${rapport.url}/frame/format-performance?key=${createApiKey.key}`
  }, 60_000)
  afterAll(async () => {
    await host.close()
    await rapport.close()
  })

  const iframe = (src: string, sandbox = 'sandbox="allow-scripts"', height = 300) =>
    `<iframe src="${src.replaceAll('&', '&amp;')}" title="Rapport" width="100%" height="${height}" frameborder="0" ${sandbox}></iframe>`

  test('lives in a sandbox of another origin, and tells its height and that it is ready', async () => {
    host.page = { body: iframe(performance) }
    const { page, troubles } = await open()
    const messages = await messagesOf(page)
    await page.goto(host.origin)
    await expect
      .poll(() => messages.map(({ type }) => type).toSorted(), { timeout: patience })
      .toEqual(['rapport-ready', 'rapport-resize'])
    expect(
      messages.every(({ from }) => from === 'null'),
      'it has no origin of its own',
    ).toBe(true)
    const frame = page.frameLocator('iframe')
    await frame.getByText('Playable works best.').waitFor()
    const before = messages.find(({ type }) => type === 'rapport-resize')?.height ?? 0
    const element = await frame.locator('rapport-format-performance').boundingBox()
    expect(before).toBeGreaterThanOrEqual(Math.ceil(element?.height ?? Infinity))
    expect(before).toBeLessThan((element?.height ?? 0) + 8)

    await frame.getByText('All numbers').click()
    await expect.poll(() => messages.at(-1)?.height, { timeout: patience }).toBeGreaterThan(before + 50)
    expect(troubles).toEqual([])
  })

  test('shows the same where no script may run at all', async () => {
    host.page = { body: iframe(performance, 'sandbox=""') + iframe(card, 'sandbox=""') }
    const { page } = await open()
    const messages = await messagesOf(page)
    await page.goto(host.origin)
    await page.frameLocator('iframe >> nth=0').getByText('Playable works best.').waitFor()
    await page.frameLocator('iframe >> nth=1').getByText('Ada Invented').waitFor()
    expect(messages).toEqual([])
  })

  test('lives on a page that isolates itself', async () => {
    host.page = {
      headers: { 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-opener-policy': 'same-origin' },
      body: iframe(performance) + iframe(card, ''),
    }
    const { page, troubles } = await open()
    const messages = await messagesOf(page)
    await page.goto(host.origin)
    await page.frameLocator('iframe >> nth=0').getByText('Playable works best.').waitFor()
    await page.frameLocator('iframe >> nth=1').getByText('Ada Invented').waitFor()
    await expect
      .poll(() => messages.filter(({ type }) => type === 'rapport-ready').length, { timeout: patience })
      .toBe(2)
    expect(new Set(messages.map(({ from }) => from))).toEqual(new Set(['null', rapport.url]))
    expect(troubles).toEqual([])
  })

  test('is not shown by pages of other origins', async () => {
    host.page = { body: iframe(performance) + iframe(card) }
    const { page, troubles } = await open()
    const messages = await messagesOf(page)
    await page.goto(host.origin.replace('127.0.0.1', 'localhost'))
    await expect
      .poll(() => troubles.filter((trouble) => trouble.includes('frame-ancestors')).length, { timeout: patience })
      .toBe(2)
    expect(messages).toEqual([])
    for (const frame of page.frames()) expect(await frame.getByText(/works best|Ada/).count()).toBe(0)
  })

  test('says why it has nothing to show, in words and in a message', async () => {
    const { id, url } = await makeShare(rapport, { origins: [host.origin] })
    await rapport.ask('mutation ($id: ID!) { revokeShare(id: $id) { __typename } }', { id })
    host.page = { body: iframe(url) }
    const { page } = await open()
    const messages = await messagesOf(page)
    await page.goto(host.origin)
    const sentence = 'This link has ended. Ask whoever gave it to you for a new one.'
    await page.frameLocator('iframe').getByText(sentence).waitFor()
    await expect
      .poll(() => messages, { timeout: patience })
      .toContainEqual({ type: 'rapport-token-needed', from: 'null' })
    expect(messages).toContainEqual({ type: 'rapport-error', code: 'TOKEN', message: sentence, from: 'null' })
  })

  test('tells nothing but its height where the browser does not tell who is around it', async () => {
    // Around it is a frame without an origin; one that any page may frame, because it has nothing to show.
    const notice = `${rapport.url}/frame/none`
    host.page = {
      body: `<iframe sandbox="allow-scripts" srcdoc="&lt;script&gt;onmessage=({data})=>parent.postMessage(data,'*')&lt;/script&gt;
        &lt;iframe src='${notice}'&gt;&lt;/iframe&gt;"></iframe>`,
    }
    const { page } = await open()
    const messages = await messagesOf(page)
    await page.goto(host.origin)
    await expect.poll(() => messages.length, { timeout: patience }).toBeGreaterThan(0)
    await page.waitForLoadState('networkidle')
    expect(new Set(messages.map(({ type }) => type))).toEqual(new Set(['rapport-resize']))
  })

  test('speaks with WordPress as WordPress’s own frames do', async () => {
    host.page = { body: iframe(`${performance}#?secret=aB3dE6gH9j`) }
    const { page } = await open()
    const messages = await messagesOf(page)
    await page.goto(host.origin)
    await expect
      .poll(() => messages, { timeout: patience })
      .toContainEqual({
        message: 'height',
        value: expect.any(Number),
        secret: 'aB3dE6gH9j',
        from: 'null',
      })
  })

  test('speaks the language that the address or the browser asks for, and looks as the address says', async () => {
    const { page, troubles } = await open({ locale: 'en-GB' })
    await page.goto(`${card}&theme=dark`)
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
    const surface = page.locator('rapport-profile-card [part=base]')
    expect(await surface.evaluate((base) => getComputedStyle(base).backgroundColor)).toBe('rgb(22, 26, 34)')
    expect(troubles).toEqual([])
  })

  const views = [
    { name: 'profile-card', address: () => card },
    { name: 'format-performance', address: () => performance },
    { name: 'format-performance-days', address: () => `${performance}&group-by=day` },
    { name: 'notice', address: () => `${rapport.url}/frame/none` },
  ]
  const cases = views.flatMap((view) => [320, 1000].map((width) => ({ ...view, width })))

  test.each(cases)(
    '$name at $width px, by day and by night: nothing for axe to find, nothing cut off',
    async (view) => {
      const { name, address, width } = view
      // By itself, as axe sees one document only; then on a page.
      const { page } = await open({ viewport: { width, height: 700 } })
      await page.goto(address())
      expect(await page.evaluate(() => document.documentElement.scrollWidth), 'width').toBeLessThanOrEqual(width)
      expect(await accessibilityFindings(page), 'light').toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await accessibilityFindings(page, ['color-contrast']), 'dark').toEqual([])

      host.page = { body: iframe(address(), undefined, 1000), style: 'body { margin: 8px; font-family: serif }' }
      const messages = await messagesOf(page)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await page.goto(host.origin)
        await expect.poll(() => messages.length, { timeout: patience }).toBeGreaterThan(0)
        await page.screenshot({ path: join(screenshots, `frame-${name}-${width}-${colorScheme}.png`), fullPage: true })
      }
    },
  )
})
