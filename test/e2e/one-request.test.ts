import { beforeEach, expect, test } from 'vitest'
import { describeOnSite } from '../support/embedding-site.ts'
import { patience } from '../support/chromium.ts'

describeOnSite('elements of one page', 'small shop', (open, site) => {
  beforeEach(() => {
    site.host.grant = {}
    site.host.signedIn = true
    site.host.tokens = 0
  })

  const from = 'token-url="/rapport-token" loading="eager"'
  const card = (customer: string) =>
    `<rapport-profile-card customer="user_id:${customer}" ${from}></rapport-profile-card>`
  const performance = (groupBy: string) =>
    `<rapport-format-performance group-by="${groupBy}" ${from}></rapport-format-performance>`

  const show = async (body: string) => {
    site.host.page = { body: `<script type="module" src="${site.rapport.url}/w/load.js"></script>${body}` }
    const opened = await open({ viewport: { width: 1000, height: 9000 } })
    const asked: { documentId: string }[][] = []
    opened.page.on('request', (request) => {
      if (request.url().endsWith('/graphql') && request.method() === 'POST') asked.push(request.postDataJSON())
    })
    await opened.page.goto(site.host.origin)
    const shown = (n: number) =>
      expect.poll(() => opened.events.filter((event) => event.endsWith(' ready')).length, { timeout: patience }).toBe(n)
    return { ...opened, asked, shown }
  }

  test('ask together: ten of them in at most two requests, with one token, and the same question once', async () => {
    const groups = ['format', 'medium', 'platform', 'campaign', 'day']
    const { asked, shown, troubles } = await show(
      [...['42', '43', '42', '43', '42'].map(card), ...groups.map(performance)].join(''),
    )
    await shown(10)
    expect(asked.length).toBeLessThanOrEqual(2)
    expect(asked.flat().length).toBe(7)
    expect(site.host.tokens).toBe(1)
    expect(troubles).toEqual([])
  })

  test('show at once what was shown before when they come back, and ask again only after a while', async () => {
    const { page, asked, shown } = await show(card('42'))
    await shown(1)
    const text = await page.evaluate(async () => {
      const element = document.querySelector('rapport-profile-card')!
      const parent = element.parentElement!
      element.remove()
      await new Promise((resolve) => setTimeout(resolve, 100))
      parent.append(element)
      await new Promise(requestAnimationFrame)
      return element.shadowRoot!.querySelector('[part=base]')!.textContent
    })
    expect(text).toContain('Ada Invented')
    await shown(2)
    expect(asked.length).toBe(1)
  })

  test('stop asking when they are taken off the page', async () => {
    const { page, asked, shown } = await show(card('43'))
    await shown(1)
    await page.evaluate(async () => {
      const element = document.querySelector('rapport-profile-card')!
      element.setAttribute('customer', 'user_id:42')
      await element.updateComplete
      element.remove()
      await new Promise((resolve) => setTimeout(resolve, 100))
    })
    expect(asked.length).toBe(1)
  })

  test('renew their token together at four fifths of its life, while the page is open', async () => {
    site.host.grant = { expiresIn: 2 }
    const { shown, page, asked } = await show(card('42') + card('43') + performance('format'))
    await shown(3)
    expect(site.host.tokens).toBe(1)
    await page.waitForTimeout(1900)
    expect(site.host.tokens).toBe(2)
    expect(asked.length).toBe(1)
  })

  test('hide what they showed as soon as nobody is signed in, and show it again when somebody is', async () => {
    site.host.grant = { expiresIn: 2 }
    const { shown, page, events } = await show(card('42') + card('43'))
    await shown(2)
    site.host.signedIn = false
    const signedOut = page.getByText('You are signed out here.')
    await expect.poll(() => signedOut.count(), { timeout: patience }).toBe(2)
    expect(await page.getByText('Ada Invented').count()).toBe(0)
    expect(events.filter((event) => event.endsWith(' error TOKEN')).length).toBe(2)
    const { tokens } = site.host
    await page.waitForTimeout(2000)
    expect(site.host.tokens, 'asked again although nobody is signed in').toBe(tokens)
    site.host.signedIn = true
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await expect.poll(() => page.getByText('Ada Invented').count(), { timeout: patience }).toBeGreaterThan(0)
    await shown(4)
  })

  test('keep what they show while the token route fails, and ask it less and less often', async () => {
    site.host.grant = { expiresIn: 1 }
    const { shown, page } = await show(card('42'))
    await shown(1)
    site.host.grant = { expiresIn: -1 }
    site.host.tokens = 0
    await page.waitForTimeout(5000)
    expect(site.host.tokens).toBeGreaterThanOrEqual(2)
    expect(site.host.tokens).toBeLessThan(6)
    expect(await page.getByText('Ada Invented').count()).toBeGreaterThan(0)
  })
})
