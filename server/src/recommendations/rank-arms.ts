import type { Arm } from './arm.ts'
import { baskets } from './baskets.ts'
import { type Belief, product, scaled } from './belief.ts'
import { freshness } from './fatigue.ts'
import { ofEveryone, ofPerson, ofSegment, pooledRate, spreadOfPeople } from './levels.ts'
import { propensities } from './policy.ts'
import type { RecommendationRules } from './recommendation-rules.ts'

/** Of a measure so many times an amount, a Beta distribution is as good as a Gamma distribution of the amount. */
const farAbove = 50

export interface Ranking {
  /** One for each arm, in the same order. */
  arms: RankedArm[]
  /** The segment whose counts were used; null where none says anything that everybody's do not. */
  segmentId: string | null
  /** What all beliefs are parts of: 1 for rates, more than any of them for money. */
  whole: number
}

export interface RankedArm {
  /** What is believed of the rate (of earnings per exposure, for revenue), for this person or segment now. */
  belief: Belief
  /** What is left of it after how often the person saw the format lately: 1 for nothing, 0.5 for half. */
  freshness: number
  enough: boolean
  /** The exact probability with which it is chosen. */
  propensity: number
}

export interface Question {
  arms: readonly Arm[]
  /** Segments that may be used: the one whose counts everybody else's explain least, if its own rates explain them better at all. */
  segmentIds: readonly string[]
  /** Whether the segment is used whatever its counts say, because the question is about it. */
  segmentAskedFor: boolean
  /** Whether the person's own counts may be used. */
  personal: boolean
  /** What is left of every rate while complaints wait for an answer. */
  patience: number
  rules: Pick<RecommendationRules, 'exploration' | 'minimumExposures'>
}

/** What each arm is worth for whoever is asked about, and how likely it is chosen. Depends on nothing but its arguments. */
export function rankArms({ arms, segmentIds, segmentAskedFor, personal, patience, rules }: Question): Ranking {
  const everyone = arms.map((arm) => arm.everyone)
  const pooled = pooledRate(everyone)
  const spread = spreadOfPeople(everyone)
  const [likeliest] = segmentIds
    .map((id) => ofSegment(arms, id, pooled, spread, segmentIds.length))
    .toSorted((one, other) => other.evidence - one.evidence)
  const segment = likeliest && (segmentAskedFor || likeliest.evidence > 0) ? likeliest : undefined
  const kin = segment?.beliefs ?? everyone.map((one) => ofEveryone(one, pooled, spread))
  const people = personal ? ofPerson(arms, kin, spread) : kin.map((one) => ({ person: one, kind: one }))
  const values = baskets(arms)
  const candidates = arms.map((arm, i) => {
    const fresh = personal ? freshness(arm.recent) : 1
    const earned = (belief: Belief) =>
      product(scaled(belief, fresh * patience), values?.[i] ?? { mean: 1, variance: 0 })
    const { person, kind } = people[i]!
    return {
      belief: earned(person),
      drawn: earned(kind),
      freshness: fresh,
      enough: arm.everyone.exposures >= rules.minimumExposures,
    }
  })
  const whole = values ? farAbove * Math.max(...candidates.map(({ belief }) => belief.mean)) : 1
  const chances = propensities(candidates, rules.exploration, whole)
  return {
    arms: candidates.map(({ belief, freshness: fresh, enough }, i) => ({
      belief,
      freshness: fresh,
      enough,
      propensity: chances[i]!,
    })),
    segmentId: segment?.segmentId ?? null,
    whole,
  }
}
