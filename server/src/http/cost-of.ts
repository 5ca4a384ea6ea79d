import { trustedDocument } from '../auth/trusted-documents.ts'
import { isObject } from '../is-object.ts'
import { sliceDimensions } from '../performance/breakdowns.ts'

/** A stream stays, and whoever listens is told for as long. */
const stream = 10
/** Sums by audience are formed from reports, all others from daily counters. */
const byReports = 5
const audience = new Set(sliceDimensions.map((dimension) => dimension.toUpperCase()))

const costs: Record<string, (variables: Record<string, unknown>) => number> = {
  ProfileCard: () => 2,
  ProfileCardLive: () => stream,
  Timeline: ({ first }) => 2 * Math.ceil(Math.min(Math.max(Number(first) || 15, 1), 100) / 15),
  TimelineLive: () => stream,
  FormatPerformance: ({ input }) => performanceCost(objectOf(input)),
  FormatPerformanceLive: () => stream,
  Segment: ({ input }) => 1 + 3 * performanceCost(objectOf(input)),
  SegmentLive: () => stream,
}

/**
 * What a request of a page costs, in prepared statements of a few milliseconds; a profile card takes two, and so does a timeline for each 15
 * interactions; whatever is refused anyway costs one.
 * Performance costs one for each quarter of a year (at most two years) and each dimension, five times that by audience: a month by format
 * is 1, all time by age and format 80. Of segments it costs twice as much, for what members did is held against what everybody did; a segment
 * costs that, once more for everybody, and one.
 */
export function costOf(request: unknown): number {
  const { documentId, variables } = objectOf(request)
  const operation = typeof documentId === 'string' ? trustedDocument(documentId)?.operation : undefined
  return operation ? (costs[operation]?.(objectOf(variables)) ?? 1) : 1
}

function performanceCost({ from, to, groupBy, slice, mixes, segmentId }: Record<string, unknown>): number {
  // More than three are refused, and a single one need not stand in a list.
  const dimensions = [groupBy ?? 'FORMAT'].flat().slice(0, 3)
  const sliced = Object.values(objectOf(slice)).some((value) => value !== null)
  const heavy = sliced || dimensions.some((one) => audience.has(String(one)))
  // A mix by audience is another question, with a dimension more.
  const asked = new Set([mixes].flat().filter((one) => audience.has(String(one))))
  const more = asked.size * (dimensions.length + 1) * byReports
  const held = dimensions.includes('SEGMENT') || (segmentId ?? null) !== null ? 2 : 1
  return (Math.max(1, dimensions.length) * (heavy ? byReports : 1) * held + more) * quarters(from, to)
}

/** Quarters of a year in a period, from 1 to 8; 8 for all time. */
function quarters(from: unknown, to: unknown): number {
  const milliseconds = (to ? Date.parse(String(to)) : Date.now()) - Date.parse(String(from))
  return Number.isNaN(milliseconds) ? 8 : Math.min(8, Math.max(1, Math.ceil(milliseconds / (92 * 86_400_000))))
}

const objectOf = (value: unknown): Record<string, unknown> => (isObject(value) ? value : {})
