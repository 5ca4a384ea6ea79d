import { expect, test } from 'vitest'
import { describeOnSite } from '../support/embedding-site.ts'
import { patience } from '../support/chromium.ts'

describeOnSite('an element that is given its answer', 'small shop', (open, site) => {
  test('shows it without asking, and asks once it is taken away', async () => {
    site.host.page = {
      body: `<script type="module" src="${site.rapport.url}/w/load.js"></script>
        <rapport-profile-card customer="user_id:42" token-url="/rapport-token"></rapport-profile-card>`,
    }
    const { page, events, troubles } = await open()
    const asked: string[] = []
    page.on('request', (request) => request.url().endsWith('/graphql') && asked.push(request.url()))
    // Before its code has come, as pages do that were rendered elsewhere.
    await page.addInitScript(() => {
      addEventListener('DOMContentLoaded', () => {
        const at = '2026-08-17T12:00:00Z'
        const customer = {
          displayName: 'Given Invented',
          known: true,
          email: null,
          identities: [],
          firstSeenAt: at,
          lastSeenAt: at,
          engagement: { interactions: 0, exposures: 0, responses: 0, purchases: 0 },
          affinities: [],
          interactions: { edges: [] },
        }
        Object.assign(document.querySelector('rapport-profile-card') ?? {}, { answer: { customer } })
      })
    })
    await page.goto(site.host.origin)
    const element = page.locator('rapport-profile-card')
    await element.getByText('Given Invented').waitFor()
    expect(events).toEqual(['rapport-profile-card ready'])
    expect([asked, site.host.tokens]).toEqual([[], 0])

    await element.evaluate((card) => Object.assign(card, { answer: null }))
    await element.getByText('Ada Invented').waitFor({ timeout: patience })
    expect(events).toEqual(['rapport-profile-card ready', 'rapport-profile-card ready'])
    expect(troubles).toEqual([])
  })
})
