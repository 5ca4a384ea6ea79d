import { Random } from '@rapport/prisma/demo/random.ts'
import {
  intraclassCorrelation,
  posteriors,
  posteriorsOfParts,
  rate,
  type Proportion,
} from '@rapport/server/performance/rate.ts'

/** What is drawn in a simulation. */
export interface Drawing {
  /** Median of the formats' true rates. */
  p: number
  /** Impressions of the formats that are looked at. */
  n: number
  /** Creatives of each format. */
  creatives: number
}

export interface Outcome {
  /** Share of the intervals that hold the true rate. */
  coverage: number
  /** The same of intervals that know only their own row. */
  coverageAlone: number
  /** Mean squared distance from the true rate: of the estimates, over that of the plain quotients. */
  squaredError: number
}

/** As many formats as the demo has; half of them are new. */
const formats = { known: 7, looked: 7 }
const impressionsOfKnown = 200_000
/** Standard deviation of the formats' log-odds: two in three are within a factor of 1.6 of the median. */
const spread = 0.5
/** Standard deviation of the logarithm of a creative's rate around its format's, where there are several. */
const spreadOfCreatives = 0.3

/**
 * Draws workspaces: true rates of 14 formats, log-odds normal around those of `p`; of 7 of them 200,000 impressions, of the others `n`; clicks
 * binomial, creative by creative. Then asks how often the intervals of those with `n` hold their true rates. The model
 * itself takes rates as Beta-distributed, so it is not given what it assumes.
 */
export function simulate({ p, n, creatives }: Drawing, workspaces: number): Outcome {
  const random = new Random(`intervals ${p} ${n} ${creatives}`)
  const sums = { intervals: 0, held: 0, heldAlone: 0, raw: 0, shrunken: 0 }
  for (let i = 0; i < workspaces; i++) {
    const truths = Array.from({ length: formats.known + formats.looked }, () =>
      expit(Math.log(p / (1 - p)) + spread * random.normal()),
    )
    const drawn = truths.map((truth, at) =>
      proportion(random, truth, at < formats.looked ? n : impressionsOfKnown, creatives),
    )
    const correlation = intraclassCorrelation(drawn)
    const known = posteriors(drawn, correlation)
    for (const [at, one] of drawn.slice(0, formats.looked).entries()) {
      const truth = truths[at]!
      const estimated = rate(one, known[at]!)!
      const alone = rate(one, posteriors([one], correlation)[0]!)!
      sums.intervals++
      if (estimated.low! <= truth && truth <= estimated.high!) sums.held++
      if (alone.low! <= truth && truth <= alone.high!) sums.heldAlone++
      sums.raw += (estimated.value - truth) ** 2
      sums.shrunken += (estimated.estimate! - truth) ** 2
    }
  }
  return {
    coverage: sums.held / sums.intervals,
    coverageAlone: sums.heldAlone / sums.intervals,
    squaredError: sums.shrunken / sums.raw,
  }
}

/**
 * Draws workspaces whose members of one segment respond somewhat otherwise than others to each of 14 formats. Of each format they saw `n`, and
 * the others 200,000. Then asks how often the intervals of the segment hold its true rates.
 * @param unlike standard deviation of their log-odds around those of others; when left out one is drawn for each workspace, half-normal,
 * as little data cannot tell
 */
export function simulateSegments(
  { p, n, creatives }: Drawing,
  workspaces: number,
  unlike?: number,
): Omit<Outcome, 'coverageAlone'> {
  const random = new Random(`segments ${p} ${n} ${creatives}`)
  const sums = { intervals: 0, held: 0, raw: 0, shrunken: 0 }
  for (let i = 0; i < workspaces; i++) {
    const logOdds = (centre: number, by: number) => centre + by * random.normal()
    const apart = unlike ?? Math.abs(random.normal())
    const drawn = Array.from({ length: formats.known + formats.looked }, () => {
      const everybody = logOdds(Math.log(p / (1 - p)), spread)
      const truth = expit(logOdds(everybody, apart))
      const [part, others] = [
        proportion(random, truth, n, creatives),
        proportion(random, expit(everybody), impressionsOfKnown, creatives),
      ]
      return { truth, part, all: together(part, others) }
    })
    const correlation = intraclassCorrelation(drawn.map(({ part }) => part))
    const known = posteriorsOfParts(drawn, correlation)
    for (const [at, { truth, part }] of drawn.entries()) {
      const estimated = rate(part, known[at]!)!
      sums.intervals++
      if (estimated.low! <= truth && truth <= estimated.high!) sums.held++
      sums.raw += (estimated.value - truth) ** 2
      sums.shrunken += (estimated.estimate! - truth) ** 2
    }
  }
  return { coverage: sums.held / sums.intervals, squaredError: sums.shrunken / sums.raw }
}

const together = (one: Proportion, other: Proportion): Proportion => ({
  x: one.x + other.x,
  n: one.n + other.n,
  nn: one.nn + other.nn,
  xxn: one.xxn + other.xxn,
  k: one.k + other.k,
  over: false,
})

function proportion(random: Random, truth: number, impressions: number, creatives: number): Proportion {
  const n = impressions / creatives
  const counts = Array.from({ length: creatives }, () =>
    binomial(random, n, creatives > 1 ? Math.min(1, truth * random.factor(spreadOfCreatives)) : truth),
  )
  const sum = (of: (x: number) => number) => counts.reduce((total, x) => total + of(x), 0)
  return {
    x: sum((x) => x),
    n: impressions,
    nn: creatives * n * n,
    xxn: sum((x) => (x * x) / n),
    k: creatives,
    over: false,
  }
}

/** Successes of `n` trials: by the gaps between them (Devroye 1986, X.4), from 500 expected up as a normal number. */
function binomial(random: Random, n: number, p: number): number {
  if (n * p > 500) return Math.min(n, Math.max(0, Math.round(n * p + Math.sqrt(n * p * (1 - p)) * random.normal())))
  let successes = -1
  for (let trial = 0; trial <= n; successes++) trial += Math.floor(Math.log(1 - random.next()) / Math.log1p(-p)) + 1
  return successes
}

const expit = (logOdds: number) => 1 / (1 + Math.exp(-logOdds))
