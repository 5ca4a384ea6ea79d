import { logBeta } from '../performance/shrunken.ts'
import { type Arm, type Everyone, nothing, type Tally } from './arm.ts'
import { type Belief, beliefOf, betaOf, scaled } from './belief.ts'

/**
 * How unlike formats are: the squared coefficient of variation of their rates. 1 makes the rate of all formats together worth one success
 * of a format that is new.
 */
const spreadOfFormats = 1
/** How unlike people are as long as there is little to learn it from, and how many pairs of successes that is worth. */
const usualSpreadOfPeople = 0.5
const worthOfUsual = 10
/**
 * How unlike a segment may be to the others: not at all, and squared coefficients of variation whose roots go from 10 % to 160 %. Of these
 * each is half as likely as the one before.
 */
const spreadsOfSegments = [0, 0.01, 0.04, 0.16, 0.64, 2.56]
const halves = spreadsOfSegments.slice(1).map((_, i) => 2 ** -i)
const priors = halves.map((half) => half / halves.reduce((sum, one) => sum + one))
/** Successes that a group's responding more (or less) than others to everything is held against. */
const worthOfLift = 4

/** Counts as sure as so many people are who were asked only once. */
const thinned = ({ exposures, successes }: Tally, effect: number): Tally => ({
  exposures: exposures / effect,
  successes: successes / effect,
})

/** Everybody else, where some are looked at by themselves. */
function without(all: Tally, some: Tally): Tally {
  const exposures = Math.max(0, all.exposures - some.exposures)
  return { exposures, successes: Math.min(exposures, Math.max(0, all.successes - some.successes)) }
}

/** The rate of all formats together. */
export function pooledRate(arms: readonly Everyone[]): number {
  const sum = (of: (arm: Everyone) => number) => arms.reduce((total, arm) => total + of(arm), 0)
  return (sum(({ successes }) => successes) + 0.5) / (sum(({ exposures }) => exposures) + 50)
}

/**
 * How unlike people are: the squared coefficient of variation of their own rates, by the method of moments. Of x successes in n
 * exposures, x(x − 1) is on average n(n − 1) times the square of the rate (Kleinman 1973 has the estimator for single proportions).
 */
export function spreadOfPeople(arms: readonly Everyone[]): number {
  let found = 0
  let expected = 0
  for (const { exposurePairs, mixedPairs, successPairs } of arms) {
    if (exposurePairs === 0) continue
    found += successPairs
    expected += mixedPairs ** 2 / exposurePairs
  }
  const ratio = (found + worthOfUsual * (1 + usualSpreadOfPeople)) / (expected + worthOfUsual)
  return Math.min(4, Math.max(0.01, ratio - 1))
}

/**
 * Exposures of one person resemble each other, so that so many of them say no more than one of a stranger: Kish's design effect. Rates
 * with mean p and a squared coefficient of variation s have the intra-class correlation s·p/(1 − p).
 */
function designEffect({ exposures, successes, exposurePairs }: Everyone, spread: number): number {
  if (exposures === 0) return 1
  const rate = Math.min(0.95, successes / exposures)
  return 1 + (Math.min(1, (spread * rate) / (1 - rate)) * exposurePairs) / exposures
}

/** What everybody's counts say of one format. */
export const ofEveryone = (arm: Everyone, pooled: number, spread: number): Belief =>
  updated(thinned(arm, designEffect(arm, spread)), pooled)

function updated({ exposures, successes }: Tally, pooled: number): Belief {
  const strength = strengthOf(pooled, spreadOfFormats)
  return beliefOf({ a: pooled * strength + successes, b: (1 - pooled) * strength + exposures - successes })
}

/** Exposures that a rate is worth as a prior, where rates of its kind spread so. */
const strengthOf = (rate: number, spread: number) => Math.max(1, (1 - rate) / (rate * spread) - 1)

/** How much more than expected a group responds, to whatever it is shown. */
function liftOf(tallies: readonly Tally[], rates: readonly number[]): number {
  const found = tallies.reduce((sum, { successes }) => sum + successes, 0)
  const expected = tallies.reduce((sum, { exposures }, i) => sum + exposures * rates[i]!, 0)
  return (found + worthOfLift) / (expected + worthOfLift)
}

const lifted = (rate: number, lift: number) => Math.min(0.95, rate * lift)

export interface SegmentBeliefs {
  segmentId: string
  beliefs: Belief[]
  /**
   * Natural logarithm of the odds that formats do something else with the segment than with others. Beforehand they are 1 to the number
   * of segments that are tried, as the best of many is sure to look different by chance.
   */
  evidence: number
}

/**
 * What a segment's counts say of each format. Its prior are all others: what is believed of their rate of the format, times how much more
 * the segment responds to everything. How unlike them it may be is not known, so all spreads are tried and weighed by how well they explain
 * its counts (Bayesian model averaging; the likelihood is beta-binomial). A segment in which formats do what they do elsewhere is thereby
 * shrunk to that, and so is one that nearly everybody is in, for then little is known of the others.
 * @param tried how many segments one is chosen from
 */
export function ofSegment(
  arms: readonly Arm[],
  segmentId: string,
  pooled: number,
  spread: number,
  tried: number,
): SegmentBeliefs {
  const effects = arms.map(({ everyone }) => designEffect(everyone, spread))
  const all = arms.map(({ everyone }, i) => thinned(everyone, effects[i]!))
  const tallies = arms.map(({ segments }, i) => thinned(segments[segmentId] ?? nothing, effects[i]!))
  const others = raised(
    all.map((one, i) => updated(without(one, tallies[i]!), pooled)),
    tallies,
  )
  const alike = raised(
    all.map((one) => updated(one, pooled)),
    tallies,
  )
  const unlike = spreadsOfSegments.map((apart) => explained(tallies, others, apart))
  const [same, ...different] = unlike.map(({ log }, i) => log + Math.log(i === 0 ? 1 : priors[i - 1]! / tried))
  const best = Math.max(same!, ...different)
  const weights = [same!, ...different].map((log) => Math.exp(log - best))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return {
    segmentId,
    beliefs: arms.map((_, i) =>
      mixture(
        unlike.map(({ beliefs }, k) => (k === 0 ? alike[i]! : beliefs[i]!)),
        weights.map((weight) => weight / total),
      ),
    ),
    evidence: Math.log(total - weights[0]!) + best - same!,
  }
}

/** Beliefs, times how much more than they say a group responds. */
function raised(beliefs: readonly Belief[], tallies: readonly Tally[]): Belief[] {
  const lift = liftOf(
    tallies,
    beliefs.map(({ mean }) => mean),
  )
  return beliefs.map((belief) => scaled(belief, lifted(belief.mean, lift) / belief.mean))
}

/** What counts say of rates that are `apart` from what is believed of others, and the logarithm of how likely that makes the counts. */
function explained(tallies: readonly Tally[], others: readonly Belief[], apart: number) {
  let log = 0
  const beliefs = others.map(({ mean, variance }, i) => {
    const { exposures, successes } = tallies[i]!
    const { a, b } = betaOf({ mean, variance: variance + mean ** 2 * apart })
    log += logBeta(a + successes, b + exposures - successes) - logBeta(a, b)
    return beliefOf({ a: a + successes, b: b + exposures - successes })
  })
  return { beliefs, log }
}

function mixture(beliefs: readonly Belief[], weights: readonly number[]): Belief {
  const mean = beliefs.reduce((sum, belief, i) => sum + weights[i]! * belief.mean, 0)
  const variance = beliefs.reduce((sum, one, i) => sum + weights[i]! * (one.variance + (one.mean - mean) ** 2), 0)
  return { mean, variance }
}

export interface PersonalBelief {
  /** What is believed of this person, whom nobody knows but by a few exposures. */
  person: Belief
  /** The same, as sure as we are of people like them: what showing the format to more people would teach. */
  kind: Belief
}

/** What a person's own counts say of each format, after what is believed of people like them. */
export function ofPerson(arms: readonly Arm[], before: readonly Belief[], spread: number): PersonalBelief[] {
  const lift = liftOf(
    arms.map(({ own }) => own),
    before.map(({ mean }) => mean),
  )
  return arms.map(({ own: { exposures, successes } }, i) => {
    const rate = lifted(before[i]!.mean, lift)
    const strength = strengthOf(rate, spread)
    const { mean, variance } = beliefOf({
      a: rate * strength + successes,
      b: (1 - rate) * strength + exposures - successes,
    })
    const shared = before[i]!.variance * ((lift * strength) / (strength + exposures)) ** 2
    return { person: { mean, variance: variance + shared }, kind: { mean, variance: shared } }
  })
}
