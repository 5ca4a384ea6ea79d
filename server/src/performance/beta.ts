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
 * functions. Integrated on the log-odds scale, where a Beta density x^a·(1−x)^b is smooth even for a < 1, over points laid around
 * every distribution, so that narrow peaks are met. Exact to about three decimals; the results sum to 1.
 */
export function probabilitiesOfBest(distributions: readonly Beta[]): number[] {
  if (distributions.length < 2) return distributions.map(() => 1)
  const points = gridOver(distributions)
  const curves = distributions.map((distribution) => densityAndCumulative(distribution, points))
  const chances = curves.map((own) =>
    trapezoid(points, (i) => {
      const others = curves.reduce((product, curve) => (curve === own ? product : product * curve.cumulative[i]!), 1)
      return own.density[i]! * others
    }),
  )
  const total = chances.reduce((sum, chance) => sum + chance, 0)
  return chances.map((chance) => chance / total)
}

/** Log-odds values from 12 standard deviations below each mean to 12 above, in eighths. */
function gridOver(distributions: readonly Beta[]): number[] {
  const points = distributions.flatMap(({ a, b }) => {
    const mean = digamma(a) - digamma(b)
    const deviation = Math.sqrt(trigamma(a) + trigamma(b))
    return Array.from({ length: 193 }, (_, i) => mean + deviation * (i / 8 - 12))
  })
  return points.toSorted((one, other) => one - other)
}

function densityAndCumulative({ a, b }: Beta, points: readonly number[]) {
  // log of x^a (1−x)^b at x = 1/(1+e^−u), written so that neither end overflows.
  const logs = points.map((u) => -a * softplus(-u) - b * softplus(u))
  const peak = Math.max(...logs)
  const density = logs.map((log) => Math.exp(log - peak))
  const area = trapezoid(points, (i) => density[i]!)
  const cumulative = [0]
  for (let i = 1; i < points.length; i++) {
    const slice = ((density[i]! + density[i - 1]!) / 2) * (points[i]! - points[i - 1]!)
    cumulative.push(cumulative[i - 1]! + slice / area)
  }
  return { density: density.map((value) => value / area), cumulative }
}

function trapezoid(points: readonly number[], height: (i: number) => number): number {
  let area = 0
  for (let i = 1; i < points.length; i++) area += ((height(i) + height(i - 1)) / 2) * (points[i]! - points[i - 1]!)
  return area
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
