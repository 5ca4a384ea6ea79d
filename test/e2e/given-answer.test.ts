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
          sentiment: { value: -0.6, texts: 40, low: -0.8, high: -0.3 },
          loyalty: { score: 12.4, tier: { name: 'Bronze' } },
          interests: [],
          segments: ['Likes to play', 'B', 'C', 'D', 'E', 'F', 'G'].map((name) => ({ name })),
          recommendedFormats: [
            {
              format: { id: 'meta_reels', name: 'Reels', platform: 'META' },
              mean: 0.021,
              low: 0.004,
              high: 0.05,
              freshness: 1,
              enough: false,
              sampleSize: 0,
              successes: 0,
              segmentSampleSize: 0,
              segmentSuccesses: 0,
              totalSampleSize: 40,
              totalSuccesses: 1,
              basis: { consent: 'REFUSED', segmentName: null, openComplaints: 1 },
            },
          ],
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
    const textOf = async (part: string) => (await element.locator(`[part=${part}]`).innerText()).replace(/\s+/g, ' ')
    expect(await textOf('about')).toBe('Segments Likes to play B C D E +2 more')
    expect(await textOf('figures')).toContain('Sentiment − Negative sure, texts: 40 Loyalty Bronze 12 of 100')
    expect(await textOf('next')).toBe(
      'Show next Reels Meta 2.1% likely to click (0.4–5.0%) Others click 2.5% of the time. Still trying it out: few have seen it. ' +
        'Answer their complaint first. Not personal: they did not agree to it.',
    )

    await element.evaluate((card) => Object.assign(card, { answer: null }))
    await element.getByText('Ada Invented').waitFor({ timeout: patience })
    expect(events).toEqual(['rapport-profile-card ready', 'rapport-profile-card ready'])
    expect(troubles).toEqual([])
  })
})
