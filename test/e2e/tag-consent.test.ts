import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { describeInChromium, patience } from '../support/chromium.ts'
import { startTaggedSite, told } from '../support/tagged-page.ts'

const answer = (page: Page, yes: boolean) => page.evaluate((said) => window.rapport?.push(['consent', said]), yes)
const push = (event: string) => window.rapport?.push(['track', event])
const kept = (page: Page) => page.evaluate(() => [...Object.keys(localStorage), document.cookie])
/** Playwright calls a request aborted when its page goes, whether it arrived or not. */
const remaining = (troubles: string[]) => troubles.filter((trouble) => !trouble.endsWith('/v1/batch net::ERR_ABORTED'))
/** Longer than the tag ever waits before it sends something. */
const aWhile = 1500

describeInChromium('a visitor’s privacy', (open) => {
  test('before a yes nothing is sent and nothing stored; with it, what happened meanwhile is told', async () => {
    const { receiver, visit, arrived } = await startTaggedSite(open)
    const { page, troubles } = await visit({ attributes: 'data-consent' })
    await page.evaluate(push, 'Undecided')
    await page.waitForTimeout(aWhile)
    expect([receiver.batches, await kept(page)]).toEqual([[], ['']])
    await answer(page, true)
    await arrived('page /shop', 'Undecided')
    expect(await kept(page)).toEqual(['rapport-id', ''])
    expect(troubles).toEqual([])
  })

  test('a yes on the next page makes it the same visitor again, what waited included', async () => {
    const { receiver, visit, arrived } = await startTaggedSite(open)
    const tab = await visit({ attributes: 'data-consent' })
    await answer(tab.page, true)
    await arrived('page /shop')
    await visit({ attributes: 'data-consent', path: '/next' }, tab)
    await tab.page.waitForTimeout(aWhile)
    await arrived('page /shop')
    await answer(tab.page, true)
    await arrived('page /shop', 'page /next')
    expect(receiver.messages[1]?.anonymousId).toBe(receiver.messages[0]?.anonymousId)
  })

  test('a page that closes before a yes leaves nothing behind', async () => {
    const { receiver, visit } = await startTaggedSite(open)
    const { page } = await visit({ attributes: 'data-consent' })
    await page.evaluate(push, 'Undecided')
    await page.goto('about:blank')
    await page.goBack()
    await page.waitForTimeout(aWhile)
    expect([receiver.batches, await kept(page)]).toEqual([[], ['']])
  })

  test('a no forgets the visitor and what waited, and a later yes begins with somebody new', async () => {
    const { receiver, visit, arrived } = await startTaggedSite(open)
    const { page } = await visit()
    await arrived('page /shop')
    await page.evaluate(() => window.rapport?.push(['track', 'Unsent'], ['consent', false], ['track', 'Refused']))
    await page.waitForTimeout(aWhile)
    await arrived('page /shop')
    expect(await kept(page)).toEqual([''])
    await page.evaluate(() => window.rapport?.push(['consent', true], ['track', 'Again']))
    await arrived('page /shop', 'Again')
    expect(receiver.messages[1]?.anonymousId).not.toBe(receiver.messages[0]?.anonymousId)
  })

  test.for([
    ['Global Privacy Control', () => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })],
    ['Do Not Track', () => Object.defineProperty(navigator, 'doNotTrack', { value: '1' })],
  ] as const)('%s counts as “ask first”, and a yes of the visitor’s own overrules it', async ([, first]) => {
    const { receiver, visit, arrived } = await startTaggedSite(open)
    const { page } = await visit({ first })
    await page.waitForTimeout(aWhile)
    expect([receiver.batches, await kept(page)]).toEqual([[], ['']])
    await answer(page, true)
    await arrived('page /shop')
  })

  test('what storage holds and the tag did not write stops nothing', async () => {
    const { visit, arrived } = await startTaggedSite(open)
    const { troubles } = await visit({ first: () => localStorage.setItem('rapport-waiting', 'null') })
    await arrived('page /shop')
    expect(troubles).toEqual([])
  })

  test('where storage is blocked everything works but for being known on the next page', async () => {
    const { receiver, visit, arrived } = await startTaggedSite(open)
    const tab = await visit({ policy: 'sandbox allow-scripts' })
    await arrived('page /shop')
    expect(
      await tab.page.evaluate(() => {
        try {
          return typeof localStorage
        } catch {
          return 'blocked'
        }
      }),
    ).toBe('blocked')
    await tab.page.evaluate(push, 'One')
    await tab.page.evaluate(() => window.rapport?.push(['reset'], ['track', 'Two']))
    await arrived('page /shop', 'One', 'Two')
    const ids = receiver.messages.map(({ anonymousId }) => anonymousId)
    expect([ids[0] === ids[1], ids[1] === ids[2]]).toEqual([true, false])
    await tab.page.evaluate(push, 'Last')
    await visit({ policy: 'sandbox allow-scripts', path: '/next' }, tab)
    await expect
      .poll(() => told(receiver.messages).toSorted(), { timeout: patience })
      .toEqual(['Last', 'One', 'Two', 'page /next', 'page /shop'])
    expect(remaining(tab.troubles)).toEqual([])
  })

  test('a strict Content-Security-Policy with Trusted Types needs to name the server, no more', async () => {
    const { receiver, visit } = await startTaggedSite(open)
    const policy = `default-src 'none'; script-src ${receiver.url}; connect-src ${receiver.url}; require-trusted-types-for 'script'; trusted-types 'none'`
    const tab = await visit({ policy, body: '<p data-rapport-creative="hill-climb">Climb</p>' })
    await tab.page.locator('p').click()
    await expect
      .poll(() => told(receiver.messages).toSorted(), { timeout: patience })
      .toEqual(['Ad Clicked', 'Ad Impression', 'page /shop'])
    await visit({ policy, path: '/next' }, tab)
    await expect.poll(() => told(receiver.messages), { timeout: patience }).toContain('page /next')
    expect(remaining(tab.troubles)).toEqual([])
  })
})
