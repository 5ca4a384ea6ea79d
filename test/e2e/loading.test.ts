import { expect, test } from 'vitest'
import { describeOnSite } from '../support/embedding-site.ts'
import { patience } from '../support/chromium.ts'
import { documentedLines } from '../support/host-page.ts'

describeOnSite('load.js', 'small shop', (open, site) => {
  const script = (server = site.rapport.url) => `<script type="module" src="${server}/w/load.js"></script>`
  const card = '<rapport-profile-card customer="user_id:42" token-url="/rapport-token"></rapport-profile-card>'

  test('is harmless when a page includes it twice, also from another address of the server', async () => {
    site.host.page = {
      body: `${documentedLines(site.rapport.url)}${script()}${script(site.rapport.url.replace('127.0.0.1', 'localhost'))}`,
    }
    const { page, events, troubles } = await open()
    await page.goto(site.host.origin)
    const both = ['rapport-format-performance ready', 'rapport-profile-card ready']
    await expect.poll(() => events.toSorted(), { timeout: patience }).toEqual(both)
    await page.waitForLoadState('networkidle')
    expect(events.length).toBe(2)
    expect(troubles).toEqual([])
  })

  test('hides what stands in slots until there is an element, with room.css before it has come itself', async () => {
    const style = `<link rel="stylesheet" href="${site.rapport.url}/w/room.css">`
    const slotted = ['loading', 'empty', 'error'].map((slot) => `<p slot="${slot}">Is it ${slot}?</p>`).join('')
    const places = [card, '<div data-rapport="profile-card" data-customer="user_id:42"></div>']
    const { page } = await open()
    const shown = async (head: string, elements: string) => {
      site.host.page = { head, body: elements.replaceAll('></', ` loading="eager">${slotted}Our customer</`) }
      await page.goto(site.host.origin)
      return expect.poll(() => page.locator('main').innerText(), { timeout: patience })
    }
    await page.route('**/w/*/*.js', () => new Promise(() => {}))
    await (await shown(script(), places.join(''))).toMatch(/^Marketing\s+Our customer\s+Our customer$/)
    await page.route('**/w/load.js', () => new Promise(() => {}))
    await (await shown(style, places.join(''))).toMatch(/^Marketing\s+Our customer\s+Our customer$/)
    await page.unrouteAll()
    await page.route('**/rapport-token', () => new Promise(() => {}))
    await (await shown(style + script(), card)).toContain('Is it loading?')
  })

  test('brings elements to life that a page adds later, however deep', async () => {
    site.host.page = { body: script() }
    const { page, events, troubles } = await open()
    await page.goto(site.host.origin)
    await page.evaluate((html) => {
      const box = document.createElement('section')
      box.innerHTML = `<div>${html}</div>`
      document.querySelector('main')?.append(box)
    }, card)
    await expect.poll(() => events, { timeout: patience }).toEqual(['rapport-profile-card ready'])
    expect(await page.locator('rapport-profile-card [part=base]').innerText()).toContain('Ada Invented')
    expect(troubles).toEqual([])
  })

  test('shows another customer when the attribute changes, and asks nothing when it does not', async () => {
    site.host.page = { body: script() + card }
    const { page, events } = await open()
    const asked: string[] = []
    page.on(
      'request',
      (request) => request.url().endsWith('/graphql') && request.method() === 'POST' && asked.push(request.url()),
    )
    await page.goto(site.host.origin)
    await expect.poll(() => events, { timeout: patience }).toEqual(['rapport-profile-card ready'])
    const element = page.locator('rapport-profile-card')
    await element.evaluate((one) => one.setAttribute('customer', 'user_id:42'))
    await element.evaluate((one) => one.setAttribute('customer', 'user_id:43'))
    await expect.poll(() => element.locator('[part=base]').innerText(), { timeout: patience }).toContain('Bo Invented')
    expect(asked.length).toBe(2)
  })

  test('fetches only the code of elements that are there and near', async () => {
    site.host.page = {
      body: `${script()}${card}<p id="gap"></p><rapport-format-performance token-url="/rapport-token"></rapport-format-performance>`,
      style: '#gap { height: 4000px }',
    }
    const { page, events } = await open()
    const code: string[] = []
    page.on('request', (request) => request.url().includes('/w/') && code.push(new URL(request.url()).pathname))
    await page.goto(site.host.origin)
    await expect.poll(() => events, { timeout: patience }).toEqual(['rapport-profile-card ready'])
    expect(code.filter((path) => path.includes('format-performance'))).toEqual([])

    await page.locator('rapport-format-performance').scrollIntoViewIfNeeded()
    await expect
      .poll(() => events, { timeout: patience })
      .toEqual(['rapport-profile-card ready', 'rapport-format-performance ready'])
    expect(code.filter((path) => path.includes('format-performance')).length).toBe(2)
    expect(code.flatMap((path) => path.match(/\/en\.(.+)\.js$/)?.[1] ?? []).toSorted()).toEqual([
      'caution',
      'element',
      'figures',
      'format-performance',
      'person',
      'profile-card',
    ])
  })

  test('does not wait for elements that are not to wait, however far away', async () => {
    const far = card.replace(' ', ' loading="eager" ')
    site.host.page = { body: `${script()}<p id="gap"></p>${far}`, style: '#gap { height: 4000px }' }
    const { page, events } = await open()
    await page.goto(site.host.origin)
    await expect.poll(() => events, { timeout: patience }).toEqual(['rapport-profile-card ready'])
  })

  test('lets a page say itself where tokens come from', async () => {
    site.host.page = { body: `${script()}<rapport-profile-card customer="user_id:42"></rapport-profile-card>` }
    const { page, events } = await open()
    await page.goto(site.host.origin)
    await expect.poll(() => events, { timeout: patience }).toEqual(['rapport-profile-card error TOKEN'])
    await page.addScriptTag({
      type: 'module',
      content: `import { configure } from '${site.rapport.url}/w/load.js'
        await configure({ token: async () => (await fetch('/rapport-token', { method: 'POST' })).json() })`,
    })
    await expect
      .poll(() => events, { timeout: patience })
      .toEqual(['rapport-profile-card error TOKEN', 'rapport-profile-card ready'])
  })
})
