import { expect, test } from 'vitest'
import { describeInChromium, patience } from '../support/chromium.ts'
import { startTaggedSite } from '../support/tagged-page.ts'

const creative =
  '<a href="#" data-rapport-creative="hill-climb" data-rapport-creative-name="Hill climb" data-rapport-format="meta_playable" data-rapport-campaign="autumn" data-rapport-channel="website">Climb</a>'

describeInChromium('the tag', (open) => {
  test('tells of a page view in a message of Segment’s form, without asking for leave first', async () => {
    const { receiver, host, visit, arrived } = await startTaggedSite(open)
    const { page, troubles } = await visit({ path: '/shop?utm_source=meta&utm_campaign=autumn&size=m#bikes' })
    await arrived('page /shop')
    const [batch] = receiver.batches
    expect(batch?.contentType).toMatch(/^text\/plain/)
    expect(batch?.body).toMatchObject({
      writeKey: 'wk_of_the_site',
      context: {
        library: { name: 'rapport', version: expect.any(String) },
        locale: await page.evaluate(() => navigator.language),
        timezone: await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone),
        userAgent: await page.evaluate(() => navigator.userAgent),
      },
    })
    const [message] = receiver.messages
    const outline = {
      path: '/shop',
      referrer: '',
      search: '?utm_source=meta&utm_campaign=autumn&size=m',
      title: 'Intranet',
      url: `${host.origin}/shop?utm_source=meta&utm_campaign=autumn&size=m`,
    }
    expect(message).toMatchObject({
      type: 'page',
      properties: outline,
      context: { page: outline, campaign: { source: 'meta', name: 'autumn' } },
    })
    expect([message?.messageId, message?.anonymousId].every((id) => id && id.length > 20 && id.length < 100)).toBe(true)
    expect(message?.messageId).not.toBe(message?.anonymousId)
    const ages = [message?.timestamp, batch?.body.sentAt].map((at) => Date.now() - Date.parse(at ?? ''))
    expect(ages.every((age) => age >= 0 && age < patience)).toBe(true)
    expect(troubles).toEqual([])
  })

  test('says once, in the console, that its script has no key', async () => {
    const { visit, arrived } = await startTaggedSite(open)
    const { page, troubles } = await visit({ key: '' })
    await arrived('page /shop')
    await page.evaluate(() => history.pushState(null, '', '/cart'))
    await arrived('page /shop', 'page /cart')
    expect(troubles).toEqual(['error: Rapport: no data-key'])
  })

  test('knows a visitor again on the next page, and nobody in another browser', async () => {
    const { receiver, visit, arrived } = await startTaggedSite(open)
    const first = await visit()
    await arrived('page /shop')
    await visit({ path: '/cart' }, first)
    await arrived('page /shop', 'page /cart')
    await visit({ path: '/other' })
    await arrived('page /shop', 'page /cart', 'page /other')
    const [shop, cart, other] = receiver.messages
    expect(cart?.anonymousId).toBe(shop?.anonymousId)
    expect(other?.anonymousId).not.toBe(shop?.anonymousId)
    expect(await first.page.evaluate(() => document.cookie)).toBe('')
  })

  test('sees every page of a single-page app once, its redirects, anchors and history included', async () => {
    const { receiver, host, visit, arrived } = await startTaggedSite(open)
    const { page, troubles } = await visit()
    await arrived('page /shop')
    await page.evaluate(() => {
      history.pushState(null, '', '/old')
      history.replaceState(null, '', '/bikes?colour=red')
      document.title = 'Bikes'
    })
    await arrived('page /shop', 'page /bikes')
    expect(receiver.messages[1]?.properties).toMatchObject({ title: 'Bikes', referrer: `${host.origin}/shop` })
    await page.evaluate(() => history.replaceState({ scroll: 10 }, ''))
    await page.evaluate(() => (location.hash = 'reviews'))
    await page.evaluate(() => (location.hash = '/cart'))
    await arrived('page /shop', 'page /bikes', 'page /bikes')
    expect(receiver.messages[2]?.properties?.url).toBe(`${host.origin}/bikes?colour=red#/cart`)
    await page.goBack()
    await arrived('page /shop', 'page /bikes', 'page /bikes', 'page /bikes')
    await page.goBack()
    await page.goBack()
    await arrived('page /shop', 'page /bikes', 'page /bikes', 'page /bikes', 'page /shop')
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
    await arrived('page /shop', 'page /bikes', 'page /bikes', 'page /bikes', 'page /shop', 'page /shop')
    expect(troubles).toEqual([])
  })

  test('tells of a creative once for each page view, when half of it has been in sight for a second', async () => {
    const { receiver, visit, arrived } = await startTaggedSite(open)
    const { page, troubles } = await visit({
      body: `<div id="gap"></div>${creative}`,
      style: '#gap { height: 3000px } a { display: block; height: 200px }',
    })
    await arrived('page /shop')
    const link = page.locator('a')
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
    await page.waitForTimeout(500)
    await page.evaluate(() => scrollTo(0, 0))
    await page.waitForTimeout(1500)
    await arrived('page /shop')

    // A quarter of it is not enough either.
    await page.evaluate(() => scrollTo(0, (document.querySelector('a')?.offsetTop ?? 0) - innerHeight + 50))
    await page.waitForTimeout(1500)
    await arrived('page /shop')

    await link.scrollIntoViewIfNeeded()
    await arrived('page /shop', 'Ad Impression')
    expect(receiver.messages[1]?.properties).toEqual({
      creative: 'hill-climb',
      creativeName: 'Hill climb',
      format: 'meta_playable',
      campaign: 'autumn',
      channel: 'website',
    })
    await page.evaluate(() => scrollTo(0, 0))
    await link.scrollIntoViewIfNeeded()
    await link.evaluate((element) => document.querySelector('main')?.append(element))
    await page.waitForTimeout(1500)
    await page.evaluate(() => history.pushState(null, '', '/next'))
    await arrived('page /shop', 'Ad Impression', 'page /next', 'Ad Impression')
    expect(troubles).toEqual([])
  })

  test('tells of clicks, also where the page stops them, and by the middle button', async () => {
    const { receiver, visit, arrived } = await startTaggedSite(open)
    const { page, troubles } = await visit({
      body: `<div>${creative.replace('Climb', '<b>Climb</b>')}</div><button>Elsewhere</button>`,
    })
    await arrived('page /shop')
    await page.evaluate(() => {
      document.querySelector('div')?.addEventListener('click', (event) => event.stopPropagation(), true)
    })
    await page.locator('button').click()
    await page.locator('b').click()
    await page.locator('b').click({ button: 'middle' })
    await page.locator('b').click({ button: 'right' })
    await page.evaluate(() => document.dispatchEvent(new MouseEvent('click')))
    await expect
      .poll(
        () =>
          receiver.messages.filter(({ event }) => event === 'Ad Clicked').map(({ properties }) => properties?.creative),
        {
          timeout: patience,
        },
      )
      .toEqual(['hill-climb', 'hill-climb'])
    await page.waitForTimeout(500)
    expect(receiver.messages.filter(({ event }) => event === 'Ad Clicked').length).toBe(2)
    expect(troubles).toEqual([])
  })

  test('finds creatives that a page adds later, and those that become another one', async () => {
    const { receiver, visit } = await startTaggedSite(open)
    const { page, troubles } = await visit()
    const seen = (...creatives: string[]) =>
      expect
        .poll(
          () =>
            receiver.messages.flatMap(({ event, properties }) =>
              event === 'Ad Impression' ? [properties?.creative] : [],
            ),
          {
            timeout: patience,
          },
        )
        .toEqual(creatives)
    await page.evaluate(() => {
      const box = document.createElement('section')
      box.innerHTML = '<p>Text <span data-rapport-creative="late">Late</span></p>'
      document.body.append('Text', box)
    })
    await seen('late')
    await page.evaluate(() => document.querySelector('span')?.setAttribute('data-rapport-creative', 'later'))
    await seen('late', 'later')
    await page.evaluate(() => document.querySelector('h1')?.setAttribute('data-rapport-format', 'story'))
    await expect.poll(() => receiver.messages.at(-1)?.properties, { timeout: patience }).toEqual({ format: 'story' })
    expect(troubles).toEqual([])
  })

  test('takes calls that were made before it came and after, in order; a bad one stops nothing', async () => {
    const { receiver, visit } = await startTaggedSite(open)
    const { page, troubles } = await visit({
      body: `<script>window.rapport ||= []
        rapport.push(['identify', '42', { email: 'ada@example.com' }])
        rapport.push(['nonsense'])
        rapport.push(['track', 'Signed Up', { plan: 'free' }])</script>`,
    })
    await expect.poll(() => receiver.messages.length, { timeout: patience }).toBe(3)
    await page.evaluate(() => {
      window.rapport?.push(['page', 'Home', { shelf: 3 }])
      const circle: Record<string, unknown> = {}
      circle.circle = circle
      window.rapport?.push(['track', 'Circle', circle], ['reset'], ['track', 'Left'])
    })
    await expect.poll(() => receiver.messages.length, { timeout: patience }).toBe(5)
    const [identify, track, view, home, left] = receiver.messages
    expect(identify).toMatchObject({ type: 'identify', userId: '42', traits: { email: 'ada@example.com' } })
    expect(track).toMatchObject({ type: 'track', event: 'Signed Up', userId: '42', properties: { plan: 'free' } })
    expect(view).toMatchObject({ type: 'page', userId: '42', properties: { path: '/shop' } })
    expect(home).toMatchObject({ type: 'page', name: 'Home', userId: '42', properties: { path: '/shop', shelf: 3 } })
    expect(left).toMatchObject({ event: 'Left' })
    expect(left?.userId).toBe(undefined)
    expect([track?.anonymousId, view?.anonymousId, home?.anonymousId]).toEqual(Array(3).fill(identify?.anonymousId))
    expect(left?.anonymousId).not.toBe(identify?.anonymousId)
    expect(troubles).toEqual([expect.stringContaining('not a function'), expect.stringContaining('circular')])
  })

  test('is harmless twice on a page, and beside an element of its name', async () => {
    const { receiver, visit, arrived } = await startTaggedSite(open)
    const { page, troubles } = await visit({ body: '<section id="rapport"></section>' })
    await arrived('page /shop')
    await page.addScriptTag({ url: `${receiver.url}/t.js` })
    await page.evaluate(() => history.pushState(null, '', '/next'))
    await arrived('page /shop', 'page /next')
    await page.waitForTimeout(500)
    await arrived('page /shop', 'page /next')
    expect(troubles).toEqual([])
  })

  test('counts nothing as seen or visited while the page is in the background or only prepared', async () => {
    const { receiver, visit, arrived } = await startTaggedSite(open)
    const { page, troubles } = await visit({
      body: creative,
      first: () => {
        Object.defineProperty(document, 'prerendering', { value: true, configurable: true })
        Object.defineProperty(document, 'hidden', { value: true, configurable: true })
      },
    })
    await page.waitForTimeout(1500)
    expect(receiver.batches).toEqual([])
    await page.evaluate(() => document.dispatchEvent(new Event('prerenderingchange')))
    await arrived('page /shop')
    await page.waitForTimeout(1500)
    await arrived('page /shop')
    await page.evaluate(() => Object.defineProperty(document, 'hidden', { value: false }))
    await arrived('page /shop', 'Ad Impression')
    expect(troubles).toEqual([])
  })
})
