import { expect, test } from 'vitest'
import { english as speech } from './english.test-data.ts'
import { intervalBars, reachOf } from './interval-bars.ts'
import { inOrder } from './metrics.ts'
import { row } from './row.test-data.ts'

const sure = row('Playable', [0.03, 0.028, 0.032])
const unsure = row('Document', [0.02, 0.001, 0.4])

test('a row that was hardly shown does not squeeze the others into a corner', () => {
  expect(reachOf([sure, unsure], 'ctr')).toBeCloseTo(0.064)
})

test('no bar is longer than the chart', () => {
  const long = row('Document', [0.2, 0.001, 0.9])
  expect(reachOf([sure, long], 'ctr')).toBeGreaterThan(0.2)
})

test('where all are unsure, the chart shows how unsure', () => {
  expect(reachOf([unsure], 'ctr')).toBe(0.4)
})

test('the best comes first even where a hardly known row has a higher figure; what has no rate goes last', () => {
  const rows = [row('Nothing', null), row('Few', [0.2, 0.001, 0.9]), row('Low', [0.01, 0.009, 0.011]), sure]
  const labels = (best: typeof sure | null) => inOrder(rows, 'FORMAT', 'ctr', best).map(({ keys }) => keys[0]?.label)
  expect(labels(sure)).toEqual(['Playable', 'Few', 'Low', 'Nothing'])
  expect(labels(null)).toEqual(['Few', 'Playable', 'Low', 'Nothing'])
})

test('ages keep their order', () => {
  const rows = ['65+', '18-24', '25-34'].map((age, i) => row(age, [0.01 * (i + 1), 0.01, 0.04], { dimension: 'AGE' }))
  expect(inOrder(rows, 'AGE', 'ctr').map(({ keys }) => keys[0]?.label)).toEqual(['18-24', '25-34', '65+'])
})

test('whoever chooses a row is told what it is of, also where all of it has one format', () => {
  const format = { id: 'meta_reels', platform: 'META', medium: 'VIDEO' } as const
  const rows = [row('Spring', [0.03, 0.028, 0.032], { dimension: 'CAMPAIGN', format })]
  const view = { headline: '', reasons: [], best: null, dimension: 'CAMPAIGN', metric: 'ctr', overall: null } as const
  const bars = intervalBars(speech, { ...view, reasons: [], decimals: 1, rows })
  expect(bars.rows.map(({ key }) => key)).toEqual([{ dimension: 'CAMPAIGN', value: 'Spring' }])
})

test('a row of which too little is known is pale and says how much is missing, also beside a best one', () => {
  const lacking = { enough: false, missing: { impressions: 5713, creatives: 7 } }
  const rows = [sure, row('Few', [0.012, 0.004, 0.02], lacking), row('Many', [0.01, 0.0098, 0.0102])]
  const view = { headline: '', reasons: [], dimension: 'FORMAT', metric: 'ctr', overall: null, decimals: 1 } as const
  for (const best of [sure, null]) {
    const bars = intervalBars(speech, { ...view, reasons: [], best, rows })
    expect(bars.rows.map(({ tone }) => tone)).toEqual([best ? 'best' : 'plain', 'pale', 'plain'])
    expect(bars.rows.map(({ note }) => note)).toEqual([
      'Impressions: 10K',
      'Impressions: 10K · 5.7K more needed',
      'Impressions: 10K',
    ])
    expect(bars.legend).toContain('Pale: too little data to compare.')
  }
})

test('of a segment that was chosen by what its members did its row says so', () => {
  const rows = [true, false].map((byBehaviour) =>
    row('Buyers', [0.03, 0.028, 0.032], { dimension: 'SEGMENT', byBehaviour }),
  )
  const view = { headline: '', best: null, dimension: 'SEGMENT', metric: 'ctr', overall: null, decimals: 1 } as const
  expect(intervalBars(speech, { ...view, reasons: [], rows }).rows.map(({ note }) => note)).toEqual([
    'Impressions: 10K · chosen by what they did',
    'Impressions: 10K',
  ])
})
