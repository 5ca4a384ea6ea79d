import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFindings, describeInChromium, patience } from '../support/chromium.ts'
import { ownFindings } from '../support/own-findings.ts'
import { startServer, type RunningServer } from '../support/running-server.ts'

const screenshots = join(import.meta.dirname, 'screenshots')

describeInChromium('the theme page', (open) => {
  let rapport: RunningServer
  beforeAll(async () => {
    rapport = await startServer({ demoData: true })
  }, 60_000)
  afterAll(() => rapport.close())

  const show = async (width: number) => {
    const opened = await open({
      permissions: ['clipboard-read', 'clipboard-write'],
      viewport: { width, height: 900 },
      reducedMotion: 'reduce',
    })
    await opened.page.goto(`${rapport.url}/theme`)
    await expect.poll(() => opened.events.length, { timeout: patience }).toBe(5)
    return opened
  }

  test('changes the elements with each control, writes the CSS, and starts again', async () => {
    const { page, troubles } = await show(1280)
    const base = page.locator('rapport-profile-card [part=base]')
    const styleOf = (property: string) =>
      base.evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)
    const css = page.locator('.sample code')
    const before = await styleOf('border-top-left-radius')

    await page.getByLabel('Background').fill('#fff3e0')
    expect(await styleOf('background-color')).toBe('rgb(255, 243, 224)')
    await page.getByLabel('Round corners').fill('0')
    expect(await styleOf('border-top-left-radius')).toBe('0px')
    await page.getByLabel('Font').selectOption('Serif')
    expect(await styleOf('font-family')).toContain('Georgia')
    await page.getByLabel('Density').selectOption('Compact')
    expect(await styleOf('font-size')).toBe('13px')
    await page.getByLabel('Language').selectOption('Arabic, from right to left')
    await expect.poll(() => base.getAttribute('dir'), { timeout: patience }).toBe('rtl')

    await page.getByRole('button', { name: 'Copy: CSS' }).click()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toBe(await css.innerText())
    expect(copied.split('\n')).toEqual([
      '/* Attributes of the elements: theme="light" density="compact" */',
      'rapport-format-performance,',
      'rapport-segment,',
      'rapport-timeline,',
      'rapport-profile-card {',
      '  --rapport-surface: #fff3e0;',
      "  --rapport-font: Georgia, 'Times New Roman', serif;",
      '  --rapport-radius: 0px;',
      '}',
    ])

    await page.getByRole('button', { name: 'Start again' }).click()
    await expect.poll(() => styleOf('border-top-left-radius'), { timeout: patience }).toBe(before)
    expect(await css.innerText()).not.toContain('--rapport')
    expect(troubles).toEqual([])
  })

  test.each([320, 1280])('has nothing for axe or for us to find, %i px wide', async (width) => {
    const { page } = await show(width)
    await page.screenshot({ path: join(screenshots, `theme-${width}.png`), fullPage: true })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    expect(await accessibilityFindings(page)).toEqual([])
    expect(await ownFindings(page)).toEqual([])
    await page.getByLabel('Colour scheme').selectOption('Dark')
    await page.getByLabel('Best result').fill('#ffb454')
    await page.getByLabel('Width').fill('60')
    await page.evaluate(() => scrollTo(0, 0))
    await page.screenshot({ path: join(screenshots, `theme-${width}-changed.png`) })
  })

  test('shows nobody of a workspace with real people, but the CSS to start with', async () => {
    await rapport.db.prisma.workspace.updateMany({ data: { demo: false } })
    const { page, troubles, events } = await open()
    await page.goto(`${rapport.url}/theme`)
    expect(await page.locator('.note').innerText()).toContain('invented people')
    expect(await page.locator('.sample code').innerText()).toContain('--rapport-accent: light-dark(#2b57d6, #8db0ff);')
    expect(await accessibilityFindings(page)).toEqual([])
    expect([troubles, events]).toEqual([[], []])
  })
})
