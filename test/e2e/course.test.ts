import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFindings, describeInChromium, patience } from '../support/chromium.ts'
import { startHost, type Host } from '../support/host-page.ts'
import { startServer, type RunningServer } from '../support/running-server.ts'

describeInChromium('the course of days', (open) => {
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

  const show = async (root: string, width: number) => {
    host.page = {
      root,
      body: `<script type="module" src="${rapport.url}/w/load.js"></script>
        <rapport-format-performance group-by="day" days="30" token-url="/rapport-token"></rapport-format-performance>`,
    }
    const opened = await open({ viewport: { width, height: 900 } })
    await opened.page.goto(host.origin)
    await expect.poll(() => opened.events.length, { timeout: patience }).toBe(1)
    const chart = opened.page.getByRole('slider')
    return { ...opened, chart, readout: opened.page.locator('.readout') }
  }

  test.each(['lang="en"', 'lang="ar" dir="rtl"'])(
    'goes from day to day by key, later to the right, where the page has %s',
    async (root) => {
      const { page, chart, readout } = await show(root, 1000)
      await chart.focus()
      await page.keyboard.press('Home')
      const days = Number(await chart.getAttribute('aria-valuemax'))
      expect(days).toBeGreaterThan(20)
      const at = async (key: string, index: number) => {
        await page.keyboard.press(key)
        expect(await chart.getAttribute('aria-valuenow'), key).toBe(String(index))
        const told = await readout.innerText()
        expect(await chart.getAttribute('aria-valuetext')).toBe(told)
        expect(told).toMatch(/\d.*%.*\(.*–.*\)/)
        return told
      }
      const first = await at('Home', 1)
      expect(await at('ArrowRight', 2)).not.toBe(first)
      expect(await at('ArrowLeft', 1)).toBe(first)
      await at('End', days)
      await at('ArrowRight', days)
      await at('ArrowLeft', days - 1)

      await page.keyboard.press('Escape')
      expect(await readout.count()).toBe(0)
      await page.keyboard.press('Tab')
      expect(await page.locator('.course:focus').count()).toBe(0)
    },
  )

  test('tells a pointer the same, fits on a phone, and has nothing for axe to find', async () => {
    const { page, chart, readout } = await show('lang="ru"', 320)
    const box = (await page.locator('.trend').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
    const told: string[] = []
    for (const part of [0.05, 0.5, 0.95]) {
      await page.mouse.move(box.x + box.width * part, box.y + box.height / 2)
      told.push(await readout.innerText())
      expect(await chart.getAttribute('aria-valuetext')).toBe(told.at(-1))
      const { x = 0, width = 1000 } = (await readout.boundingBox()) ?? {}
      expect(x + width).toBeLessThan(320)
    }
    expect(new Set(told).size).toBe(3)
    expect(await accessibilityFindings(page)).toEqual([])
    await page.mouse.move(1, 1)
    expect(await readout.count()).toBe(0)
  })
})
