import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeOnSite } from '../support/embedding-site.ts'
import { accessibilityFindings } from '../support/chromium.ts'
import { documentedLines } from '../support/host-page.ts'

const screenshots = join(import.meta.dirname, 'screenshots')

describeOnSite('checking a page', 'small shop', (open, site) => {
  test('with the form: it says what to change, and nothing once that is done', async () => {
    const { page, troubles } = await open({ viewport: { width: 600, height: 900 } })
    await page.goto(`${site.rapport.url}/check`)
    await page.getByLabel('Address of your page').fill('http://intranet.example/wiki')
    const policy = page.getByLabel('Its Content-Security-Policy')
    await policy.fill("default-src 'self'")
    await page.getByRole('button', { name: 'Check' }).click()
    await page.getByText('To change: 3.').waitFor()
    for (const directive of ['script-src', 'connect-src', 'frame-src'])
      await page.getByText(`Add this directive: ${directive} 'self' ${site.rapport.url}`).waitFor()
    await page.screenshot({ path: join(screenshots, 'check-light.png'), fullPage: true })
    expect(await accessibilityFindings(page), 'light').toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await accessibilityFindings(page, ['color-contrast']), 'dark').toEqual([])

    await policy.fill(`default-src 'self' ${site.rapport.url}`)
    await page.getByRole('button', { name: 'Check' }).click()
    await page.getByText('Nothing to change.').waitFor()
    expect(troubles).toEqual([])
  })

  const check = () =>
    `<script type="module" src="${site.rapport.url}/check.js"></script>${documentedLines(site.rapport.url)}`

  test('from within: all is well on a page that lets everything in', async () => {
    site.host.page = { body: check() }
    const { page, troubles } = await open()
    await page.goto(site.host.origin)
    const panel = page.locator('#rapport-check')
    await panel.getByText('Nothing to change.').waitFor()
    await panel.getByText('The embed token is good').waitFor()
    await panel.getByText('The page can frame Rapport').waitFor()
    expect(troubles.filter((trouble) => !trouble.includes('/frame/nothing') && !trouble.includes('404'))).toEqual([])
  })

  test('from within: a strict page is told what its policy keeps out, and the host what its token lacks', async () => {
    site.host.page = {
      body: check(),
      policy: `default-src 'none'; script-src ${site.rapport.url}; connect-src 'self'`,
    }
    const { page } = await open()
    await page.goto(site.host.origin)
    const panel = page.locator('#rapport-check')
    await panel.getByText('To change: 2.').waitFor()
    await panel.getByText(`Add ${site.rapport.url} to connect-src.`).waitFor()
    await panel.getByText(`Add ${site.rapport.url} to frame-src.`).waitFor()

    site.host.page = { body: check() }
    site.host.grant = { origins: ['https://elsewhere.example'] }
    await page.reload()
    await panel.getByText(`Mint it with origins: ["${site.host.origin}"].`).waitFor()
    await page.screenshot({ path: join(screenshots, 'check-within.png') })
    site.host.grant = {}
  })
})
