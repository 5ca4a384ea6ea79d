/** Days after which an exposure wears out the person half as much. */
export const halfLifeDays = 3
/** Exposures older than so many days are forgotten. */
export const rememberedDays = 14
/** What another recent exposure leaves of the response, and what is left at the least. */
const leftByEach = 0.9
const leftAtLeast = 0.3

/**
 * What is left of a person's response to a format that they saw lately: 0.9 for each exposure of today, which counts half after three days,
 * a quarter after six; never below 0.3.
 * @param recent exposures, each times 2^(−days/3)
 */
export const freshness = (recent: number): number => Math.max(leftAtLeast, leftByEach ** recent)
