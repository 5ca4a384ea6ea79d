import { join } from 'node:path'
import type {
  FormatPerformanceQuery,
  ProfileCardQuery,
  SegmentQuery,
  TimelineQuery,
} from '@rapport/schema/generated/graphql.ts'
import { expect, test } from 'vitest'
import { accessibilityFindings, patience } from '../support/chromium.ts'
import { describeOnSite } from '../support/embedding-site.ts'
import { ownFindings } from '../support/own-findings.ts'

const screenshots = join(import.meta.dirname, 'screenshots')

type Customer = NonNullable<ProfileCardQuery['customer']>
type Segment = NonNullable<SegmentQuery['segment']>
type Row = FormatPerformanceQuery['formatPerformance']['rows'][number]

const at = '2026-08-17T12:00:00Z'
const reels = { id: 'meta_reels', name: 'Reels', platform: 'META', medium: 'VIDEO' } as const
const story = { id: 'meta_story_video', name: 'Story video', platform: 'META', medium: 'VIDEO' } as const

const recommendation: Customer['recommendedFormats'][number] = {
  format: reels,
  mean: 0.021,
  low: 0.004,
  high: 0.05,
  freshness: 1,
  enough: true,
  sampleSize: 12,
  successes: 1,
  segmentSampleSize: 0,
  segmentSuccesses: 0,
  totalSampleSize: '4000',
  totalSuccesses: '100',
  basis: { consent: 'GRANTED', segmentName: null, openComplaints: 0 },
}

const customer: Customer = {
  id: 'Q3VzdG9tZXI6MQ==',
  displayName: 'Given Invented',
  known: true,
  email: 'given@example.com',
  identities: [{ namespace: 'user_id', value: '1' }],
  firstSeenAt: at,
  lastSeenAt: at,
  engagement: { interactions: 20, exposures: 12, responses: 1, purchases: 0 },
  sentiment: { value: -0.6, texts: 40, low: -0.8, high: -0.3 },
  loyalty: { score: 12.4, tier: { name: 'Bronze' } },
  interests: [{ topic: 'gravel bikes' }],
  segments: [{ name: 'Likes to play' }],
  recommendedFormats: [recommendation],
  affinities: [{ format: reels, mean: 0.08, low: 0.01, high: 0.2, sampleSize: 12 }],
  interactions: { edges: [] },
}
const unnamed = { displayName: null, email: null, known: false, identities: [], interests: [], segments: [] }

const rate = (value: number, low: number, high: number) => ({ value, low, high, method: 'BETA_BINOMIAL' as const })
const seen = { impressions: '4000', engagementRate: null }
const ofFormat = {
  ...seen,
  format: reels,
  ctr: rate(0.021, 0.004, 0.05),
  probabilityBest: 0.6,
  enough: false,
  missing: { impressions: '2300' },
}
const rows = [ofFormat, { ...ofFormat, format: story, ctr: rate(0.018, 0.002, 0.06), probabilityBest: 0.4 }]
const total = { ...seen, format: null, ctr: rate(0.02, 0.01, 0.03) }
const segment: Segment = {
  id: 'U2VnbWVudDox',
  name: 'Clicked twice',
  description: 'Interested, and no customer yet.',
  kind: 'BEHAVIOURAL',
  rule: { did: { kind: 'CLICK' }, atLeast: 2 },
  byBehaviour: true,
  builtAt: at,
  size: 40,
  share: 0.1,
  growth: [
    { day: '2026-08-16', entered: 30, left: 0, size: 30 },
    { day: '2026-08-17', entered: 12, left: 2, size: 40 },
  ],
  formatPerformance: { rows, total },
}
const nobody = { rows: [], total: { impressions: '0', engagementRate: null, format: null, ctr: null } }

const figures: Row = {
  keys: [{ dimension: 'FORMAT', value: 'meta_reels', label: 'Reels', byBehaviour: false }],
  format: reels,
  creatives: 2,
  impressions: '4000',
  clicks: '80',
  reactions: '0',
  comments: '0',
  shares: '0',
  conversions: 3,
  revenue: null,
  spend: null,
  ctr: null,
  engagementRate: null,
  conversionRate: { value: 0.0375, low: null, high: null, method: 'RATIO' },
  costPerConversion: null,
  roas: null,
  probabilityBest: null,
  enough: null,
  missing: null,
}

const card = (one: Partial<Customer>): ProfileCardQuery => ({ customer: { ...customer, ...one } })
const next = (one: Partial<typeof recommendation>) => card({ recommendedFormats: [{ ...recommendation, ...one }] })
const basis = (one: Partial<typeof recommendation.basis>) => ({ ...recommendation.basis, ...one })
const group = (one: Partial<Segment>): SegmentQuery => ({
  segment: { ...segment, ...one },
  formatPerformance: { rows, total },
})

interface Rare {
  id: string
  name: string
  answer: object
  /** What the element says then. */
  says: RegExp
}
const of = (name: string, ...rare: [id: string, answer: object, says: RegExp][]): Rare[] =>
  rare.map(([id, answer, says]) => ({ id, name, answer, says }))

const withoutIntervals = {
  formatPerformance: {
    source: 'REPORTED',
    currency: null,
    currencies: ['EUR', 'NOK'],
    rows: [figures],
    total: { ...figures, keys: [], format: null },
    warnings: [],
  },
} satisfies FormatPerformanceQuery
const silent = {
  customer: {
    id: customer.id,
    displayName: null,
    known: false,
    interactions: { pageInfo: { endCursor: null, hasNextPage: false }, edges: [] },
  },
} satisfies TimelineQuery

const answers: Rare[] = [
  ...of(
    'rapport-profile-card',
    ['refused', next({ basis: basis({ consent: 'REFUSED' }) }), /they did not agree/],
    ['complaint', next({ basis: basis({ openComplaints: 2 }) }), /Answer their complaint first/],
    ['tired', next({ freshness: 0.4 }), /Seen a lot lately/],
    ['unsure', next({ enough: false }), /Still trying it out/],
    ['nothing-to-offer', card({ recommendedFormats: [], affinities: [] }), /No format has been shown often enough/],
    ['nobody-known', card({ ...unnamed, sentiment: null }), /Sentiment – /],
  ),
  ...of(
    'rapport-segment',
    ['building', group({ builtAt: null, size: 12, growth: [] }), /Still being put together(?!.*Growth)/],
    ['few', group({ size: null, share: null, growth: [] }), /Too few people/],
    ['chosen-by-deeds', group({}), /Too little data to tell.*chosen by what they did/],
    ['unseen', group({ formatPerformance: nobody }), /They have been shown nothing/],
    ['by-hand', group({ rule: null, byBehaviour: false }), /^Clicked twice Behavioural(?!.*chosen)/],
  ),
  ...of('rapport-format-performance', ['no-interval', withoutIntervals, /EUR/]),
  ...of('rapport-timeline', ['silent', silent, /Nothing/]),
]

describeOnSite('elements that are answered what is rare', 'small shop', (open, site) => {
  const show = async (options: Parameters<typeof open>[0], root: string) => {
    const attribute = { 'rapport-segment': 'segment="Clicked twice"', 'rapport-format-performance': '' }
    const elements = answers.map(
      ({ id, name }) =>
        `<${name} id="${id}" loading="eager" ${attribute[name as keyof typeof attribute] ?? 'customer="user_id:1"'}></${name}>`,
    )
    site.host.page = {
      body: `<script type="module" src="${site.rapport.url}/w/load.js"></script>${elements.join('')}`,
      style: 'body { margin: 16px } main { display: grid; gap: 16px }',
      root,
    }
    const opened = await open({ reducedMotion: 'reduce', ...options })
    await opened.page.addInitScript(
      (given) => {
        addEventListener('DOMContentLoaded', () => {
          for (const { id, answer } of given) Object.assign(document.getElementById(id) ?? {}, { answer })
        })
      },
      answers.map(({ id, answer }) => ({ id, answer })),
    )
    await opened.page.goto(site.host.origin)
    await expect.poll(() => opened.events.length, { timeout: patience }).toBe(answers.length)
    return opened
  }

  test('say so in words, without asking anybody', async () => {
    const { page, troubles } = await show({ viewport: { width: 1000, height: 900 } }, 'lang="en"')
    for (const { id, says } of answers) {
      const text = await page.locator(`#${id} [part=base]`).innerText()
      expect.soft(text.replace(/\s+/g, ' '), id).toMatch(says)
    }
    expect(site.host.tokens).toBe(0)
    expect(troubles).toEqual([])
  })

  test.for([
    ['light', 1000, 'en', 'light'],
    ['dark', 480, 'nb', 'dark'],
    ['narrow', 320, 'ru', 'light'],
    ['from the right', 1000, 'ar', 'dark'],
  ] as const)('have nothing for axe or for us to find: %s', async ([name, width, lang, colorScheme]) => {
    const { page } = await show({ viewport: { width, height: 900 }, colorScheme }, `lang="${lang}"`)
    await page.screenshot({ path: join(screenshots, `rare-${name.replaceAll(' ', '-')}.png`), fullPage: true })
    expect(await accessibilityFindings(page)).toEqual([])
    expect(await ownFindings(page)).toEqual([])
  })
})
