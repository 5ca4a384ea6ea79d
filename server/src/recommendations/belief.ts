import { betaInterval, type Beta, type Interval } from '../performance/beta.ts'

/** What is believed of a chance or of an amount: its mean and variance. Everything here is told by these two. */
export interface Belief {
  mean: number
  variance: number
}

/** The Beta distribution with this mean and variance, of values that are parts of `whole`. */
export function betaOf({ mean, variance }: Belief, whole = 1): Beta {
  const part = Math.min(mean / whole, 1 - 1e-9)
  const strength = Math.max((part * (1 - part) * whole * whole) / variance - 1, 1e-3)
  return { a: part * strength, b: (1 - part) * strength }
}

export const beliefOf = ({ a, b }: Beta): Belief => {
  const mean = a / (a + b)
  return { mean, variance: (mean * (1 - mean)) / (a + b + 1) }
}

/** Times a number that is known. */
export const scaled = ({ mean, variance }: Belief, by: number): Belief => ({
  mean: mean * by,
  variance: variance * by * by,
})

/** Of two that say nothing of each other, what their product is. */
export const product = (one: Belief, other: Belief): Belief => ({
  mean: one.mean * other.mean,
  variance: (one.variance + one.mean ** 2) * (other.variance + other.mean ** 2) - (one.mean * other.mean) ** 2,
})

/** Central 95 % interval, of values that are parts of `whole`. */
export function intervalOf(belief: Belief, whole = 1): Interval {
  const { a, b } = betaOf(belief, whole)
  const { low, high } = betaInterval(a, b)
  return { low: low * whole, high: high * whole }
}
