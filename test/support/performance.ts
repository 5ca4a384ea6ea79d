import type { Space } from './space.ts'

export interface Rate {
  value: number
  estimate: number | null
  low: number | null
  high: number | null
  method: 'BETA_BINOMIAL' | 'JEFFREYS' | 'MANTEL_HAENSZEL' | 'RATIO'
}

export interface Row {
  keys: { dimension: string; value: string; label: string }[]
  format: { id: string } | null
  creatives: number
  impressions: number
  reach: number | null
  clicks: number
  reactions: number
  comments: number
  shares: number
  videoViews: number
  conversions: number
  revenue: string | null
  spend: string | null
  robots: number | null
  ctr: Rate | null
  engagementRate: Rate | null
  conversionRate: Rate | null
  probabilityBest: number | null
  enough: boolean | null
  missing: { impressions: number; creatives: number } | null
  adjusted: { mix: string; rate: Rate | null }[]
}

export interface Performance {
  source: 'REPORTED' | 'OBSERVED'
  currency: string | null
  rows: Row[]
  total: Row
  warnings: {
    mix: string
    message: string
    overtakes: boolean
    leader: { format: { id: string } | null }
    row: { format: { id: string } | null }
  }[]
}

const document = `query Performance($input: FormatPerformanceInput!) { formatPerformance(input: $input) {
  source currency rows { ...Figures } total { ...Figures }
  warnings { mix message overtakes leader { format { id } } row { format { id } } }
} }
fragment Figures on PerformanceRow {
  keys { dimension value label } format { id } creatives
  impressions reach clicks reactions comments shares videoViews conversions revenue spend robots
  ctr { ...All } engagementRate { ...All } conversionRate { ...All } probabilityBest enough missing { impressions creatives } adjusted { mix rate { ...All } }
}
fragment All on Rate { value estimate low high method }`

/** What `formatPerformance` answers. */
export async function performance(space: Space, input: Record<string, unknown> = {}): Promise<Performance> {
  return (await space.ask<{ formatPerformance: Performance }>(document, { input })).formatPerformance
}

/** The rows by the value of their only key. */
export function byKey(rows: readonly Row[]): Record<string, Row> {
  return Object.fromEntries(rows.map((row) => [row.keys.map(({ value }) => value).join(' '), row]))
}
