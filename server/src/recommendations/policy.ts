import { createHash } from 'node:crypto'
import { probabilitiesOfBest } from '../performance/beta.ts'
import { type Belief, betaOf } from './belief.ts'

export interface Candidate {
  /** What is believed of what it earns: the distribution that Thompson sampling draws from. */
  drawn: Belief
  /** Whether there is so much data that it may be exploited. */
  enough: boolean
}

/**
 * The exact probability with which each candidate is chosen. Of K candidates, one with too little data is chosen one time in K, so that it
 * is neither crowned nor starved by three lucky or unlucky exposures. The rest of the time Thompson sampling (Thompson 1933) decides between
 * the M others: each with the probability that it is the best of them, but for a share ε of the time, which they have in equal parts. So
 * each candidate is chosen at least ε/K of the time.
 * @param whole what all earnings are parts of: 1 for rates, more than any of them for money
 */
export function propensities(candidates: readonly Candidate[], exploration: number, whole = 1): number[] {
  const known = candidates.filter(({ enough }) => enough)
  const best = probabilitiesOfBest(known.map(({ drawn }) => betaOf(drawn, whole)))
  let at = 0
  return candidates.map(({ enough }) =>
    enough ? (known.length * (1 - exploration) * best[at++]! + exploration) / candidates.length : 1 / candidates.length,
  )
}

/** Which of them a seed chooses, each with its propensity: always the same one. */
export function choose(chances: readonly number[], seed: string): number {
  const draw = createHash('sha256').update(seed).digest().readUIntBE(0, 6) / 2 ** 48
  let sum = 0
  const chosen = chances.findIndex((chance) => draw < (sum += chance))
  return chosen < 0 ? chances.length - 1 : chosen
}
