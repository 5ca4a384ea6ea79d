import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInChromium, patience } from '../support/chromium.ts'
import { startHost, type Host } from '../support/host-page.ts'
import { startServer, type RunningServer } from '../support/running-server.ts'

const places = [
  '<rapport-profile-card customer="user_id:42" token-url="/rapport-token"></rapport-profile-card>',
  '<div data-rapport="profile-card" data-customer="user_id:42" data-token-url="/rapport-token"></div>',
  '<rapport-format-performance days="90" token-url="/rapport-token"></rapport-format-performance>',
  '<rapport-format-performance group-by="day" days="90" token-url="/rapport-token"></rapport-format-performance>',
  '<div data-rapport="format-performance" data-group-by="medium" data-days="90" data-token-url="/rapport-token"></div>',
]

describeInChromium('the room that a page keeps for an element', (open) => {
  let rapport: RunningServer
  let host: Host
  beforeAll(async () => {
    rapport = await startServer({ demoData: true })
    host = await startHost(rapport)
  }, 60_000)
  afterAll(async () => {
    await host.close()
    await rapport.close()
  })

  const script = () => `<script type="module" src="${rapport.url}/w/load.js"></script>`
  const style = () => `<link rel="stylesheet" href="${rapport.url}/w/room.css">`
  const heightOf =
    '[...document.querySelectorAll("rapport-profile-card,rapport-format-performance,[data-rapport]")].map((one) => one.offsetHeight)'

  test.for([320, 600, 768, 930, 1280])('is what its skeleton takes, on a page %i px wide', async (width) => {
    const { page } = await open({ viewport: { width, height: 900 } })
    host.page = { head: style(), body: places.join('') }
    await page.goto(host.origin)
    const kept = await page.evaluate(heightOf)

    host.page = {
      head: style(),
      body:
        places.join('').replaceAll('<div', '<div data-loading="eager"').replaceAll('days=', 'loading="eager" days=') +
        script(),
    }
    await page.route('**/rapport-token', () => new Promise(() => {}))
    await page.goto(host.origin)
    await expect.poll(() => page.locator('[part=waiting]').count(), { timeout: patience }).toBe(places.length)
    expect(await page.evaluate(heightOf)).toEqual(kept)
  })

  // How many rows a comparison has, only its answer tells; those of formats are measured with the demo's eight.
  const shown = [0, 2, 3].flatMap((i) => places[i] ?? [])
  test.for(shown.flatMap((place) => [320, 768, 1280].map((width) => ({ width, place }))))(
    'keeps the text below where it is, $width px wide, for $place',
    async ({ width, place }) => {
      host.page = { head: style() + script(), body: `${place}<p>Next</p>` }
      const { page, events } = await open({ viewport: { width, height: 900 } })
      await page.addInitScript(() => {
        const shifts = globalThis as { moved?: number }
        shifts.moved = 0
        const add = (list: PerformanceObserverEntryList) => {
          for (const entry of list.getEntries()) shifts.moved! += (entry as PerformanceEntry & { value: number }).value
        }
        new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true })
      })
      await page.goto(host.origin)
      await expect.poll(() => events, { timeout: patience }).toHaveLength(1)
      await page.waitForLoadState('networkidle')
      expect(await page.evaluate('moved')).toBeLessThan(0.01)
    },
  )
})
