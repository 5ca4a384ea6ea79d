import type { Dimension, Row } from './metrics.ts'

type Interval = [value: number, low: number, high: number]

/** A row of the click rate; impressions and clicks follow from it. */
export const row = (
  label: string,
  rate: Interval | number | null,
  more: Partial<Row> & { dimension?: Dimension; byBehaviour?: boolean } = {},
): Row => {
  const { dimension = 'FORMAT', byBehaviour = false, ...fields } = more
  const [value, low, high] = typeof rate === 'number' ? [rate, null, null] : (rate ?? [0, null, null])
  const method = low === null ? ('RATIO' as const) : ('JEFFREYS' as const)
  return {
    keys: [{ dimension, value: label, label, byBehaviour }],
    format: null,
    creatives: 1,
    impressions: '10000',
    clicks: String(Math.round(value * 10_000)),
    reactions: 0,
    comments: 0,
    shares: 0,
    conversions: 0,
    revenue: null,
    spend: null,
    ctr: rate === null ? null : { value, low, high, method },
    engagementRate: null,
    conversionRate: null,
    costPerConversion: null,
    roas: null,
    probabilityBest: null,
    enough: rate === null || low === null ? null : high! - low <= value / 2,
    missing: null,
    ...fields,
  }
}
