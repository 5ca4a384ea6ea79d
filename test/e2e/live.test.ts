import { beforeAll, beforeEach, expect, test } from 'vitest'
import { describeOnSite } from '../support/embedding-site.ts'
import { patience } from '../support/chromium.ts'

describeOnSite('live elements', 'small shop', (open, site) => {
  let writeKey: string
  beforeAll(async () => {
    const { createApiKey } = await site.rapport.ask<{ createApiKey: { key: string } }>(
      'mutation { createApiKey(name: "shop", kind: WRITE) { key } }',
    )
    writeKey = createApiKey.key
  }, 60_000)
  beforeEach(() => {
    site.host.grant = {}
  })

  const comment = (text: string) =>
    fetch(`${site.rapport.url}/v1/track`, {
      method: 'POST',
      body: JSON.stringify({ writeKey, userId: '42', event: 'Comment Posted', properties: { text } }),
    })

  const show = async (attributes = 'live') => {
    site.host.page = {
      body: `<script type="module" src="${site.rapport.url}/w/load.js"></script>
        <rapport-profile-card customer="user_id:42" token-url="/rapport-token" ${attributes}></rapport-profile-card>`,
    }
    const opened = await open()
    const streams: string[] = []
    opened.page.on('request', (request) => {
      if (request.headers().accept === 'text/event-stream') streams.push(request.url())
    })
    await opened.page.goto(site.host.origin)
    await expect.poll(() => opened.events, { timeout: patience }).toContain('rapport-profile-card ready')
    const card = opened.page.locator('rapport-profile-card [part=base]')
    const says = (text: string) => expect.poll(() => card.innerText(), { timeout: patience }).toContain(text)
    return { ...opened, streams, says, card }
  }

  test('show what happens while somebody looks, without being asked', async () => {
    const { streams, says, troubles } = await show()
    await expect.poll(() => streams.length, { timeout: patience }).toBe(1)
    await comment('Is it still there?')
    await says('Is it still there?')
    expect(streams.length).toBe(1)
    expect(troubles).toEqual([])
  })

  test('follow nothing unless they are told to', async () => {
    const { streams, page } = await show('')
    await page.waitForTimeout(1000)
    expect(streams).toEqual([])
  })

  test('rest while the page is hidden, and show what happened since when somebody comes back', async () => {
    const { streams, says, page, card } = await show()
    await expect.poll(() => streams.length, { timeout: patience }).toBe(1)
    const hide = (hidden: boolean) =>
      page.evaluate((value) => {
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => value })
        document.dispatchEvent(new Event('visibilitychange'))
      }, hidden)
    await hide(true)
    await comment('Nobody looks.')
    await page.waitForTimeout(3000)
    expect(await card.innerText()).not.toContain('Nobody looks.')
    await hide(false)
    await says('Nobody looks.')
    await expect.poll(() => streams.length, { timeout: patience }).toBe(2)
  })

  test('go on with a new token when the old one has ended', async () => {
    site.host.grant = { expiresIn: 3 }
    const { streams, says } = await show()
    await expect.poll(() => streams.length, { timeout: patience }).toBeGreaterThanOrEqual(2)
    await comment('And now?')
    await says('And now?')
  })

  test('ask every half minute where no stream is to be had', async () => {
    const { page, streams, says } = await show('')
    await page.route('**/graphql', (route) =>
      route.request().headers().accept === 'text/event-stream' ? route.fulfill({ status: 405 }) : route.fallback(),
    )
    await page.clock.install()
    await page.locator('rapport-profile-card').evaluate((card) => card.setAttribute('live', ''))
    await expect.poll(() => streams.length, { timeout: patience }).toBeGreaterThanOrEqual(1)
    await comment('Every half minute')
    await expect
      .poll(
        async () => {
          await page.clock.fastForward(20_000)
          return page.locator('rapport-profile-card [part=base]').innerText()
        },
        { timeout: patience },
      )
      .toContain('Every half minute')
    await says('Every half minute')
  })
})
