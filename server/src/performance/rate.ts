import { betaInterval, type Beta, type Interval } from './beta.ts'
import { type Counts, shrunken, shrunkenToOthers } from './shrunken.ts'

/**
 * BETA_BINOMIAL and JEFFREYS: with a 95 % credible interval, that of a group among others and that of one alone. MANTEL_HAENSZEL: with a 95 %
 * confidence interval, like for like beside another. RATIO: without, because the numerator may exceed the denominator.
 */
export type RateMethod = 'BETA_BINOMIAL' | 'JEFFREYS' | 'MANTEL_HAENSZEL' | 'RATIO'

export interface Rate {
  value: number
  /** The mean of what the interval is the middle of. */
  estimate: number | null
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
 * How many trials of one creative say no more than one trial of creatives drawn anew: Kish's design effect 1 + (Σn²/n − 1)·ρ. A thousand
 * impressions of one video say less about video than one impression of a thousand videos.
 */
export const designEffect = ({ n, nn }: Proportion, correlation: number): number =>
  Math.max(1, 1 + (nn / n - 1) * correlation)

/** What is known of the true rate of a group. */
export interface Posterior extends Beta {
  method: 'BETA_BINOMIAL' | 'JEFFREYS'
}

/**
 * What is known of the true rate of each group; null where there are no trials, or no proportion. Counts are first divided by the design
 * effect (Rao & Scott, "A simple method for the analysis of clustered binary data", Biometrics 48, 1992). Of several groups each learns
 * from the others (`shrunken`); one alone has Jeffreys' prior: Beta(x + ½, n − x + ½).
 */
export function posteriors(groups: readonly Proportion[], correlation: number): (Posterior | null)[] {
  return ofUsable(
    groups,
    ({ n, over }) => n > 0 && !over,
    (usable) => {
      const counts = usable.map((group) => thinned(group, designEffect(group, correlation)))
      return counts.length > 1
        ? shrunken(counts).map((beta) => ({ ...beta, method: 'BETA_BINOMIAL' }))
        : counts.map(({ x, n }) => ({ a: x + 0.5, b: n - x + 0.5, method: 'JEFFREYS' }))
    },
  )
}

/** What members of a segment did, and what everybody did, they included. */
export interface Part {
  part: Proportion
  all: Proportion
}

/**
 * What is known of the true rate of parts of the people, of whom little may be known: each learns from what everybody else did of the same
 * kind, and from all of them how unlike parts are. Null where there are no trials, or no proportion.
 */
export function posteriorsOfParts(parts: readonly Part[], correlation: number): (Posterior | null)[] {
  return ofUsable(
    parts,
    ({ part, all }) => part.n > 0 && !part.over && !all.over,
    (usable) =>
      shrunkenToOthers(
        usable.map(({ part, all }) => {
          const n = Math.max(0, all.n - part.n)
          return {
            own: thinned(part, designEffect(part, correlation)),
            others: thinned({ x: Math.min(n, Math.max(0, all.x - part.x)), n }, designEffect(all, correlation)),
          }
        }),
      ).map((beta) => ({ ...beta, method: 'BETA_BINOMIAL' })),
  )
}

const thinned = ({ x, n }: Counts, effect: number): Counts => ({ x: x / effect, n: n / effect })

/** What is known of those groups that can be used, in the order of all; null for the others. */
function ofUsable<Group>(
  groups: readonly Group[],
  isUsable: (group: Group) => boolean,
  posteriorsOf: (usable: readonly Group[]) => Posterior[],
): (Posterior | null)[] {
  const usable = groups.filter(isUsable)
  const found = posteriorsOf(usable)
  const known = new Map(usable.map((group, i) => [group, found[i]!]))
  return groups.map((group) => known.get(group) ?? null)
}

/** The rate as it was counted, with what is known of the true one; null when there are no trials. */
export function rate({ x, n }: Proportion, posterior: Posterior | null): Rate | null {
  if (n === 0) return null
  if (!posterior) return ratio(x, n)
  const { a, b, method } = posterior
  const interval = betaInterval(a, b)
  const value = x / n
  return { value, estimate: a / (a + b), ...(method === 'JEFFREYS' ? around(value, interval) : interval), method }
}

/** At x = 0 and x = n the interval of Jeffreys' posterior leaves out the observed rate; it is then drawn to it (Brown, Cai & DasGupta 2001). */
function around(value: number, { low, high }: Interval): Interval {
  return { low: value === 0 ? 0 : low, high: value === 1 ? 1 : high }
}

/** A quotient that is not a proportion; null when it has no denominator. */
export function ratio(numerator: number, denominator: number): Rate | null {
  return denominator === 0
    ? null
    : { value: numerator / denominator, estimate: null, low: null, high: null, method: 'RATIO' }
}

/** The rate of plain counts, each by itself; null when there are no trials. */
export function plainRate(x: number, n: number): Rate | null {
  const proportion = { x, n, nn: n, xxn: n > 0 ? (x * x) / n : 0, k: n, over: x > n }
  return rate(proportion, posteriors([proportion], 0)[0] ?? null)
}
