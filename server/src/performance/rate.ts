import { betaInterval, type Beta, type Interval } from './beta.ts'

/** JEFFREYS: with a 95 % credible interval. RATIO: without, because the numerator may exceed the denominator. */
export type RateMethod = 'JEFFREYS' | 'RATIO'

export interface Rate {
  value: number
  low: number | null
  high: number | null
  method: RateMethod
}

/** A proportion, counted creative by creative. */
export interface Proportion {
  /** Successes, for example clicks. */
  x: number
  /** Trials, for example the impressions of which clicks are known. */
  n: number
  /** Sum over creatives of n². */
  nn: number
  /** Sum over creatives of x²/n. */
  xxn: number
  /** Creatives with trials. */
  k: number
  /** Whether any creative has more successes than trials, so that this is not a proportion at all. */
  over: boolean
}

/**
 * How alike impressions of one creative are (intra-class correlation, 0 to 1), pooled over groups; the ANOVA estimator of
 * Ridout, Demétrio & Firth, "Estimating intraclass correlation for binary data", Biometrics 55 (1999).
 * 0 when no group has two creatives: there is then nothing to learn it from.
 */
export function intraclassCorrelation(groups: readonly Proportion[]): number {
  let between = 0
  let within = 0
  let n0 = 0
  let betweenFreedom = 0
  let withinFreedom = 0
  for (const { x, n, nn, xxn, k, over } of groups) {
    if (n === 0 || over) continue
    between += xxn - (x * x) / n
    within += x - xxn
    n0 += n - nn / n
    betweenFreedom += k - 1
    withinFreedom += n - k
  }
  if (betweenFreedom < 1 || withinFreedom < 1) return 0
  const meanBetween = between / betweenFreedom
  const meanWithin = within / withinFreedom
  const spread = meanBetween + (n0 / betweenFreedom - 1) * meanWithin
  return spread > 0 ? Math.min(1, Math.max(0, (meanBetween - meanWithin) / spread)) : 0
}

/**
 * Posterior of a proportion under Jeffreys' prior, Beta(x + ½, n − x + ½). The counts are first divided by Kish's design effect
 * 1 + (Σn²/n − 1)·ρ: a thousand impressions of one video say less about video than one impression of a thousand videos.
 * With ρ = 0 (one creative, or creatives that do not differ) these are the plain counts.
 */
export function posterior({ x, n, nn }: Proportion, correlation: number): Beta {
  const designEffect = Math.max(1, 1 + (nn / n - 1) * correlation)
  return { a: x / designEffect + 0.5, b: (n - x) / designEffect + 0.5 }
}

/** The rate with its interval; null when there are no trials. */
export function rate(proportion: Proportion, correlation: number): Rate | null {
  const { x, n, over } = proportion
  if (n === 0) return null
  const value = x / n
  if (over) return { value, low: null, high: null, method: 'RATIO' }
  const { a, b } = posterior(proportion, correlation)
  return { value, ...around(value, betaInterval(a, b)), method: 'JEFFREYS' }
}

/** At x = 0 and x = n the interval of Jeffreys' posterior leaves out the observed rate; it is then drawn to it (Brown, Cai & DasGupta 2001). */
function around(value: number, { low, high }: Interval): Interval {
  return { low: value === 0 ? 0 : low, high: value === 1 ? 1 : high }
}

/** A quotient that is not a proportion; null when it has no denominator. */
export function ratio(numerator: number, denominator: number): Rate | null {
  return denominator === 0 ? null : { value: numerator / denominator, low: null, high: null, method: 'RATIO' }
}
