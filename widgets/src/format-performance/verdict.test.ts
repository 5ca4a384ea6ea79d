import { expect, test } from 'vitest'
import { english as speech } from './english.test-data.ts'
import { labelOf, type Dimension, type Row } from './metrics.ts'
import { row } from './row.test-data.ts'
import { verdict } from './verdict.ts'
import { viewOf } from './view.ts'

const playable = row('Playable', [0.031, 0.028, 0.034])
const carousel = row('Carousel', [0.022, 0.02, 0.025])
const hardlyShown = row('Document', [0.05, 0.002, 0.2])

const on = (platform: 'META' | 'TIKTOK') => ({ format: { id: platform, platform, medium: 'INTERACTIVE' as const } })

test('a row whose interval lies above all others is best', () => {
  const { headline, reasons, best } = verdict(speech, [carousel, playable], 'FORMAT', 'ctr', 1)
  expect(headline).toBe('Playable works best.')
  expect(reasons).toEqual(['3.1% of impressions lead to a click, 95% sure between 2.8% and 3.4%.'])
  expect(best).toBe(playable)
})

test('a probability of being best decides where there is one', () => {
  const winner = { ...playable, probabilityBest: 0.97 }
  const near = row('Reels', [0.029, 0.026, 0.032], { probabilityBest: 0.03 })
  expect(verdict(speech, [near, winner], 'FORMAT', 'ctr', 1)).toMatchObject({
    headline: 'Playable works best.',
    best: winner,
  })
  const sure = verdict(speech, [near, { ...winner, probabilityBest: 0.9999 }], 'FORMAT', 'ctr', 1)
  expect(sure.reasons).toContain('Probability of being best: over 99%.')
  const hopeful = { ...playable, probabilityBest: 0.85 }
  expect(verdict(speech, [near, hopeful], 'FORMAT', 'ctr', 1).headline).toBe('Playable is probably best.')
})

test('the probability is about clicks and says nothing about conversions', () => {
  const rate = { value: 0.1, low: 0.02, high: 0.3, method: 'JEFFREYS' as const }
  const rows = ['A', 'B'].map((label) =>
    row(label, 0.1, { conversionRate: rate, probabilityBest: label === 'A' ? 0.99 : 0.01 }),
  )
  expect(verdict(speech, rows, 'FORMAT', 'conversionRate', 0)).toMatchObject({
    headline: 'Too little data to tell.',
    best: null,
  })
})

test('wide intervals that overlap are too little data, narrow ones too close to call', () => {
  const wide = [row('A', [0.03, 0.01, 0.08]), row('B', [0.02, 0.005, 0.07])]
  expect(verdict(speech, wide, 'FORMAT', 'ctr', 1)).toMatchObject({ headline: 'Too little data to tell.', best: null })
  const close = [row('A', [0.03, 0.028, 0.032]), row('B', [0.029, 0.027, 0.031])]
  expect(verdict(speech, close, 'FORMAT', 'ctr', 1).headline).toBe('Too close to call.')
})

test('a row that was hardly shown does not spoil a clear answer, but is named', () => {
  const { headline, reasons, best } = verdict(speech, [hardlyShown, carousel, playable], 'FORMAT', 'ctr', 1)
  expect(headline).toBe('Playable is best so far.')
  expect(reasons.at(-1)).toBe('Too little data to compare: Document.')
  expect(best).toBe(playable)
})

test('of what is too little known it is told how much more it takes', () => {
  const lacking = (impressions: number, creatives: number) => ({ enough: false, missing: { impressions, creatives } })
  const rows = [row('A', [0.03, 0.01, 0.08], lacking(4708, 0)), row('B', [0.02, 0.005, 0.07], lacking(120_000, 6))]
  const { headline, reasons } = verdict(speech, rows, 'FORMAT', 'ctr', 1)
  expect(headline).toBe('Too little data to tell.')
  expect(reasons.slice(-2)).toEqual([
    'Comparing A takes about 4.7K impressions more.',
    'Comparing B takes about 120K impressions more, of other creatives too (about 6).',
  ])
})

const mixed = (overtakes: boolean) => {
  const [leader, other] = [carousel, playable].map(({ keys }) => ({ keys }))
  return [{ mix: 'PAID' as const, overtakes, adjusted: { value: 0.019 }, leader: other!, row: leader! }]
}

test('who is ahead only because of what is mixed is not called best', () => {
  const sure = { ...playable, probabilityBest: 0.999 }
  const { headline, reasons, best } = verdict(speech, [carousel, sure], 'FORMAT', 'ctr', 1, mixed(true))
  expect([headline, best]).toEqual(['It depends on the mix.', null])
  expect(reasons).toEqual([
    'Paid and organic posts are mixed differently. Like for like, Carousel (1.9%) is ahead of Playable (3.1%).',
  ])
})

test('a mix that changes figures but not the answer is told beside it', () => {
  const { headline, reasons } = verdict(speech, [carousel, playable], 'FORMAT', 'ctr', 1, mixed(false))
  expect(headline).toBe('Playable works best.')
  expect(reasons.at(-1)).toBe(
    'Paid and organic posts are mixed differently. Like for like with Playable, Carousel has 1.9% rather than 2.2%.',
  )
})

test('people respond, formats work', () => {
  const ages = [
    row('25-34', [0.03, 0.028, 0.032], { dimension: 'AGE' }),
    row('65+', [0.01, 0.008, 0.012], { dimension: 'AGE' }),
  ]
  expect(verdict(speech, ages, 'AGE', 'ctr', 1).headline).toBe('Age 25-34 responds best.')
})

test('a segment that was chosen by what its members did is not called best, nor is a chance told', () => {
  const buyers = (byBehaviour: boolean) =>
    row('Buyers', [0.08, 0.075, 0.085], { dimension: 'SEGMENT', byBehaviour, probabilityBest: 0.99 })
  const nordics = row('Nordics', [0.04, 0.038, 0.042], { dimension: 'SEGMENT', probabilityBest: 0.01 })
  const flatters = speech.words.flatters
  const told = (rows: Row[]) => {
    const performance = {
      source: 'OBSERVED' as const,
      currency: null,
      currencies: [],
      rows,
      total: nordics,
      warnings: [],
    }
    const { headline, reasons, best } = viewOf(speech, performance, 'SEGMENT', 'ctr')
    return { headline, reasons, best: best && labelOf(speech, best) }
  }
  const sure = '8.0% of impressions lead to a click, 95% sure between 7.5% and 8.5%.'
  expect(told([buyers(false), nordics])).toEqual({
    headline: 'Buyers responds best.',
    reasons: [sure, 'Probability of being best: 99%.'],
    best: 'Buyers',
  })
  expect(told([buyers(true), nordics])).toEqual({
    headline: 'Buyers is ahead, but not on equal terms.',
    reasons: [sure, flatters],
    best: null,
  })
  const ahead = row('Swedes', [0.2, 0.19, 0.21], { dimension: 'SEGMENT', probabilityBest: 0.999 })
  const beside = told([{ ...buyers(true), probabilityBest: 0.001 }, ahead])
  expect([beside.best, beside.reasons.slice(1)]).toEqual(['Swedes', ['Probability of being best: over 99%.', flatters]])
})

test('formats of one name are told apart by their platform', () => {
  const rows = [row('Playable', [0.031, 0.028, 0.034], on('META')), row('Playable', [0.02, 0.018, 0.022], on('TIKTOK'))]
  expect(verdict(speech, rows, 'FORMAT', 'ctr', 1).headline).toBe('Playable (Meta) works best.')
})

test('a row beside ratios that are larger is not called the only one with numbers', () => {
  const { headline, reasons, best } = verdict(speech, [row('Story', 1.4), playable], 'FORMAT', 'ctr', 1)
  expect([headline, best]).toEqual(['Only Playable has a figure that can be compared.', null])
  expect(reasons.at(-1)).toContain('The others are ratios')
  expect(verdict(speech, [row('Story', null), playable], 'FORMAT', 'ctr', 1).headline).toBe(
    'Only Playable has numbers so far.',
  )
})

test('one row alone is not called best, ratios get no certainty, and no rate gets no answer', () => {
  expect(verdict(speech, [playable], 'FORMAT', 'ctr', 1)).toMatchObject({
    headline: 'Only Playable has numbers so far.',
    best: null,
  })
  expect(verdict(speech, [row('Reels', 1.4), row('Story', 1.2)], 'FORMAT', 'ctr', 0)).toMatchObject({
    headline: 'Reels has the highest figure.',
    best: null,
  })
  expect(verdict(speech, [row('Reels', null)], 'FORMAT', 'ctr', 0).headline).toBe('No rate can be worked out yet.')
})

test('what the server has a word of its own for is said in the reader’s language', () => {
  const label = (dimension: Dimension, value: string) =>
    labelOf(speech, row('', 0.1, { keys: [{ dimension, value, label: `${value} as told`, byBehaviour: false }] }))
  expect(label('PLATFORM', 'TIKTOK')).toBe('TikTok')
  expect(label('MEDIUM', 'INTERACTIVE')).toBe('Interactive')
  expect(label('GENDER', 'female')).toBe('Women')
  expect(label('COUNTRY', 'NO')).toBe('Norway')
  expect(label('GENDER', '')).toBe('Unknown')
  expect(label('FORMAT', 'own')).toBe('own as told')
})
