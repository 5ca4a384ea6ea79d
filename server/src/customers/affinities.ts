import type { AdFormat } from '@rapport/prisma/generated/client/client.ts'
import { betaInterval } from '../performance/beta.ts'

/** How likely a customer is to respond to a format. */
export interface Affinity {
  format: AdFormat
  mean: number
  low: number
  high: number
  sampleSize: number
}

/** What was counted for one customer and format, beside how many exposures all customers of the workspace had and answered. */
export interface AffinityCounts {
  format: AdFormat
  exposures: number
  responses: number
  allExposures: number
  allAnswered: number
}

/** How many exposures the workspace's own rate for the format is worth before the customer's own count. */
export const priorExposures = 20

/** Posterior of one customer and format: Beta(m·r + responses, m·(1−r) + misses) with r the workspace's smoothed rate, m = 20. */
export function affinity({ format, exposures, responses, allExposures, allAnswered }: AffinityCounts): Affinity {
  const rate = (allAnswered + 0.5) / (allExposures + 1)
  // A view can bring more than one response (a like and a comment); for a chance to respond it counts once.
  const answered = Math.min(responses, exposures)
  const a = priorExposures * rate + answered
  const b = priorExposures * (1 - rate) + exposures - answered
  return { format, mean: a / (a + b), ...betaInterval(a, b), sampleSize: exposures }
}

/** Best first, of the formats that the customer was shown: of another the workspace's rate is all there is to say. */
export function rankAffinities(counts: readonly AffinityCounts[], first?: number | null): Affinity[] {
  const ranked = counts
    .filter(({ exposures }) => exposures > 0)
    .map(affinity)
    .toSorted((one, other) => other.mean - one.mean || one.format.id.localeCompare(other.format.id))
  return ranked.slice(0, Math.max(0, first ?? ranked.length))
}
