import { beforeAll, expect, test } from 'vitest'
import { describeOnSite } from '../support/embedding-site.ts'
import { patience } from '../support/chromium.ts'
import { documentedLines } from '../support/host-page.ts'
import { shownPercents, tableRows } from './shown-figures.ts'

interface Performance {
  formatPerformance: {
    rows: { keys: { label: string }[]; impressions: string; clicks: string; ctr: Rate; probabilityBest: number }[]
    total: { impressions: string; clicks: string; ctr: Rate }
  }
}
interface Rate {
  value: number
  low: number
  high: number
}

const performanceQuery = `query ($from: Date!) {
  formatPerformance(input: { from: $from, groupBy: [FORMAT] }) {
    rows { keys { label } impressions clicks ctr { value low high } probabilityBest }
    total { impressions clicks ctr { value low high } }
  }
}`

interface Profile {
  customer: {
    displayName: string
    engagement: { exposures: number; responses: number; purchases: number }
    sentiment: { texts: number }
    loyalty: { score: number; tier: { name: string } }
    interests: { topic: string }[]
    recommendedFormats: { format: { name: string }; mean: number; successes: number; sampleSize: number }[]
    affinities: { format: { name: string }; mean: number; sampleSize: number }[]
    interactions: { edges: { node: { text: string | null } }[] }
  }
}

const profileQuery = `{
  customer(identity: { namespace: "user_id", value: "42" }) {
    displayName
    engagement { exposures responses purchases }
    sentiment { texts }
    loyalty { score tier { name } }
    interests(first: 5) { topic }
    recommendedFormats(first: 1, goal: CLICK) { format { name } mean successes sampleSize }
    affinities(first: 5) { format { name } mean sampleSize }
    interactions(first: 6) { edges { node { text } } }
  }
}`

const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)

describeOnSite('the two documented lines on a page of another origin', 'demo', (open, site) => {
  beforeAll(async () => {
    site.host.page = { body: documentedLines(site.rapport.url) }
  }, 60_000)

  const bothReady = ['rapport-format-performance ready', 'rapport-profile-card ready']
  const show = async () => {
    const opened = await open({ timezoneId: 'UTC' })
    await opened.page.goto(site.host.origin)
    await expect.poll(() => opened.events.toSorted(), { timeout: patience }).toEqual(bothReady)
    return opened
  }

  test('bring both elements to life without an error, a warning or a failed request', async () => {
    const { troubles } = await show()
    expect(troubles).toEqual([])
  })

  test('ask for one token, which both elements share', async () => {
    const before = site.host.tokens
    await show()
    expect(site.host.tokens - before).toBe(1)
  })

  test('show the performance that GraphQL answers, with the most probable format as the answer', async () => {
    const { page } = await show()
    const element = page.locator('rapport-format-performance')
    const { rows, total } = (await site.rapport.ask<Performance>(performanceQuery, { from: daysAgo(29) }))
      .formatPerformance
    expect(rows.length).toBeGreaterThan(8)

    await element.getByText('All numbers').click()
    const shown = await tableRows(element)
    const expected = [
      ...rows.map((row) => ({ ...row, label: row.keys[0]?.label })),
      { ...total, label: 'All together' },
    ]
    expect(shown.length).toBe(expected.length)
    for (const { label, impressions, clicks, ctr } of expected) {
      const row = shown.find(
        (one) => one.name.startsWith(label ?? '?') && one.Impressions === Number(impressions).toLocaleString('en'),
      )
      expect(row, `${label}, ${impressions} impressions`).toBeDefined()
      expect(row?.Clicks, label).toBe(Number(clicks).toLocaleString('en'))
      expect(shownPercents(row?.['Click rate']), label).toEqual(
        shownPercents(row?.['Click rate'], [ctr.value, ctr.low, ctr.high]),
      )
    }

    const best = rows.toSorted((a, b) => b.probabilityBest - a.probabilityBest)[0]?.keys[0]?.label
    expect(await element.locator('[part=answer]').innerText()).toContain(best)
  })

  test('show the customer whom GraphQL knows, with the e-mail address masked', async () => {
    const { page } = await show()
    const card = page.locator('rapport-profile-card')
    const { customer } = await site.rapport.ask<Profile>(profileQuery)
    const { exposures, responses, purchases } = customer.engagement

    expect(await card.getByRole('heading', { level: 2 }).innerText()).toBe(customer.displayName)
    expect(await card.locator('.email').innerText()).toMatch(/^m•+@e•+\.com$/)
    const figures = await card.locator('[part=figures] div').allInnerTexts()
    const expected = [
      ['Times shown', exposures],
      ['Responses', responses],
      ['Response share', Math.round((responses / exposures) * 100)],
      ['Purchases', purchases],
      ['Sentiment', `texts: ${customer.sentiment.texts}`],
      ['Loyalty', customer.loyalty.tier.name, `${Math.round(customer.loyalty.score)} of 100`],
    ]
    expect(figures.length).toBe(expected.length)
    for (const [i, parts] of expected.entries()) for (const part of parts) expect(figures[i]).toContain(String(part))
    expect(await card.locator('[part=about] li').allInnerTexts()).toEqual(customer.interests.map(({ topic }) => topic))
    expect(customer.interests.length).toBe(5)

    const next = await card.locator('[part=next]').innerText()
    const [best] = customer.recommendedFormats
    expect(next).toContain(best?.format.name)
    expect(next).toContain(`${Math.round((best?.mean ?? 0) * 100)}% likely to click`)
    expect(next).toContain(`Clicked ${best?.successes} of ${best?.sampleSize} times.`)

    const bars = await card.locator('[part=affinities] .rows .row').allInnerTexts()
    expect(bars.length).toBe(customer.affinities.length)
    for (const [i, { format, mean, sampleSize }] of customer.affinities.toSorted((a, b) => b.mean - a.mean).entries()) {
      expect(bars[i]).toContain(format.name)
      expect(bars[i]).toContain(`${Math.round(mean * 100)}%`)
      expect(bars[i]).toContain(`of ${sampleSize} shown`)
    }

    const events = await card.locator('[part=timeline] li').allInnerTexts()
    expect(events.length).toBe(customer.interactions.edges.length)
    for (const [i, { node }] of customer.interactions.edges.entries()) expect(events[i]).toContain(node.text ?? '')
  })
})
