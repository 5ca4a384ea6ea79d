import { expect, test } from 'vitest'
import { describeOnSite } from '../support/embedding-site.ts'
import { patience } from '../support/chromium.ts'

describeOnSite('a <div data-rapport>, for pages whose editors know no other tags', 'small shop', (open, site) => {
  const script = () => `<script type="module" src="${site.rapport.url}/w/load.js"></script>`
  /** As WordPress leaves it. */
  const div = `<div class="wp-block-html" data-rapport="profile-card" data-customer="user_id:42" data-token-url="/rapport-token"><p></p>
<br /><b>Our customer of the week</b></div>`

  test('becomes the element; what the page says inside gives way and is not touched', async () => {
    site.host.page = { body: script() + div }
    const { page, events, troubles } = await open()
    await page.goto(site.host.origin)
    const place = page.locator('[data-rapport]')
    await expect.poll(() => events, { timeout: patience }).toEqual(['div ready'])
    expect(await place.locator('[part=base]').innerText()).toContain('Ada Invented')
    expect(await page.getByText('Our customer of the week').isVisible()).toBe(false)
    expect(await place.evaluate((one) => one.outerHTML)).toBe(div.replace('<br />', '<br>'))
    const [outside, inside] = await place.evaluate((one) => [
      one.clientHeight,
      (one.shadowRoot?.firstElementChild as HTMLElement | null)?.offsetHeight,
    ])
    expect(outside, 'no room is kept any longer').toBe(inside)
    expect(troubles).toEqual([])
  })

  test('follows its attributes, also to another element', async () => {
    site.host.page = { body: script() + div }
    const { page, events } = await open()
    await page.goto(site.host.origin)
    const place = page.locator('[data-rapport]')
    await expect.poll(() => events, { timeout: patience }).toEqual(['div ready'])
    await place.evaluate((one) => one.setAttribute('data-customer', 'user_id:43'))
    await expect.poll(() => place.locator('[part=base]').innerText(), { timeout: patience }).toContain('Bo Invented')
    await place.evaluate((one) => one.setAttribute('data-rapport', 'format-performance'))
    await expect.poll(() => place.locator('[part=chart]').count(), { timeout: patience }).toBe(1)
    expect(await place.locator('[part=identity]').count()).toBe(0)
  })

  test('is found when it becomes one later', async () => {
    site.host.page = {
      body: `${script()}<div id="plain" data-customer="user_id:42" data-token-url="/rapport-token"></div>`,
    }
    const { page, events } = await open()
    await page.goto(site.host.origin, { waitUntil: 'networkidle' })
    await page.locator('#plain').evaluate((one) => one.setAttribute('data-rapport', 'profile-card'))
    await expect.poll(() => events, { timeout: patience }).toEqual(['div ready'])
  })

  test('cannot send tokens elsewhere or run code: who writes attributes of data may not be who writes pages', async () => {
    const evil = 'data-api="https://elsewhere.example" data-onclick="alert(1)" data-style="color:red" data-slot="x"'
    site.host.page = { body: script() + div.replace('data-rapport', `${evil} data-rapport`) }
    const { page, events } = await open()
    await page.goto(site.host.origin)
    await expect.poll(() => events, { timeout: patience }).toEqual(['div ready'])
    const attributes = page
      .locator('[data-rapport]')
      .evaluate((one) => one.shadowRoot?.firstElementChild?.getAttributeNames())
    expect(await attributes).toEqual(['token-url', 'customer'])
  })

  test('lives on when a framework replaces the page with a copy, as Turbo does with its cache', async () => {
    site.host.page = {
      body: `${script()}${div}<rapport-profile-card customer="user_id:43" token-url="/rapport-token"></rapport-profile-card>`,
    }
    const { page, events, troubles } = await open()
    await page.goto(site.host.origin)
    const both = ['div ready', 'rapport-profile-card ready']
    await expect.poll(() => events.toSorted(), { timeout: patience }).toEqual(both)
    await page.evaluate(() => {
      const copy = document.body.cloneNode(true)
      document.body.remove()
      document.documentElement.append(copy)
    })
    await expect.poll(() => events.slice(2).toSorted(), { timeout: patience }).toEqual(both)
    expect(await page.locator('[data-rapport] [part=base]').innerText()).toContain('Ada Invented')
    expect(troubles).toEqual([])
  })
})
