import betaQuantile from '@stdlib/stats-base-dists-beta-quantile'

export interface Interval {
  low: number
  high: number
}

/** Central 95 % interval of a Beta(a, b) distribution. */
export function betaInterval(a: number, b: number): Interval {
  return { low: betaQuantile(0.025, a, b), high: betaQuantile(0.975, a, b) }
}

export interface Beta {
  a: number
  b: number
}

/**
 * For each distribution, the probability that it is the largest of all: the integral of its density times the others' distribution
 * functions. Integrated on the log-odds scale, where a Beta density x^a·(1−x)^b is smooth even for a < 1. Exact to about three
 * decimals; the results sum to 1. Costs distributions × points.
 */
export function probabilitiesOfBest(distributions: readonly Beta[]): number[] {
  if (distributions.length < 2) return distributions.map(() => 1)
  const peaks = distributions.map(peakOf)
  const floor = Math.max(...peaks.map(({ low }) => low))
  const contenders = peaks.filter(({ high }) => high >= floor)
  const points = gridOver(contenders, floor)
  const weights = points.map((u, i) => ((points[i + 1] ?? u) - (points[i - 1] ?? u)) / 2)
  const curves = contenders.map((peak) => densityAndCumulative(peak, points, weights))

  const chances = contenders.map(() => 0)
  const before: number[] = []
  points.forEach((_, i) => {
    let product = weights[i]!
    curves.forEach(({ cumulative }, at) => {
      before[at] = product
      product *= cumulative[i]!
    })
    let after = 1
    for (let at = curves.length - 1; at >= 0; at--) {
      const { density, cumulative } = curves[at]!
      chances[at]! += before[at]! * density[i]! * after
      after *= cumulative[i]!
    }
  })
  const total = chances.reduce((sum, chance) => sum + chance, 0)
  const chanceOf = new Map(contenders.map((peak, at) => [peak, chances[at]! / total]))
  return peaks.map((peak) => chanceOf.get(peak) ?? 0)
}

interface Peak extends Beta {
  deviation: number
  /** Log-odds 12 standard deviations below the mean and above; beyond them lies nothing that shows in three decimals. */
  low: number
  high: number
}

function peakOf({ a, b }: Beta): Peak {
  const mean = digamma(a) - digamma(b)
  const deviation = Math.sqrt(trigamma(a) + trigamma(b))
  return { a, b, deviation, low: mean - 12 * deviation, high: mean + 12 * deviation }
}

/**
 * Log-odds values at which every peak is met, however narrow. All contenders reach the floor, the highest of their lower ends, so
 * steps of an eighth of the narrowest peak still reached grow with the distance from it, and the points stay few (about 4,000 when
 * one deviation is a million times another).
 */
function gridOver(peaks: readonly Peak[], floor: number): number[] {
  const up = walk(peaks.map(({ high, deviation }) => ({ reach: high - floor, step: deviation / 8 })))
  const down = walk(peaks.map(({ low, deviation }) => ({ reach: floor - low, step: deviation / 8 })))
  return [
    ...down
      .slice(1)
      .map((distance) => floor - distance)
      .toReversed(),
    ...up.map((distance) => floor + distance),
  ]
}

/** Distances from 0 to the furthest reach, in steps as small as the smallest of what reaches further. */
function walk(peaks: readonly { reach: number; step: number }[]): number[] {
  const distances = [0]
  const byReach = peaks.toSorted((one, other) => one.reach - other.reach)
  const smallest = byReach.map(({ step }) => step)
  for (let i = smallest.length - 2; i >= 0; i--) smallest[i] = Math.min(smallest[i]!, smallest[i + 1]!)
  let distance = 0
  byReach.forEach(({ reach }, i) => {
    for (; distance < reach; distances.push(distance)) distance += smallest[i]!
  })
  return distances
}

function densityAndCumulative({ a, b }: Beta, points: readonly number[], weights: readonly number[]) {
  // log of x^a (1−x)^b at x = 1/(1+e^−u), written so that neither end overflows.
  const logs = points.map((u) => -a * softplus(-u) - b * softplus(u))
  const peak = Math.max(...logs)
  const heights = logs.map((log) => Math.exp(log - peak))
  const area = heights.reduce((sum, height, i) => sum + height * weights[i]!, 0)
  const density = heights.map((height) => height / area)
  const cumulative = [0]
  for (let i = 1; i < points.length; i++) {
    const slice = ((density[i]! + density[i - 1]!) / 2) * (points[i]! - points[i - 1]!)
    cumulative.push(cumulative[i - 1]! + slice)
  }
  return { density, cumulative }
}

const softplus = (u: number) => (u > 30 ? u : Math.log1p(Math.exp(u)))

/** Abramowitz & Stegun 6.3.5 and 6.3.18: recurrence up to 6, then the asymptotic series. */
function digamma(x: number): number {
  let shift = 0
  for (; x < 6; x++) shift -= 1 / x
  const y = 1 / (x * x)
  return shift + Math.log(x) - 1 / (2 * x) - y * (1 / 12 - y * (1 / 120 - y / 252))
}

/** Abramowitz & Stegun 6.4.6 and 6.4.12. */
function trigamma(x: number): number {
  let shift = 0
  for (; x < 6; x++) shift += 1 / (x * x)
  const y = 1 / (x * x)
  return shift + 1 / x + y / 2 + (y / x) * (1 / 6 - y * (1 / 30 - y / 42))
}
