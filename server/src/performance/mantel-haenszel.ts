/** Two groups in one stratum. */
export interface Stratum {
  x1: number
  n1: number
  x0: number
  n0: number
}

/** How many times the rate of one group is that of another within the same strata. */
export interface RateRatio {
  ratio: number
  /** Standard error of its logarithm. */
  error: number
}

/**
 * The ratio of Mantel & Haenszel (1959) for rates, with the variance of Greenland & Robins, "Estimation of a common effect parameter from
 * sparse follow-up data", Biometrics 41 (1985). Strata in which only one of the two was shown weigh nothing.
 * @returns null where no stratum compares them, or either had no success in those that do
 */
export function mantelHaenszel(strata: readonly Stratum[]): RateRatio | null {
  let one = 0
  let other = 0
  let spread = 0
  for (const { x1, n1, x0, n0 } of strata) {
    const n = n1 + n0
    if (n1 === 0 || n0 === 0) continue
    one += (x1 * n0) / n
    other += (x0 * n1) / n
    spread += (n1 * n0 * (x1 + x0)) / n ** 2 - (x1 * x0) / n
  }
  return one > 0 && other > 0 ? { ratio: one / other, error: Math.sqrt(spread / (one * other)) } : null
}
