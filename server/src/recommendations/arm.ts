/** How often a format was shown, and how many of those times the goal was reached: no more often than it was shown. */
export interface Tally {
  exposures: number
  successes: number
}

/** What a format did with all customers together. */
export interface Everyone extends Tally {
  /** Successes with those of people to whom we never saw it shown; what segments count has these in it. */
  told: number
  /** Sum over customers of n(n − 1), n their exposures: how much we know of how unlike people are. */
  exposurePairs: number
  /** Sum over customers of x(n − 1), x their successes. */
  mixedPairs: number
  /** Sum over customers of x(x − 1). */
  successPairs: number
}

/** What purchases that were credited to a format brought, in one currency. */
export interface Basket {
  purchases: number
  revenue: number
  /** Sum of the squared values. */
  squares: number
}

/** A format that may be chosen, with everything that its choice depends on. */
export interface Arm {
  formatId: string
  everyone: Everyone
  /** Of the segments that may be used, by their ids. */
  segments: Readonly<Record<string, Tally>>
  own: Tally
  /** How often it was shown to the person lately, older times counting less (`fatigue.ts`). */
  recent: number
  /** Null unless the goal is revenue. */
  basket: Basket | null
}

/**
 * What a segment did, of what it was shown. Segments count what came from people who were never shown it too; it is left out in the
 * proportion in which it is of everybody's.
 */
export const amongExposed = ({ exposures, successes }: Tally, { successes: shown, told }: Everyone): Tally => ({
  exposures,
  successes: Math.min(exposures, told > 0 ? Math.round((successes * shown) / told) : 0),
})

export const nothing: Tally = { exposures: 0, successes: 0 }
