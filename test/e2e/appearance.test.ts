import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { describeOnSite } from '../support/embedding-site.ts'
import { accessibilityFindings, patience } from '../support/chromium.ts'
import { documentedLines } from '../support/host-page.ts'
import { anyElement, elementNames } from '../support/elements.ts'

const screenshots = join(import.meta.dirname, 'screenshots')

/** CSS pixels: a small phone, a tablet, a laptop. */
const widths = [320, 768, 1280]
const schemes = ['light', 'dark'] as const

describeOnSite('on phones, tablets and laptops, by day and by night', 'demo', (open, site) => {
  beforeAll(async () => {
    site.host.page = {
      style:
        'body { margin: 16px; font-family: sans-serif } main { display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr) }',
      body: `${documentedLines(site.rapport.url)}
        <rapport-format-performance group-by="day" days="30" token-url="/rapport-token"></rapport-format-performance>`,
    }
  }, 60_000)

  const places = [
    { name: 'host page', address: () => site.host.origin, elements: 3 },
    { name: 'welcome page', address: () => site.rapport.url, elements: elementNames.length },
  ]
  const cases = places.flatMap((place) => widths.map((width) => ({ ...place, width })))

  test.each(cases)(
    '$name at $width px: nothing for axe to find, nothing cut off',
    async ({ name, address, elements, width }) => {
      const { page, events, troubles } = await open({ viewport: { width, height: 900 }, reducedMotion: 'reduce' })
      await page.goto(address())
      // Elements load when they are near, so somebody has to get there.
      for (const element of await page.locator(anyElement).all()) await element.scrollIntoViewIfNeeded()
      // Of two people `<rapport-segment>` says that they are too few.
      const shown = () => events.filter((event) => / (ready|error EMPTY)$/.test(event)).length
      await expect.poll(shown, { timeout: patience }).toBe(elements)
      await page.evaluate(() => scrollTo(0, 0))
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme })
        await page.screenshot({
          path: join(screenshots, `${name.replace(' ', '-')}-${width}-${colorScheme}.png`),
          fullPage: true,
        })
      }
      for (const summary of await page.getByText('All numbers').all()) await summary.click()
      expect(await page.evaluate(() => document.documentElement.scrollWidth), 'width of the page').toBeLessThanOrEqual(
        width,
      )
      // The page is dark now, which changes nothing but colours.
      expect(await accessibilityFindings(page, ['color-contrast']), 'dark').toEqual([])
      await page.emulateMedia({ colorScheme: 'light' })
      expect(await accessibilityFindings(page), 'light').toEqual([])
      expect(troubles).toEqual([])
    },
  )
})
