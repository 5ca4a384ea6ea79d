import { beforeAll, expect, test } from 'vitest'
import { describeOnSite } from '../support/embedding-site.ts'
import { patience } from '../support/chromium.ts'

interface Integrity {
  version: string
  files: Record<string, string>
  snippet: string
  single: string
}

describeOnSite('a page that pins a version of the elements', 'small shop', (open, site) => {
  let integrity: Integrity
  beforeAll(async () => {
    integrity = (await (await fetch(`${site.rapport.url}/w/integrity.json`)).json()) as Integrity
  }, 60_000)

  const card = '<rapport-profile-card customer="user_id:42" token-url="/rapport-token">Ask us</rapport-profile-card>'
  const otherHash = `sha384-${Buffer.alloc(48).toString('base64')}`
  /** Files of the elements that the page asks for. */
  const visit = async (head: string) => {
    site.host.page = { head, body: card }
    const opened = await open()
    const files: string[] = []
    opened.page.on('request', (request) => {
      const { pathname } = new URL(request.url())
      if (pathname.startsWith('/w/')) files.push(pathname)
    })
    await opened.page.goto(site.host.origin)
    return { ...opened, files }
  }

  test('runs that version, every file checked', async () => {
    const { files, events, troubles } = await visit(integrity.snippet)
    await expect.poll(() => events, { timeout: patience }).toEqual(['rapport-profile-card ready'])
    expect(troubles).toEqual([])
    expect(files).toContain(`/w/${integrity.version}/core.js`)
    expect(files.filter((file) => !file.startsWith(`/w/${integrity.version}/`))).toEqual([])
  })

  test.for(['load.js', 'core.js', 'profile-card.js'])('does not run a %s that is another', async (file) => {
    const { page, events, troubles } = await visit(integrity.snippet.replace(integrity.files[file] ?? '', otherHash))
    await expect.poll(() => troubles.join(), { timeout: patience }).toMatch(/integrity/i)
    await page.waitForLoadState('networkidle')
    expect(events).toEqual(file === 'load.js' ? [] : ['rapport-profile-card error LOAD'])
    expect(await page.evaluate(() => customElements.get('rapport-profile-card'))).toBeUndefined()
    expect(await page.getByText('Ask us').isVisible()).toBe(true)
  })

  test('may have everything in one file instead, without an inline script', async () => {
    const { files, events, troubles } = await visit(integrity.single)
    await expect.poll(() => events, { timeout: patience }).toEqual(['rapport-profile-card ready'])
    expect(troubles).toEqual([])
    expect(files).toEqual([`/w/${integrity.version}/single.js`])
  })

  test('does not run one file that is another', async () => {
    const { events, troubles } = await visit(integrity.single.replace(integrity.files['single.js'] ?? '', otherHash))
    await expect.poll(() => troubles.join(), { timeout: patience }).toMatch(/integrity/i)
    expect(events).toEqual([])
  })
})
