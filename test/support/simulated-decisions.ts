import { Random } from '@rapport/prisma/demo/random.ts'
import type { Arm } from '@rapport/server/recommendations/arm.ts'
import { choose } from '@rapport/server/recommendations/policy.ts'
import { rankArms } from '@rapport/server/recommendations/rank-arms.ts'
import { defaultRules } from '@rapport/server/recommendations/recommendation-rules.ts'

export interface World {
  name: string
  formats: number
  /** Rates are log-normal around this median: two in three formats within a factor of 1.6. */
  median: number
  /** Segments whose rates are spread around everybody's as those are around the median; one for all alike. */
  segments: number
}

export const worlds = {
  clear: { name: '5 formats of 10 %', formats: 5, median: 0.1, segments: 1 },
  usual: { name: '5 formats of 5 %', formats: 5, median: 0.05, segments: 1 },
  hard: { name: '10 formats of 3 %', formats: 10, median: 0.03, segments: 1 },
  unlike: { name: '5 formats of 10 % that four segments like differently', formats: 5, median: 0.1, segments: 4 },
} satisfies Record<string, World>

export interface Regret {
  /** Clicks lost against always showing everybody what they like best, on average over the runs. */
  ours: number
  /** Of the rivals, by name. */
  rivals: Record<string, number>
  /** The smallest propensity that any format ever had, and the floor that is promised. */
  leastPropensity: number
  floor: number
}

const decisions = 10_000
/** The model is asked again after so many decisions, at first more often; rivals learn from each. */
const batch = (decision: number) => (decision < 1000 ? 5 : 25)
const spread = 0.5

/** Draws worlds in which the rate of each format is known, and lets the product's policy and ε-greedy ones decide for new people. */
export function compareRegret({ name, formats, median, segments }: World, runs: number): Regret {
  const random = new Random(`regret ${name}`)
  const total = { ours: 0, leastPropensity: 1, rivals: {} as Record<string, number> }
  for (let run = 0; run < runs; run++) {
    const everybody = Array.from({ length: formats }, () => median * Math.exp(spread * random.normal()))
    const rates = Array.from({ length: segments }, () =>
      everybody.map((rate) => Math.min(0.9, segments > 1 ? rate * Math.exp(spread * random.normal()) : rate)),
    )
    const people = Array.from({ length: decisions }, () => random.whole(0, segments - 1))
    const ours = decideByModel(rates, people, random, `${name} ${run}`)
    total.ours += ours.regret / runs
    total.leastPropensity = Math.min(total.leastPropensity, ours.leastPropensity)
    for (const [rival, regret] of Object.entries({
      'ε-greedy, ε = 0.1': decideGreedily(rates, people, 0.1, false, random),
      'ε-greedy, ε = 0.02': decideGreedily(rates, people, 0.02, false, random),
      ...(segments > 1 ? { 'ε-greedy by segment, ε = 0.1': decideGreedily(rates, people, 0.1, true, random) } : {}),
    }))
      total.rivals[rival] = (total.rivals[rival] ?? 0) + regret / runs
  }
  return { ...total, floor: defaultRules.exploration / formats }
}

type Rates = readonly (readonly number[])[]

function decideByModel(rates: Rates, people: readonly number[], random: Random, seed: string) {
  const counts = rates.map((each) => each.map(() => ({ exposures: 0, successes: 0 })))
  let policy: number[][] = []
  let regret = 0
  let leastPropensity = 1
  for (const [i, segment] of people.entries()) {
    if (i % batch(i) === 0) policy = rates.map((_, of) => propensitiesFor(counts, of))
    const chances = policy[segment]!
    leastPropensity = Math.min(leastPropensity, ...chances)
    const at = choose(chances, `${seed} ${i}`)
    const cell = counts[segment]![at]!
    cell.exposures++
    cell.successes += Number(random.chance(rates[segment]![at]!))
    regret += Math.max(...rates[segment]!) - rates[segment]![at]!
  }
  return { regret, leastPropensity }
}

type Counts = { exposures: number; successes: number }[][]

/** As `recommend` would, from the counters as they stand. */
function propensitiesFor(counts: Counts, segment: number): number[] {
  const arms = counts[0]!.map((_, at): Arm => {
    const sum = (of: 'exposures' | 'successes') => counts.reduce((total, each) => total + each[at]![of], 0)
    return {
      formatId: `format ${at}`,
      everyone: {
        exposures: sum('exposures'),
        successes: sum('successes'),
        told: sum('successes'),
        exposurePairs: 0,
        mixedPairs: 0,
        successPairs: 0,
      },
      segments: counts.length > 1 ? { [`${segment}`]: counts[segment]![at]! } : {},
      own: { exposures: 0, successes: 0 },
      recent: 0,
      basket: null,
    }
  })
  const segmentIds = counts.length > 1 ? [`${segment}`] : []
  return rankArms({
    arms,
    segmentIds,
    segmentAskedFor: false,
    personal: false,
    patience: 1,
    rules: defaultRules,
  }).arms.map(({ propensity }) => propensity)
}

/** ε-greedy (Sutton & Barto): the best mean so far, a format that was never shown first, and one at random ε of the time. */
function decideGreedily(rates: Rates, people: readonly number[], epsilon: number, bySegment: boolean, random: Random) {
  const counts: Counts = rates.map((each) => each.map(() => ({ exposures: 0, successes: 0 })))
  let regret = 0
  for (const segment of people) {
    const cells = counts[bySegment ? segment : 0]!
    const means = cells.map(({ exposures, successes }) => (exposures === 0 ? 1 : successes / exposures))
    const highest = Math.max(...means)
    const best = random.pick(means.flatMap((mean, at) => (mean === highest ? [at] : [])))
    const at = random.chance(epsilon) ? random.whole(0, cells.length - 1) : best
    cells[at]!.exposures++
    cells[at]!.successes += Number(random.chance(rates[segment]![at]!))
    regret += Math.max(...rates[segment]!) - rates[segment]![at]!
  }
  return regret
}
