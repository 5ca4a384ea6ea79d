/** Metrics of a report by their names in GraphQL, with their columns. */
const metricColumns = {
  impressions: 'impressions',
  reach: 'reach',
  clicks: 'clicks',
  reactions: 'reactions',
  comments: 'comments',
  shares: 'shares',
  videoViews: 'video_views',
  conversions: 'conversions',
  revenue: 'revenue',
  spend: 'spend',
} as const

export type ReportMetric = keyof typeof metricColumns

export const reportMetrics = Object.keys(metricColumns) as ReportMetric[]

/** Their columns, with commas between. */
export const reportColumns = Object.values(metricColumns).join(', ')

/** How many rows tell each metric. */
export type ToldMetrics = Record<ReportMetric, number>

/** SQL columns of `ToldMetrics`, over rows that have the columns of a report. */
export const toldMetrics = Object.entries(metricColumns)
  .map(([metric, column]) => `count(${column})::int AS "${metric}"`)
  .join(', ')
