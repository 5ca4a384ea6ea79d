import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { describeOnSite } from '../support/embedding-site.ts'
import { patience } from '../support/chromium.ts'

/** The element that has the focus, within shadow roots too. */
const focused = (page: Page) =>
  page.evaluate(() => {
    let active = document.activeElement
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
    const { outlineStyle, outlineWidth } = active ? getComputedStyle(active) : { outlineStyle: '', outlineWidth: '' }
    return {
      name: active?.localName,
      label: active?.getAttribute('aria-label'),
      outline: `${outlineStyle} ${outlineWidth}`,
    }
  })

describeOnSite('with the keyboard alone', 'small shop', (open, site) => {
  beforeAll(async () => {
    site.host.page = {
      body: `<script type="module" src="${site.rapport.url}/w/load.js"></script>
        <rapport-format-performance token-url="/rapport-token"></rapport-format-performance>`,
    }
  }, 60_000)

  test('one reaches the table, opens it, scrolls it sideways and leaves again', async () => {
    const { page, events } = await open({ viewport: { width: 320, height: 800 } })
    await page.goto(site.host.origin)
    await expect.poll(() => events.length, { timeout: patience }).toBe(1)
    const table = page.locator('rapport-format-performance table')

    await page.keyboard.press('Tab')
    expect(await focused(page)).toEqual({ name: 'li', label: null, outline: 'solid 2px' })
    await page.keyboard.press('Tab')
    expect(await focused(page)).toEqual({ name: 'summary', label: null, outline: 'solid 2px' })
    expect(await table.isVisible()).toBe(false)
    await page.keyboard.press('Enter')
    expect(await table.isVisible()).toBe(true)

    await page.keyboard.press('Tab')
    expect(await focused(page)).toEqual({ name: 'div', label: 'All numbers', outline: 'solid 2px' })
    const scroll = page.getByRole('group', { name: 'All numbers' })
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => scroll.evaluate(({ scrollLeft }) => scrollLeft), { timeout: patience }).toBeGreaterThan(0)

    await page.keyboard.press('Tab')
    expect((await focused(page)).name).not.toBe('div')
  })
})
