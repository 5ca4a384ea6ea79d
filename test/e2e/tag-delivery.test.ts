import { expect, test } from 'vitest'
import { describeInChromium, patience } from '../support/chromium.ts'
import { startTaggedSite, told } from '../support/tagged-page.ts'

const creative = (href: string) => `<a href="${href}" data-rapport-creative="hill-climb">Climb</a>`
const push = (event: string) => window.rapport?.push(['track', event])

describeInChromium('what the tag has to tell', (open) => {
  test('goes in few requests, each small enough for a browser that closes the page', async () => {
    const { receiver, visit, arrived } = await startTaggedSite(open)
    const { page } = await visit()
    await arrived('page /shop')
    await page.evaluate(() => {
      // Three bytes a character: the most that a character takes.
      for (let i = 0; i < 120; i++) window.rapport?.push(['track', `Event ${i}`, { text: '…'.repeat(400) }])
    })
    await expect.poll(() => receiver.messages.length, { timeout: patience }).toBe(121)
    expect(told(receiver.messages.slice(1))).toEqual(Array.from({ length: 120 }, (_, i) => `Event ${i}`))
    expect(receiver.batches.length).toBeLessThan(12)
    expect(receiver.batches.filter(({ size }) => size > 60_000)).toEqual([])
  })

  test('arrives when the click that it tells of leaves the page', async () => {
    const { visit, arrived } = await startTaggedSite(open)
    const { page, troubles } = await visit({ body: creative('/landing') })
    await arrived('page /shop')
    await page.locator('a').click()
    await page.waitForURL('**/landing')
    await arrived('page /shop', 'Ad Clicked', 'page /landing')
    // The answer to what arrived may still be on its way when the page goes.
    expect(troubles.filter((trouble) => !trouble.endsWith('/v1/batch net::ERR_ABORTED'))).toEqual([])
  })

  test('arrives when the page is closed at once, also what was under way, which bears the same ids', async () => {
    const { receiver, visit } = await startTaggedSite(open)
    const { page } = await visit()
    await expect.poll(() => receiver.messages.length, { timeout: patience }).toBe(1)
    receiver.delay = 3000
    await page.evaluate(push, 'Under Way')
    await expect.poll(() => receiver.messages.length, { timeout: patience }).toBe(2)
    await page.evaluate(push, 'Last')
    await page.close({ runBeforeUnload: true })
    await expect.poll(() => told(receiver.messages), { timeout: patience }).toContain('Last')
    const sent = receiver.batches.flatMap(({ body }) => told(body.batch))
    expect(sent).toEqual(['page /shop', 'Under Way', 'Under Way', 'Last'])
    expect(receiver.messages.length).toBe(3)
  })

  test('waits while the browser is offline, in storage once the page goes, and counts once', async () => {
    const { receiver, visit, arrived } = await startTaggedSite(open)
    const tab = await visit()
    await arrived('page /shop')
    const { page } = tab
    await page.context().setOffline(true)
    await page.evaluate(push, 'Offline')
    await page.waitForTimeout(1000)
    await page.context().setOffline(false)
    await arrived('page /shop', 'Offline')
    expect(tab.troubles).toEqual([])

    await page.context().setOffline(true)
    await page.evaluate(push, 'Kept')
    await page.goto('about:blank')
    await page.context().setOffline(false)
    await visit({ path: '/next' }, tab)
    await arrived('page /shop', 'Offline', 'Kept', 'page /next')
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['rapport-id'])
    expect(receiver.messages[2]?.anonymousId).toBe(receiver.messages[0]?.anonymousId)
  })

  test.for([408, 429, 500, 503])('is sent again with the same ids, seconds after the answer %d', async (status) => {
    const { receiver, visit, arrived } = await startTaggedSite(open)
    receiver.status = status
    const { page } = await visit()
    await expect.poll(() => receiver.batches.length, { timeout: patience }).toBe(1)
    await page.evaluate(push, 'While It Failed')
    await page.waitForTimeout(1000)
    expect(receiver.batches.length).toBe(1)
    receiver.status = 200
    await arrived('page /shop', 'While It Failed')
    expect(receiver.messages[0]?.messageId).toBe(receiver.batches[0]?.body.batch[0]?.messageId)
  })

  test('is never sent without a pause, however often somebody comes back while the server fails', async () => {
    const { receiver, visit } = await startTaggedSite(open)
    receiver.status = 503
    const { page } = await visit()
    await expect.poll(() => receiver.batches.length, { timeout: patience }).toBe(1)
    for (let times = 2; times <= 25; times++) {
      await page.evaluate(() => dispatchEvent(new Event('online')))
      await expect.poll(() => receiver.batches.length, { timeout: patience }).toBeGreaterThanOrEqual(times)
    }
    await page.waitForTimeout(1000)
    expect(receiver.batches.length).toBeLessThan(40)
  })

  test('is kept for the next page when the server fails until this one goes', async () => {
    const { receiver, visit, arrived } = await startTaggedSite(open)
    receiver.status = 503
    const tab = await visit()
    await expect.poll(() => receiver.batches.length, { timeout: patience }).toBe(1)
    await tab.page.waitForTimeout(300)
    await tab.page.goto('about:blank')
    receiver.status = 200
    await visit({ path: '/next' }, tab)
    await arrived('page /shop', 'page /next')
  })

  test('is given up when the server says that it will never do', async () => {
    const { receiver, visit } = await startTaggedSite(open)
    receiver.status = 401
    const { page } = await visit()
    await expect.poll(() => receiver.batches.length, { timeout: patience }).toBe(1)
    receiver.status = 200
    await page.waitForTimeout(500)
    await page.evaluate(push, 'Later')
    await expect.poll(() => told(receiver.messages), { timeout: patience }).toEqual(['Later'])
  })

  test('is bounded: of more than two hundred messages that wait, the oldest go', async () => {
    const { receiver, visit, arrived } = await startTaggedSite(open)
    const { page } = await visit()
    await arrived('page /shop')
    await page.context().setOffline(true)
    await page.evaluate(() => {
      for (let i = 0; i < 300; i++) window.rapport?.push(['track', `Event ${i}`])
    })
    await page.context().setOffline(false)
    await expect.poll(() => receiver.messages.length, { timeout: patience }).toBe(201)
    expect(told(receiver.messages.slice(1)).at(0)).toBe('Event 100')
    expect(told(receiver.messages).at(-1)).toBe('Event 299')
  })
})
