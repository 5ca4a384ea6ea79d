import { betaInterval, type Interval } from '../performance/beta.ts'

/** How somebody feels, by all their texts. */
export interface Sentiment extends Interval {
  value: number
  texts: number
}

/**
 * The mean of the values of some texts; null without any. Each text is taken for a vote that is (1 + value)/2 for and the rest against,
 * and the interval is that of the share of votes for under Jeffreys' prior (Brown, Cai & DasGupta 2001): votes that are not whole vary
 * less, so it is rather too wide than too narrow.
 */
export function sentimentOf({ sum, texts }: { sum: number; texts: number }): Sentiment | null {
  if (texts === 0) return null
  const value = sum / texts
  const votes = (texts + sum) / 2
  const { low, high } = betaInterval(votes + 0.5, texts - votes + 0.5)
  return { value, texts, low: Math.min(value, 2 * low - 1), high: Math.max(value, 2 * high - 1) }
}
