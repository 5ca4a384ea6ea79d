import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { describeOnSite } from '../support/embedding-site.ts'
import { patience } from '../support/chromium.ts'
import { documentedLines } from '../support/host-page.ts'

describeOnSite('a page that makes it hard', 'small shop', (open, site) => {
  let elsewhere: string
  beforeAll(async () => {
    elsewhere = await mkdtemp(join(tmpdir(), 'rapport-elements-'))
    // Vite takes Lit's development build in any other.
    vi.stubEnv('NODE_ENV', 'production')
    await build({
      configFile: createRequire(import.meta.url).resolve('@rapport/widgets/vite.config.ts'),
      define: { RAPPORT_VERSION: '"9.9.9"' },
      build: { outDir: elsewhere },
      logLevel: 'error',
    })
    vi.unstubAllEnvs()
  }, 60_000)
  afterAll(async () => {
    await rm(elsewhere, { recursive: true })
  })

  const script = () => `<script type="module" src="${site.rapport.url}/w/load.js"></script>`
  const card = '<rapport-profile-card customer="user_id:42" token-url="/rapport-token">Ask us</rapport-profile-card>'
  const both = ['rapport-format-performance ready', 'rapport-profile-card ready']

  test('with two versions on it has the elements of one, and a warning that names both', async () => {
    const lines = documentedLines(site.rapport.url).replace(' token-url="/rapport-token"></rapport-p', '></rapport-p')
    site.host.page = { body: `${lines}<script type="module" src="${site.rapport.url}/elsewhere/load.js"></script>` }
    const { page, events, troubles } = await open()
    await page.route('**/elsewhere/**', (route, request) =>
      route.fulfill({
        path: join(elsewhere, new URL(request.url()).pathname.slice('/elsewhere/'.length)),
        headers: { 'access-control-allow-origin': '*' },
      }),
    )
    await page.goto(site.host.origin)
    await expect.poll(() => events, { timeout: patience }).toContain('rapport-format-performance ready')
    await expect.poll(() => troubles, { timeout: patience }).toHaveLength(1)
    const { version } = (await (await fetch(`${site.rapport.url}/w/version.json`)).json()) as { version: string }
    expect(troubles[0]).toContain('9.9.9')
    expect(troubles[0]).toContain(version)

    // Whichever of them is asked, it answers for all elements of the page.
    await page.addScriptTag({
      type: 'module',
      content: `for (const from of ['${site.rapport.url}/w/load.js', '${site.rapport.url}/elsewhere/load.js'])
        await (await import(from)).configure({ token: async () => (await fetch('/rapport-token', { method: 'POST' })).json() })`,
    })
    await expect.poll(() => events, { timeout: patience }).toContain('rapport-profile-card ready')
    await page.waitForLoadState('networkidle')
    expect(troubles).toHaveLength(1)
  })

  test('with a root of 62.5% and a reset of everything does not reach into the elements', async () => {
    const look = async (style: string) => {
      site.host.page = { body: documentedLines(site.rapport.url), style }
      const { page, events } = await open()
      await page.goto(site.host.origin)
      await expect.poll(() => events.toSorted(), { timeout: patience }).toEqual(both)
      return page.locator('rapport-profile-card [part=base]').evaluate((base) => {
        const { fontSize, lineHeight, color, textAlign, display } = getComputedStyle(base)
        return {
          fontSize,
          lineHeight,
          color,
          textAlign,
          display,
          host: getComputedStyle((base.getRootNode() as ShadowRoot).host).display,
        }
      })
    }
    const plain = await look('')
    expect(plain).toMatchObject({ fontSize: '15px', host: 'block' })
    expect(await look('html{font-size:62.5%;line-height:3;color:red;text-align:center}*{all:unset}')).toEqual(plain)
  })

  test('that isolates itself (COEP) may have them', async () => {
    const headers = { 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-opener-policy': 'same-origin' }
    site.host.page = {
      headers,
      head: `<link rel="stylesheet" href="${site.rapport.url}/w/room.css">`,
      body: documentedLines(site.rapport.url),
    }
    const { page, events, troubles } = await open()
    await page.goto(site.host.origin)
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
    await expect.poll(() => events.toSorted(), { timeout: patience }).toEqual(both)
    expect(troubles).toEqual([])
  })

  test('whose optimiser holds the script back until somebody moves, and then adds it at the end, has them from then on', async () => {
    const delayed = script().replace('type="module" src', 'type="text/delayed" data-src')
    site.host.page = { body: delayed + card }
    const { page, events, troubles } = await open()
    await page.goto(site.host.origin, { waitUntil: 'networkidle' })
    expect(await page.getByText('Ask us').isVisible()).toBe(true)
    await page.evaluate(() => {
      const held = document.querySelector('script[data-src]') as HTMLScriptElement
      const added = document.createElement('script')
      Object.assign(added, { type: 'module', async: true, src: held.dataset.src })
      held.remove()
      document.body.append(added)
    })
    await expect.poll(() => events, { timeout: patience }).toEqual(['rapport-profile-card ready'])
    expect(troubles).toEqual([])
  })

  test('that loads the script as a classic one through import(), in its head, has them as well', async () => {
    site.host.page = { head: `<script>import(${JSON.stringify(`${site.rapport.url}/w/load.js`)})</script>`, body: card }
    const { page, events, troubles } = await open()
    await page.goto(site.host.origin)
    await expect.poll(() => events, { timeout: patience }).toEqual(['rapport-profile-card ready'])
    expect(troubles).toEqual([])
  })

  test('that the code does not reach shows what it says inside the element, and hears why', async () => {
    site.host.page = {
      body: `${script()}${card}${card.replace('rapport-profile-card customer', 'div data-rapport="profile-card" data-customer').replace('</rapport-profile-card', '</div')}`,
    }
    const { page, events } = await open()
    await page.route('**/profile-card.js', (route) => route.abort())
    await page.goto(site.host.origin)
    await expect
      .poll(() => events.toSorted(), { timeout: patience })
      .toEqual(['div error LOAD', 'rapport-profile-card error LOAD'])
    expect(await page.getByText('Ask us').filter({ visible: true }).count()).toBe(2)
  })
})
