import type { Arm } from './arm.ts'
import type { Belief } from './belief.ts'

/** Purchases that the mean value of all purchases is worth, before a format's own count. */
const worthOfAll = 5

/**
 * The mean value of a purchase by format: values are taken for Gamma distributed with one shape for all formats (the method of moments
 * finds it), so that the rate of each has a Gamma posterior and its mean an inverse Gamma one. How much a person spends as a rule is left
 * out: it is the same whatever the format, and so does not choose between them. Null where the goal is another.
 */
export function baskets(arms: readonly Arm[]): Belief[] | null {
  const known = arms.flatMap(({ basket }) => (basket ? [basket] : []))
  if (known.length < arms.length) return null
  const [purchases, revenue, squares] = (['purchases', 'revenue', 'squares'] as const).map((of) =>
    known.reduce((sum, one) => sum + one[of], 0),
  ) as [number, number, number]
  if (revenue <= 0) return arms.map(() => ({ mean: 1, variance: 0 }))
  const mean = revenue / purchases
  const variance = squares / purchases - mean ** 2
  const shape = variance > 0 ? Math.min(20, mean ** 2 / variance) : 20
  return known.map((basket) => {
    // b/(a − 1) is the mean of an inverse Gamma distribution, so that 1 more makes it that of the values; its variance needs a > 2.
    const a = (basket.purchases + worthOfAll) * shape + 1
    const b = (basket.revenue + worthOfAll * mean) * shape
    const posterior = b / (a - 1)
    return { mean: posterior, variance: posterior ** 2 / Math.max(a - 2, 1) }
  })
}
