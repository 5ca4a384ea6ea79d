import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInChromium, patience } from '../support/chromium.ts'
import { documentedLines, startHost, type Host } from '../support/host-page.ts'
import { startServer, type RunningServer } from '../support/running-server.ts'

/** What has the focus, within shadow roots too: its text, and whether one sees it. */
const focused = (page: Page) =>
  page.evaluate(() => {
    let active = document.activeElement
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
    const { outlineStyle, outlineWidth } = getComputedStyle(active ?? document.body)
    return { text: active instanceof HTMLElement ? active.innerText : '', outline: `${outlineStyle} ${outlineWidth}` }
  })

describeInChromium('the rows of a chart', (open) => {
  let rapport: RunningServer
  let host: Host
  beforeAll(async () => {
    rapport = await startServer({ demoData: true })
    host = await startHost(rapport)
    host.page = { body: documentedLines(rapport.url).replaceAll('token-url', 'loading="eager" token-url') }
  }, 60_000)
  afterAll(async () => {
    await host.close()
    await rapport.close()
  })

  const show = async (name: string) => {
    const opened = await open()
    await opened.page.goto(host.origin)
    await expect.poll(() => opened.events.length, { timeout: patience }).toBe(2)
    const rows = opened.page.locator(name).locator('.rows > *')
    return { ...opened, rows, texts: await rows.allInnerTexts() }
  }
  const elements = ['rapport-profile-card', 'rapport-format-performance']

  test.each(elements)('of %s are one stop of the tab key, and arrows go from one to the next', async (name) => {
    const { page, rows, texts } = await show(name)
    expect(texts.length).toBeGreaterThan(3)
    expect(await rows.evaluateAll((all) => all.filter((row) => row.matches('[tabindex="0"]')).length)).toBe(1)
    const goes = async (key: string, to: string | undefined) => {
      await page.keyboard.press(key)
      expect(await focused(page), key).toEqual({ text: to, outline: 'solid 2px' })
    }
    await rows.first().focus()
    await goes('ArrowDown', texts[1])
    await goes('ArrowDown', texts[2])
    await goes('ArrowUp', texts[1])
    await goes('End', texts.at(-1))
    await goes('ArrowDown', texts.at(-1))
    await goes('Home', texts[0])
    await goes('ArrowUp', texts[0])
    await goes('End', texts.at(-1))
    for (const key of ['Tab', 'Shift+Tab']) {
      await rows.last().focus()
      await page.keyboard.press(key)
      expect(texts, key).not.toContain((await focused(page)).text)
    }
  })

  test.each(elements)('of %s are told to the page when somebody chooses one', async (name) => {
    const { page, rows } = await show(name)
    await page.evaluate(() => {
      const chosen: unknown[] = []
      Object.assign(globalThis, { chosen })
      document.body.addEventListener('rapport-select', ({ target, detail }) =>
        chosen.push({ from: (target as Element).localName, ...detail }),
      )
    })
    const chosen = () => page.evaluate(() => (globalThis as unknown as { chosen: unknown[] }).chosen)
    await rows.first().focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await rows.nth(2).click()
    const labels = await rows.locator('.label bdi').allInnerTexts()
    const { formats } = await rapport.ask<{ formats: { id: string; name: string }[] }>('{ formats { id name } }')
    const told = (await chosen()) as { from: string; dimension: string; value: string; label: string }[]
    expect(told.map(({ from, dimension, label }) => ({ from, dimension, label }))).toEqual(
      labels.slice(0, 3).map((label) => ({ from: name, dimension: 'FORMAT', label })),
    )
    for (const { value, label } of told) expect(formats).toContainEqual({ id: value, name: label })
  })

  test.each(elements)('of %s are read whole, in a chart that has a name', async (name) => {
    const { page, texts } = await show(name)
    const session = await page.context().newCDPSession(page)
    const { nodes } = await session.send('Accessibility.getFullAXTree')
    const named = (role: string) => nodes.filter((node) => node.role?.value === role).map((node) => node.name?.value)
    const spoken = named('listitem').map((text) => String(text).replace(/\s/g, ''))
    for (const text of texts) expect(spoken).toContain(text.replace(/\s/g, ''))
    expect(named('figure').filter(Boolean).length).toBe(2)
  })
})
