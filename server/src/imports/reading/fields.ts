import { NAMESPACES } from '../../customers/identity.ts'

export const SLICE_FIELDS = ['age', 'gender', 'country', 'interest', 'device', 'placement'] as const
export const COUNT_FIELDS = ['impressions', 'reach', 'clicks', 'reactions', 'comments', 'shares', 'videoViews'] as const
export const AMOUNT_FIELDS = ['conversions', 'revenue', 'spend'] as const

const CREATIVE_FIELDS = [
  'creative',
  'creativeName',
  'campaign',
  'campaignName',
  'format',
  'platform',
  'channel',
  'text',
  'currency',
] as const
const METRIC_FIELDS = [...COUNT_FIELDS, ...AMOUNT_FIELDS] as const
const REPORT_FIELDS = [
  ...CREATIVE_FIELDS,
  'adGroup',
  'paid',
  'day',
  'until',
  ...SLICE_FIELDS,
  ...METRIC_FIELDS,
] as const
const POST_FIELDS = [
  ...CREATIVE_FIELDS,
  'adGroup',
  'paid',
  'day',
  'publishedAt',
  ...SLICE_FIELDS,
  ...METRIC_FIELDS,
] as const
const CUSTOMER_FIELDS = [...NAMESPACES, 'displayName', 'firstName', 'lastName', 'consentAt'] as const
const INTERACTION_FIELDS = [
  'id',
  'inReplyTo',
  ...NAMESPACES,
  'kind',
  'at',
  ...CREATIVE_FIELDS,
  'value',
  'topics',
] as const

/** What a file can hold. The first four are the platforms' own exports, the others are generic. */
export const KINDS = ['meta', 'google', 'linkedin', 'tiktok', 'report', 'posts', 'customers', 'interactions'] as const

export type Kind = (typeof KINDS)[number]
export type ReportKind = Exclude<Kind, 'customers' | 'interactions'>
export type SliceField = (typeof SLICE_FIELDS)[number]
export type CountField = (typeof COUNT_FIELDS)[number]
export type AmountField = (typeof AMOUNT_FIELDS)[number]
export type Field =
  | (typeof REPORT_FIELDS)[number]
  | (typeof POST_FIELDS)[number]
  | (typeof CUSTOMER_FIELDS)[number]
  | (typeof INTERACTION_FIELDS)[number]

/** The fields that a file of each kind can fill; they bear the GraphQL names. */
export const FIELDS: Record<Kind, readonly Field[]> = {
  meta: REPORT_FIELDS,
  google: REPORT_FIELDS,
  linkedin: REPORT_FIELDS,
  tiktok: REPORT_FIELDS,
  report: REPORT_FIELDS,
  posts: POST_FIELDS,
  customers: CUSTOMER_FIELDS,
  interactions: INTERACTION_FIELDS,
}

/** The fields that carry a report's figures. */
export const METRICS: readonly Field[] = METRIC_FIELDS
