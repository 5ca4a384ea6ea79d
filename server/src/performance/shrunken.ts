import type { Beta } from './beta.ts'

/** Successes and trials of one group. */
export interface Counts {
  x: number
  n: number
}

/**
 * Posteriors of the rates of several groups, each of which also learns from the others: a beta-binomial model whose prior is fitted to
 * the groups (Gelman et al., "Bayesian Data Analysis", 3rd ed., section 5.3). Rates are taken as drawn from a Beta distribution; its mean and
 * spread are summed over by their marginal likelihood rather than fixed at their best values, so that what few groups leave open about
 * them widens the intervals. The mixture that results is told as the Beta distribution with its mean and variance.
 * Groups with trials; there must be two at least, or there is nothing to learn from.
 */
export function shrunken(groups: readonly Counts[]): Beta[] {
  const priors = likelyPriors(groups)
  return groups.map((group) => mixed(group, priors))
}

/**
 * The same where each group is part of something larger and what others did in it is known: the mean of its prior is theirs, and what all
 * groups together say is how far parts are from others. What little others leave open about their own rate widens the prior too.
 */
export function shrunkenToOthers(groups: readonly { own: Counts; others: Counts }[]): Beta[] {
  const grid = spreads.map((spread) => {
    const priors = groups.map(({ others }) => {
      const mean = (others.x + 0.5) / (others.n + 1)
      const size = 1 / (mean * (1 - mean) * spread ** 2 + 1 / (others.n + 1))
      return { a: mean * size, b: (1 - mean) * size }
    })
    // The same prior of the spread as below.
    let log = Math.log(spread) - spread ** 2 / 2
    for (const [i, { own }] of groups.entries()) {
      const { a, b } = priors[i]!
      log += logBeta(a + own.x, b + own.n - own.x) - logBeta(a, b)
    }
    return { priors, log }
  })
  const weights = weightsOf(grid.map(({ log }) => log))
  return groups.map(({ own }, i) =>
    mixed(
      own,
      grid.map(({ priors }, at) => ({ ...priors[i]!, weight: weights[at]! })),
    ),
  )
}

/** The posterior of a group under a mixture of priors, told as the Beta distribution with its mean and variance. */
function mixed({ x, n }: Counts, priors: readonly WeighedPrior[]): Beta {
  let mean = 0
  let square = 0
  for (const { a, b, weight } of priors) {
    const sum = a + b + n
    const share = (a + x) / sum
    mean += weight * share
    square += (weight * share * (a + x + 1)) / (sum + 1)
  }
  const size = (mean * (1 - mean)) / (square - mean * mean) - 1
  return { a: mean * size, b: (1 - mean) * size }
}

interface WeighedPrior extends Beta {
  weight: number
}

/** Shares of 1, from logarithms. */
function weightsOf(logs: readonly number[]): number[] {
  const highest = Math.max(...logs)
  const weights = logs.map((log) => Math.exp(log - highest))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / total)
}

/** Spreads that are tried: standard deviations of the log-odds, from rates that hardly differ to rates that differ twentyfold. */
const spreads = Array.from({ length: 8 }, (_, i) => 0.03 * 100 ** (i / 7))

/** Means that are tried for each spread, in standard errors around the likeliest. */
const meanSteps = [-3, -1.5, 0, 1.5, 3]

/**
 * Prior distributions on a grid, with their posterior weights. A priori the mean has Jeffreys' prior, and the spread a half-normal one of
 * scale 1 (weakly informative, after Gelman, "Prior distributions for variance parameters in hierarchical models", Bayesian Analysis 1, 2006).
 */
function likelyPriors(groups: readonly Counts[]): WeighedPrior[] {
  const trials = groups.reduce((sum, { n }) => sum + n, 0)
  const overall = (groups.reduce((sum, { x }) => sum + x, 0) + 0.5) / (trials + 1)
  const variance = overall * (1 - overall)
  const grid = spreads.flatMap((spread) => {
    const weights = groups.map(({ n }) => n / (1 + n * variance * spread ** 2))
    const weightOfAll = weights.reduce((sum, weight) => sum + weight, 0)
    const mean = (groups.reduce((sum, { x, n }, i) => sum + (weights[i]! * x) / n, 0) + 0.5) / (weightOfAll + 1)
    // Of the log-odds; where hardly anything was counted, no more than covers what rates there are.
    const error = Math.min(2.5, 1 / Math.sqrt(weightOfAll * variance))
    return meanSteps.map((step) => {
      const centre = 1 / (1 + Math.exp(-(Math.log(mean / (1 - mean)) + step * error)))
      const size = 1 / (centre * (1 - centre) * spread ** 2)
      const [a, b] = [centre * size, (1 - centre) * size]
      // Steps are even in the logarithm of the spread and, for each spread, in errors: the factors before the likelihood say so.
      let log = Math.log(spread) - spread ** 2 / 2 + Math.log(error) + Math.log(centre * (1 - centre)) / 2
      const none = logBeta(a, b)
      for (const { x, n } of groups) log += logBeta(a + x, b + n - x) - none
      return { a, b, log }
    })
  })
  const weights = weightsOf(grid.map(({ log }) => log))
  return grid.map(({ a, b }, i) => ({ a, b, weight: weights[i]! }))
}

/** Natural logarithm of the beta function. */
export const logBeta = (a: number, b: number) => logGamma(a) + logGamma(b) - logGamma(a + b)

/** Abramowitz & Stegun 6.1.15 and 6.1.41: recurrence up to 7, then Stirling's series. */
function logGamma(x: number): number {
  let product = 1
  for (; x < 7; x++) product *= x
  const y = 1 / (x * x)
  const series = (1 / 12 - y * (1 / 360 - y * (1 / 1260 - y / 1680))) / x
  return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + series - Math.log(product)
}
