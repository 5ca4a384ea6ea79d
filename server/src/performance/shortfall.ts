import { designEffect, type Posterior, type Proportion } from './rate.ts'

/** What a row still lacks before it can be compared. */
export interface Shortfall {
  /** Further impressions, on creatives like those so far. */
  impressions: number
  /** In how many further creatives, of the usual size; 0 where creatives do not differ, so that the same ones will do. */
  creatives: number
}

/** The difference that matters: a quarter of a rate, up or down. */
const matters = 0.25

/** Standard deviations from the middle to the end of a 95 % interval. */
const reach = 1.96

/**
 * How much more a row needs until the 95 % interval of its own counts reaches no further than a quarter of its rate, or of the overall
 * rate if that is higher, to either side. Of a rate p beside an overall rate r that is 1.96²·p(1−p) / (max(p, r)/4)² trials (the normal
 * approximation), times the design effect: about 61 clicks where creatives do not differ. What the row learned from others does not count here.
 * @param proportion one with trials
 * @param overall the rate of everything together
 */
export function shortfall(
  proportion: Proportion,
  posterior: Posterior,
  correlation: number,
  overall: number,
): Shortfall {
  const { n, k } = proportion
  const rate = posterior.a / (posterior.a + posterior.b)
  const effect = designEffect(proportion, correlation)
  const needed = (effect * reach ** 2 * rate * (1 - rate)) / (matters * Math.max(rate, overall)) ** 2
  const impressions = Math.max(0, Math.ceil(needed - n))
  return { impressions, creatives: effect > 1 ? Math.ceil((impressions * k) / n) : 0 }
}
