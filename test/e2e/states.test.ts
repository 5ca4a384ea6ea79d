import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { describeOnSite } from '../support/embedding-site.ts'
import { accessibilityFindings, patience } from '../support/chromium.ts'
import { elementNames } from '../support/elements.ts'
import { ownFindings } from '../support/own-findings.ts'

const screenshots = join(import.meta.dirname, 'screenshots')

/** What servers answer that elements in trouble ask; one of them never does. */
const answers: Record<string, number> = { busy: 429, network: 500, token: 401, forbidden: 403, load: 400 }

/** What the page's policy lets it reach beside our server. */
const reachable = [...Object.keys(answers), 'waiting', 'offline'].map((name) => `https://${name}.example`)

/** Attributes of each element with something to show, with nothing, with what it cannot use, and in its other shapes. */
const examples: Record<string, { ready: string; empty: string; wrong: string; others?: Record<string, string> }> = {
  'rapport-profile-card': {
    ready: 'customer="user_id:42"',
    empty: 'customer="user_id:nobody"',
    wrong: 'customer="42"',
  },
  'rapport-timeline': {
    ready: 'customer="user_id:42"',
    empty: 'customer="user_id:nobody"',
    wrong: 'customer="user_id:42" show="shoe"',
    others: { talk: 'customer="user_id:42" show="talk"' },
  },
  'rapport-format-performance': {
    ready: 'days="30"',
    empty: 'from="2001-01-01" to="2001-01-31"',
    wrong: 'group-by="shoe"',
    others: Object.fromEntries(['day', 'medium', 'age', 'country'].map((by) => [by, `days="30" group-by="${by}"`])),
  },
  'rapport-segment': {
    ready: 'segment="Bought lately"',
    empty: 'segment="Nobody"',
    wrong: 'days="0"',
  },
}
const each = Object.keys(examples).length

const troubles = [...Object.keys(answers), 'waiting', 'csp'].map((name) => `api="https://${name}.example" id="${name}"`)
const states = Object.entries(examples).flatMap(([name, { ready, empty, wrong, others = {} }]) =>
  [
    ...['id="ready"', 'id="compact" density="compact"', 'id="outdated"', 'id="offline"', ...troubles].map(
      (state) => `${ready} ${state}`,
    ),
    `id="empty" ${empty}`,
    `id="wrong" ${wrong}`,
    ...Object.entries(others).map(([id, attributes]) => `id="${id}" ${attributes}`),
  ].map((attributes) => `<${name} ${attributes}`),
)
const body = states.map(
  (start) => `${start} loading="eager" token-url="/rapport-token"></${start.slice(1).split(' ')[0]}>`,
)

const style = `body { margin: 16px } main { display: grid; gap: 16px; grid-template-columns: repeat(auto-fill, minmax(min(100%, var(--column, 100%)), 1fr)) }`

describeOnSite('elements in every state', 'demo', (open, site) => {
  beforeAll(async () => {
    site.host.page = {
      body: `<script type="module" src="${site.rapport.url}/w/load.js"></script>${body.join('')}`,
      style,
      policy: `connect-src 'self' ${site.rapport.url} ${reachable.join(' ')}`,
    }
  }, 60_000)

  test('are those that there are', () => {
    expect(Object.keys(examples).toSorted()).toEqual(elementNames)
  })

  const show = async () => {
    const { page, events } = await open({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' })
    await page.route('https://*.example/**', async (route) => {
      const [name = ''] = new URL(route.request().url()).hostname.split('.')
      const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' }
      if (name === 'offline') await route.abort('internetdisconnected')
      else if (answers[name] !== undefined)
        await route.fulfill({ status: route.request().method() === 'OPTIONS' ? 204 : answers[name], headers })
    })
    await page.goto(site.host.origin)
    // Half a hundred elements at once.
    await expect.poll(() => events.length, { timeout: 3 * patience }).toBe(states.length - each)
    await page.route(`${site.rapport.url}/graphql`, (route) => route.fulfill({ status: 500 }))
    const outdated = page.locator('#outdated')
    await outdated.evaluateAll((elements) => {
      for (const element of elements) (element as unknown as { refresh: () => void }).refresh()
    })
    await expect.poll(() => outdated.locator('[part=outdated]').count(), { timeout: patience }).toBe(each)
    // The browser itself stays connected, for the words that are fetched later.
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'onLine', { value: false, configurable: true })
      for (const element of document.querySelectorAll('#offline'))
        element.setAttribute('api', 'https://offline.example')
    })
    await expect.poll(() => page.locator('#offline [part=error]').count(), { timeout: patience }).toBe(each)
    await page.evaluate(() => delete (navigator as { onLine?: boolean }).onLine)
    expect(await page.locator('#offline .code').allTextContents()).toEqual(Array(each).fill('OFFLINE'))
    expect(await page.locator('#csp .code').allTextContents()).toEqual(Array(each).fill('CSP'))
    return page
  }

  const resize = async (page: Page, width: number) => {
    await page.setViewportSize({ width, height: 900 })
    expect
      .soft(await page.evaluate(() => document.documentElement.scrollWidth), `width of ${width} px`)
      .toBeLessThanOrEqual(width)
  }
  const picture = async (page: Page, name: string, column = '100%') => {
    await page.evaluate((value) => document.body.style.setProperty('--column', value), column)
    await page.screenshot({ path: join(screenshots, `states-${name}.png`), fullPage: true })
    await page.evaluate(() => document.body.style.removeProperty('--column'))
  }

  test('have nothing for axe or for us to find, however wide, dark or large, and from right to left', async () => {
    const page = await show()
    for (const width of [240, 320, 768, 1280, 1600]) {
      await resize(page, width)
      expect.soft(await ownFindings(page), `${width} px`).toEqual([])
      await picture(page, `${width}`)
    }
    await page.setViewportSize({ width: 1600, height: 900 })
    expect.soft(await accessibilityFindings(page), 'light').toEqual([])
    for (const summary of await page.locator('summary').all()) await summary.click()

    await page.emulateMedia({ colorScheme: 'dark' })
    await picture(page, 'dark', '480px')
    expect.soft(await accessibilityFindings(page, ['color-contrast']), 'dark').toEqual([])
    expect.soft(await ownFindings(page), 'dark').toEqual([])

    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' })
    await picture(page, 'forced-colors', '480px')
    expect.soft(await ownFindings(page), 'forced colours').toEqual([])
    expect.soft(await accessibilityFindings(page, ['color-contrast']), 'forced colours').toEqual([])

    await page.emulateMedia({ forcedColors: 'none', media: 'print' })
    await picture(page, 'print', '480px')
    expect.soft(await ownFindings(page), 'print').toEqual([])
    expect.soft(await accessibilityFindings(page, ['color-contrast']), 'print').toEqual([])
    await page.emulateMedia({ media: 'screen' })

    // Twice the size of text on a small screen.
    await resize(page, 640)
    await page.evaluate(() => document.body.style.setProperty('--rapport-font-size', '30px'))
    await picture(page, 'large-text')
    expect.soft(await ownFindings(page), 'large text').toEqual([])
    await page.evaluate(() => document.body.style.removeProperty('--rapport-font-size'))

    await page.evaluate(() => Object.assign(document.documentElement, { lang: 'ar', dir: 'rtl' }))
    await expect.poll(() => page.locator('[part=base][lang=ar]').count(), { timeout: patience }).toBe(states.length)
    for (const width of [320, 1280]) {
      await resize(page, width)
      await picture(page, `rtl-${width}`, width === 320 ? '100%' : '480px')
      expect.soft(await ownFindings(page), `from right to left, ${width} px`).toEqual([])
    }
    expect.soft(await accessibilityFindings(page), 'from right to left').toEqual([])
  }, 300_000)
})
