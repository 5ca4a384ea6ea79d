import { expect, test } from 'vitest'
import { describeOnSite } from '../support/embedding-site.ts'
import { patience } from '../support/chromium.ts'
import { anyElement } from '../support/elements.ts'

const places = [
  '<rapport-profile-card customer="user_id:42" token-url="/rapport-token"></rapport-profile-card>',
  '<div data-rapport="profile-card" data-customer="user_id:42" data-token-url="/rapport-token"></div>',
  '<rapport-timeline customer="user_id:42" token-url="/rapport-token"></rapport-timeline>',
  '<rapport-format-performance days="90" token-url="/rapport-token"></rapport-format-performance>',
  '<rapport-format-performance group-by="day" days="90" token-url="/rapport-token"></rapport-format-performance>',
  '<div data-rapport="format-performance" data-group-by="medium" data-days="90" data-token-url="/rapport-token"></div>',
  '<rapport-segment segment="Likes to play" loading="eager" token-url="/rapport-token"></rapport-segment>',
]

describeOnSite('the room that a page keeps for an element', 'demo', (open, site) => {
  const script = () => `<script type="module" src="${site.rapport.url}/w/load.js"></script>`
  const style = () => `<link rel="stylesheet" href="${site.rapport.url}/w/room.css">`
  const heightOf = `[...document.querySelectorAll("${anyElement},[data-rapport]")].map((one) => one.offsetHeight)`

  test.for([320, 600, 768, 930, 1280])('is what its skeleton takes, on a page %i px wide', async (width) => {
    const { page } = await open({ viewport: { width, height: 900 } })
    site.host.page = { head: style(), body: places.join('') }
    await page.goto(site.host.origin)
    const kept = await page.evaluate(heightOf)

    site.host.page = {
      head: style(),
      body:
        places
          .join('')
          .replaceAll('<div', '<div data-loading="eager"')
          .replaceAll(/<rapport-\S+/g, '$& loading="eager"') + script(),
    }
    await page.route('**/rapport-token', () => new Promise(() => {}))
    await page.goto(site.host.origin)
    await expect.poll(() => page.locator('[part=waiting]').count(), { timeout: patience }).toBe(places.length)
    expect(await page.evaluate(heightOf)).toEqual(kept)
  })

  // How many rows a comparison has, only its answer tells; those of formats are measured with the demo's eight.
  const shown = [0, 2, 3, 4].flatMap((i) => places[i] ?? [])
  test.for(shown.flatMap((place) => [320, 768, 1280].map((width) => ({ width, place }))))(
    'keeps the text below where it is, $width px wide, for $place',
    async ({ width, place }) => {
      site.host.page = { head: style() + script(), body: `${place}<p>Next</p>` }
      const { page, events } = await open({ viewport: { width, height: 900 } })
      await page.addInitScript(() => {
        const shifts = globalThis as { moved?: number }
        shifts.moved = 0
        const add = (list: PerformanceObserverEntryList) => {
          for (const entry of list.getEntries()) shifts.moved! += (entry as PerformanceEntry & { value: number }).value
        }
        new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true })
      })
      await page.goto(site.host.origin)
      await expect.poll(() => events, { timeout: patience }).toHaveLength(1)
      await page.waitForLoadState('networkidle')
      expect(await page.evaluate('moved')).toBeLessThan(0.02)
    },
  )
})
