import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInChromium, patience } from '../support/chromium.ts'
import { elementNames } from '../support/elements.ts'
import { startServer, type RunningServer } from '../support/running-server.ts'
import { fillSmallShop } from '../support/small-shop.ts'

describeInChromium('the welcome page', (open) => {
  let rapport: RunningServer
  beforeAll(async () => {
    rapport = await startServer({ demoData: false })
    await fillSmallShop(rapport)
  }, 60_000)
  afterAll(() => rapport.close())

  // Of two people nobody is told more than that they are too few.
  const allReady = elementNames.map((name) => `${name} ${name === 'rapport-segment' ? 'error EMPTY' : 'ready'}`)
  const show = async ({ demo }: { demo: boolean }) => {
    await rapport.db.prisma.workspace.updateMany({ data: { demo } })
    const opened = await open({
      permissions: ['clipboard-read', 'clipboard-write'],
      viewport: { width: 1280, height: 4500 },
    })
    await opened.page.goto(rapport.url)
    const saysAllReady = () => expect.poll(() => opened.events.toSorted(), { timeout: patience }).toEqual(allReady)
    return { ...opened, saysAllReady }
  }

  test('of a demo shows all elements at once, without a key, an error or anything from elsewhere', async () => {
    const { page, saysAllReady, troubles } = await show({ demo: true })
    await saysAllReady()
    expect(await page.locator('rapport-profile-card [part=base]').innerText()).toContain('Ada Invented')
    expect(await page.locator('rapport-format-performance [part=answer]').innerText()).toContain('Playable')
    expect(await page.locator('rapport-segment').innerText()).toContain('createSegment')
    expect(await page.getByLabel(/secret key/).count()).toBe(0)
    expect(troubles).toEqual([])
  })

  test('says nothing of what there is before its elements know', async () => {
    await rapport.db.prisma.workspace.updateMany({ data: { demo: true } })
    const { page } = await open()
    await page.route('**/w/load.js', () => new Promise(() => {}))
    await page.goto(rapport.url, { waitUntil: 'commit' })
    await page.locator('#copied').waitFor({ state: 'attached' })
    // Nothing is painted before.
    await page.waitForFunction(() =>
      [...document.querySelectorAll('link')].every(({ rel, sheet }) => rel !== 'stylesheet' || sheet),
    )
    await expect.poll(() => page.locator('main').innerText()).toContain('One person')
    expect(await page.locator('main').innerText()).not.toMatch(/No known customer|No ad format/)
  })

  test('copies the two lines that belong to each element, by mouse and by keyboard', async () => {
    const { page } = await show({ demo: true })
    for (const name of elementNames) {
      const sample = page.locator('figure').filter({ hasText: `<${name}` })
      const button = sample.getByRole('button')
      await (name === 'rapport-profile-card' ? button.press('Enter') : button.click())
      await button.getByText('Copied').waitFor()
      expect(await page.locator('#copied').innerText()).toBe('Copied.')
      const copied = await page.evaluate(() => navigator.clipboard.readText())
      expect(copied.split('\n').length).toBe(2)
      expect(copied).toContain(`<script type="module" src="${rapport.url}/w/load.js"></script>\n<${name} `)
      expect(copied).toMatch(new RegExp(` token-url="/rapport-token"></${name}>$`))
    }
  })

  test('of any other workspace shows nothing to strangers', async () => {
    const { page, events } = await show({ demo: false })
    const answer = await page.evaluate(async () => (await fetch('/welcome-token', { method: 'POST' })).status)
    expect(answer).toBe(404)
    expect(await page.locator('body').innerText()).not.toContain('Ada')
    expect(await page.locator('rapport-profile-card').isVisible()).toBe(false)
    expect(events).toEqual([])
  })

  test('brings the elements alive with a secret key, which goes into no address and no storage', async () => {
    const { page, saysAllReady, troubles } = await show({ demo: false })
    const addresses: string[] = []
    page.on('request', (request) => addresses.push(request.url()))
    const field = page.getByLabel(/secret key/)
    await field.fill(rapport.secretKey)
    await field.press('Enter')
    await saysAllReady()
    expect(await page.locator('rapport-profile-card [part=base]').innerText()).toMatch(/Ada|Bo/)
    expect(troubles).toEqual([])

    expect([page.url(), ...addresses].join()).not.toContain(rapport.secretKey)
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, document.documentElement.outerHTML]),
    )
    expect(kept).not.toContain(rapport.secretKey)
  })

  test('refuses a wrong key beside the field, in a sentence', async () => {
    const { page, events } = await show({ demo: false })
    const field = page.getByLabel(/secret key/)
    for (const [key, sentence] of [
      ['rk_nobody_has_this_one', 'This secret key is unknown or revoked. Check it, or make a new one.'],
      ['wk_only_sends_events', 'A secret key begins with rk_.'],
    ] as const) {
      await field.fill(key)
      await page.getByRole('button', { name: 'Show my data' }).click()
      await page.getByRole('alert').filter({ hasText: sentence }).waitFor()
      expect(await field.evaluate((input) => document.activeElement === input)).toBe(true)
    }
    expect(events).toEqual([])
  })
})
