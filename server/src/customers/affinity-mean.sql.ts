import { priorExposures } from './affinities.ts'

/** SQL for the workspace's smoothed rate, as `affinity` takes it. */
export const smoothedRate = (answered: string, exposures: string): string => `(${answered} + 0.5) / (${exposures} + 1)`

/**
 * SQL for the mean of what `affinity` says.
 * @param rate the workspace's smoothed rate
 * @param answered exposures of the person that were answered, no more than there were
 */
export const affinityMean = (rate: string, answered: string, exposures: string): string =>
  `(${priorExposures} * ${rate} + ${answered}) / (${priorExposures} + ${exposures})`
