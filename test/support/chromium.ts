import axe, { type AxeResults } from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe } from 'vitest'
import { launchBrowser, noBrowser } from './browser.ts'

/** Longest wait for anything on a page, in milliseconds. Reached only when something is broken. */
export const patience = 20_000

export interface OpenPage {
  page: Page
  /** Everything a developer would see in red: console errors and warnings, exceptions, failed requests, policy violations. */
  troubles: string[]
  /** What the elements said about themselves, in order: `rapport-profile-card ready`, `rapport-profile-card error NETWORK`. */
  events: string[]
}

export type OpenChromium = (options?: BrowserContextOptions) => Promise<OpenPage>

/**
 * Tests that need a browser. Each page they open has a profile of its own and is closed after the test.
 * @param lacking what else they need and this machine has not; they are named and not run then
 */
export function describeInChromium(
  name: string,
  tests: (open: OpenChromium) => void,
  lacking: string | null = null,
): void {
  const reason = lacking ?? noBrowser
  if (reason !== null) {
    // The summary counts what is skipped and does not name it.
    console.warn(`Not run: "${name}" (${reason}).`)
    describe.skip(`${name} (${reason})`, () => tests(neverOpened))
    return
  }

  describe(name, () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await launchBrowser()
    }, 30_000)
    afterEach(async () => {
      await Promise.all(browser.contexts().map((context) => context.close()))
    })
    afterAll(() => browser.close())
    tests(async (options) => {
      const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, ...options })
      context.setDefaultTimeout(patience)
      // Put in by the browser itself, so that no policy of the page keeps it out.
      await context.addInitScript({ content: axe.source })
      const page = await context.newPage()
      return { page, troubles: await troublesOf(page), events: await eventsOf(page) }
    })
  })
}

const neverOpened: OpenChromium = () => Promise.reject(new Error('There is no Chromium.'))

async function troublesOf(page: Page): Promise<string[]> {
  const troubles: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) troubles.push(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => troubles.push(`exception: ${error.message}`))
  page.on('requestfailed', (request) => {
    const { errorText } = request.failure()!
    // Who follows something ends the stream, also one in which the server said that there is nothing to follow.
    const ended = errorText === 'net::ERR_ABORTED' && request.headers().accept === 'text/event-stream'
    if (!ended) troubles.push(`failed: ${request.url()} ${errorText}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()}: ${response.url()}`)
  })
  await page.exposeFunction('noteViolation', (violation: string) => troubles.push(violation))
  await page.addInitScript(() => {
    const { noteViolation } = globalThis as unknown as { noteViolation: (violation: string) => void }
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
      noteViolation(`policy: ${effectiveDirective} ${blockedURI} ${sample}`),
    )
  })
  return troubles
}

async function eventsOf(page: Page): Promise<string[]> {
  const events: string[] = []
  await page.exposeFunction('noteEvent', (event: string) => events.push(event))
  await page.addInitScript(() => {
    const { noteEvent } = globalThis as unknown as { noteEvent: (event: string) => void }
    const nameOf = ({ target }: Event) => (target instanceof Element ? target.localName : '')
    document.addEventListener('rapport-ready', (event) => noteEvent(`${nameOf(event)} ready`))
    document.addEventListener('rapport-error', (event) => {
      const { code } = (event as CustomEvent<{ code: string }>).detail
      noteEvent(`${nameOf(event)} error ${code}`)
    })
  })
  return events
}

/**
 * What axe finds wrong with the page as it stands, elements included: one line for each kind of problem.
 * @param rules names of the only rules to try; all when left out
 */
export async function accessibilityFindings(page: Page, rules?: string[]): Promise<string[]> {
  const { violations } = await page.evaluate((runOnly): Promise<AxeResults> => {
    const { axe: inPage } = globalThis as unknown as { axe: typeof axe }
    return inPage.run(document, runOnly ? { runOnly } : {})
  }, rules)
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join(', ')})`,
  )
}
