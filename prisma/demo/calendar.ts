import type { DemoPlatform } from './truth.ts'

/** Days that the demo covers. */
export const dayCount = 90

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/**
 * Midnight (UTC, in milliseconds) of the first of the 90 days that end with `until`.
 * @throws RangeError when `until` is no ISO day such as `2026-08-17`.
 */
export function firstMidnight(until: string): number {
  const last = Date.parse(`${until}T00:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(until) || Number.isNaN(last) || isoDay(last) !== until) {
    throw new RangeError(`"${until}" is not a day. Write it as 2026-08-17.`)
  }
  return last - (dayCount - 1) * day
}

export function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

/** How busy a platform is on the weekdays, Sunday first; 1 is an ordinary day. */
const week: Record<DemoPlatform, readonly number[]> = {
  META: [1.2, 0.9, 0.9, 0.95, 1, 1.05, 1.15],
  GOOGLE: [1.05, 1, 1, 1, 1, 1, 0.95],
  LINKEDIN: [0.25, 1.2, 1.35, 1.3, 1.25, 1, 0.25],
  TIKTOK: [1.3, 0.85, 0.85, 0.9, 0.95, 1.1, 1.35],
}

/** How busy a platform is on one day: the rhythm of its week, on a market that grows by a third over the 90 days. */
export function busyness(platform: DemoPlatform, midnight: number, dayIndex: number): number {
  const weekday = new Date(midnight).getUTCDay()
  return (week[platform][weekday] ?? 1) * (0.85 + (0.3 * dayIndex) / (dayCount - 1))
}
