import type { PerformanceDimension } from './performance.sql.ts'

/** Names that are not simply the word in capitals. */
const spelled: Record<string, string> = { LINKEDIN: 'LinkedIn', TIKTOK: 'TikTok', WEB: 'Open web' }

/** A value of a dimension as people write it. Values that came from a platform stay as they came. */
export function readableLabel(dimension: PerformanceDimension, label: string): string {
  if (label === '') return 'Unknown'
  if (dimension !== 'MEDIUM' && dimension !== 'PLATFORM' && dimension !== 'GENDER') return label
  return spelled[label] ?? label.charAt(0).toUpperCase() + label.slice(1).toLowerCase()
}
