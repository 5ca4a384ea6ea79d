import { beforeEach, expect, test } from 'vitest'
import { describeOnSite } from '../support/embedding-site.ts'
import { patience } from '../support/chromium.ts'

describeOnSite('an element that may not or cannot show its content', 'small shop', (open, site) => {
  beforeEach(() => {
    site.host.grant = {}
    site.host.tokenAnswer = null
    site.host.signedIn = true
  })

  const show = async (element: string) => {
    site.host.page = { body: `<script type="module" src="${site.rapport.url}/w/load.js"></script>${element}` }
    const opened = await open()
    await opened.page.goto(site.host.origin)
    const says = (...events: string[]) => expect.poll(() => opened.events, { timeout: patience }).toEqual(events)
    return { ...opened, says }
  }
  const cardOf = (customer: string) =>
    `<rapport-profile-card customer="${customer}" token-url="/rapport-token"></rapport-profile-card>`

  test('is empty, without an error in the console, when the token does not name the customer', async () => {
    site.host.grant = { anyCustomer: false, customers: [{ namespace: 'user_id', value: '43' }] }
    const { page, says, troubles } = await show(cardOf('user_id:42'))
    await says('rapport-profile-card error EMPTY')
    const empty = page.locator('rapport-profile-card [part=empty]')
    expect(await empty.innerText()).toContain('Nobody by that name, or this page may not show them.')
    expect(await empty.getByRole('button').count()).toBe(0)
    expect(await page.locator('rapport-profile-card [part=base]').innerText()).not.toContain('Ada')
    expect(troubles).toEqual([])
  })

  test('is empty in the same words when there is no such customer', async () => {
    const { page, says } = await show(cardOf('user_id:nobody'))
    await says('rapport-profile-card error EMPTY')
    expect(await page.locator('rapport-profile-card [part=base]').innerText()).toContain(
      'Nobody by that name, or this page may not show them.',
    )
  })

  test('is empty when a period has no numbers, in words that the page may replace', async () => {
    const { page, says } =
      await show(`<rapport-format-performance from="2001-01-01" to="2001-01-31" token-url="/rapport-token">
      <span slot="empty">Quiet so far.</span></rapport-format-performance>`)
    await says('rapport-format-performance error EMPTY')
    const shown = page.locator('rapport-format-performance').getByRole('status')
    expect(await shown.locator('slot').evaluate((slot: HTMLSlotElement) => slot.assignedNodes()[0]?.textContent)).toBe(
      'Quiet so far.',
    )
  })

  test('says FORBIDDEN when the token is for another origin', async () => {
    site.host.grant = { origins: ['https://elsewhere.example'] }
    const { page, says } = await show(cardOf('user_id:42'))
    await says('rapport-profile-card error FORBIDDEN')
    const shown = page.locator('rapport-profile-card [part=error]')
    expect(await shown.innerText()).toContain('This page is not allowed to show this.')
    expect(await shown.locator('.code').innerText()).toBe('FORBIDDEN')
  })

  test('says FORBIDDEN when the token is not for this kind of element', async () => {
    site.host.grant = { operations: ['ProfileCard'] }
    const { says } = await show('<rapport-format-performance token-url="/rapport-token"></rapport-format-performance>')
    await says('rapport-format-performance error FORBIDDEN')
  })

  test('says TOKEN when the token route says that nobody is signed in, and recovers with Try again', async () => {
    site.host.signedIn = false
    const { page, says } = await show(cardOf('user_id:42'))
    await says('rapport-profile-card error TOKEN')
    expect(await page.locator('rapport-profile-card [part=error]').innerText()).toContain('You are signed out here.')
    site.host.signedIn = true
    await page.getByRole('button', { name: 'Try again' }).click()
    await says('rapport-profile-card error TOKEN', 'rapport-profile-card ready')
  })

  const secret = 'eyJhbGciOiJIUzI1NiJ9.invented'
  test.for([
    [500, '{"message":"out of order"}', 'NETWORK', 'answered 500: out of order'],
    [502, '', 'NETWORK', 'answered 502: no JSON object'],
    [404, '<h1>Nothing here</h1>', 'LOAD', 'answered 404: no JSON object'],
    [200, '<h1>Sign in</h1>', 'LOAD', 'answered 200: no JSON object'],
    [200, secret, 'LOAD', 'answered 200: no JSON object'],
    [
      200,
      '{"message":"This secret key is unknown."}',
      'LOAD',
      'No token with expiresIn in the answer: This secret key',
    ],
    [200, '{}', 'LOAD', 'No token with expiresIn in the answer: {'],
    [200, `{"access_token":"${secret}"}`, 'LOAD', 'in the answer: { access_token }'],
    [200, `{"token":"${secret}"}`, 'LOAD', 'in the answer: { token }'],
  ] as const)(
    'calls nobody signed out because the token route answers %i %s, and tells the developer why',
    async ([status, answer, code, reason]) => {
      site.host.tokenAnswer = { status, body: answer }
      const { page, events, troubles } = await open()
      site.host.page = { body: cardOf('user_id:42') }
      await page.goto(site.host.origin)
      const told = page.evaluate(
        () =>
          new Promise<string>((resolve) => {
            document.addEventListener(
              'rapport-error',
              (event) => resolve((event as CustomEvent<{ message: string }>).detail.message),
              {
                once: true,
              },
            )
          }),
      )
      await page.addScriptTag({ type: 'module', url: `${site.rapport.url}/w/load.js` })
      expect(await told).toContain(reason)
      expect(events).toEqual([`rapport-profile-card error ${code}`])
      const shown = await page.locator('rapport-profile-card [part=error]').innerText()
      expect(shown).not.toMatch(/signed out|token/i)
      const complaints = troubles.filter((trouble) => trouble.startsWith('error: Rapport: '))
      expect(complaints).toEqual([expect.stringContaining(reason)])
      expect(JSON.stringify([troubles, await told])).not.toContain('eyJ')
      site.host.tokenAnswer = null
      await page.getByRole('button', { name: 'Try again' }).click()
      await expect.poll(() => events.at(-1), { timeout: patience }).toBe('rapport-profile-card ready')
    },
  )

  test('says LOAD and which attribute is wrong, and offers no Try again that could not help', async () => {
    const { page, says } = await show(
      '<rapport-format-performance group-by="shoe" token-url="/rapport-token"></rapport-format-performance>',
    )
    await says('rapport-format-performance error LOAD')
    const shown = page.locator('rapport-format-performance [part=base]')
    expect(await shown.innerText()).toContain('The attribute group-by cannot be “shoe”.')
    expect(await shown.getByRole('button').count()).toBe(0)
  })

  test('says LOAD and what to write in place of a day, a period or a campaign that is none', async () => {
    const { page, says } = await show(
      '<rapport-format-performance token-url="/rapport-token"></rapport-format-performance>',
    )
    await says('rapport-format-performance ready')
    const element = page.locator('rapport-format-performance')
    const shows = async (attributes: Record<string, string>) => {
      await element.evaluate((one, given) => {
        for (const name of one.getAttributeNames()) if (name !== 'token-url') one.removeAttribute(name)
        for (const [name, value] of Object.entries(given)) one.setAttribute(name, value)
      }, attributes)
      return expect.poll(() => element.locator('[part=base]').innerText(), { timeout: patience })
    }
    for (const wrong of ['17.08.2026', '2026-02-30', '2026-08-17T00:00Z', ''])
      await (await shows({ from: wrong })).toContain('The attribute from must be a day such as 2026-08-01.')
    await (await shows({ to: 'today' })).toContain('The attribute to must be a day such as 2026-08-01.')
    await (await shows({ from: '2026-08-02', to: '2026-08-01' })).toContain('from is a later day than to')
    for (const end of ['from', 'to'])
      await (
        await shows({ days: '30', [end]: '2026-08-01' })
      ).toContain('days stands for from and to; write it or them, not both')
    for (const wrong of ['1.5', '-1', '1000000'])
      await (await shows({ days: wrong })).toContain('must be a whole number of days, such as 30')
    for (const wrong of ['autumn', 'autm', ''])
      await (await shows({ campaign: wrong })).toContain('must be a campaign’s id')
    const { createApiKey } = await site.rapport.ask<{ createApiKey: { key: string } }>(
      'mutation { createApiKey(name: "shop", kind: WRITE) { key } }',
    )
    const properties = { creative: 'hill-climb', platform: 'meta', campaign: 'autumn' }
    const told = { writeKey: createApiKey.key, userId: '43', event: 'Ad Clicked', properties }
    await fetch(`${site.rapport.url}/v1/track`, { method: 'POST', body: JSON.stringify(told) })
    const { campaigns } = await site.rapport.ask<{ campaigns: { edges: { node: { id: string } }[] } }>(
      '{ campaigns { edges { node { id } } } }',
    )
    await (await shows({ campaign: campaigns.edges[0]!.node.id, source: 'observed' })).toContain('works best')
  })

  test('says NETWORK while the server is down, keeps saying it, and recovers with Try again', async () => {
    const { page, says } = await show(cardOf('user_id:43'))
    await says('rapport-profile-card ready')
    await site.rapport.goDown()
    const card = page.locator('rapport-profile-card')
    const shown = card.locator('[part=base]')
    try {
      await card.evaluate((element) => element.setAttribute('customer', 'user_id:42'))
      await says('rapport-profile-card ready', 'rapport-profile-card error NETWORK')
      expect(await shown.innerText()).toContain('Rapport cannot be reached right now.')
      await page.getByRole('button', { name: 'Try again' }).press('Enter')
      await says(
        'rapport-profile-card ready',
        'rapport-profile-card error NETWORK',
        'rapport-profile-card error NETWORK',
      )
    } finally {
      await site.rapport.comeBack()
    }
    await page.getByRole('button', { name: 'Try again' }).press('Enter')
    await expect.poll(() => shown.innerText(), { timeout: patience }).toContain('Ada Invented')
  })
})
