import { interestWeights } from './interest-weights.ts'

/** SQL for the logarithm to base 2. */
const log2 = (value: string) => `(ln(${value}) / ln(2::float8))`

/** SQL for 2 to the power of minus `value`, which is not negative. What is 2^60 times lighter changes no sum, and a power may not underflow. */
const halvings = (value: string) => `power(2::float8, -least(60, ${value}))`

/**
 * SQL for the logarithm of what something weighs that happened at a moment: interests decay, after each half-life they weigh half. Instead of
 * ever being made smaller, what is new counts as much more as it is later (forward decay: Cormode, Shkapenyuk, Srivastava and Xu, ICDE
 * 2009), so that sums only grow and the order in which things come makes no difference. As such weights grow beyond what a number holds,
 * their logarithm is kept: half-lives from 1970 on, and what the kind weighs. Takes the workspace as `w`; null for kinds without a weight.
 */
export const scoreAt = (moment: string, kind: string): string =>
  `(extract(epoch FROM ${moment})::float8 / (86400 * w.interest_half_life) + CASE ${kind} ${weights} END)`

const weights = Object.entries(interestWeights)
  .map(([kind, weight]) => `WHEN '${kind}' THEN ${Math.log2(weight)}`)
  .join(' ')

/**
 * SQL for the score of several things together, of a group of rows with `score` and the highest of the group as `best`. LEAST and GREATEST
 * leave nulls out, so that what has no score adds nothing that a number could hold; null where nothing has one. So does `together`.
 */
export const togetherOfAll = `max(best) + ${log2(`sum(${halvings('best - score')})`)}`

/** SQL for the score of two things together. */
export const together = (one: string, other: string): string =>
  `greatest(${one}, ${other}) + ${log2(`1 + ${halvings(`abs(${one} - ${other})`)}`)}`
