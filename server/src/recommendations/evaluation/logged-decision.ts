/** A decision with what came of it. */
export interface LoggedDecision {
  /** Whose decision it is: decisions of one person are not independent. */
  unit: string
  /** What was known of them: the segment that was used, or none. */
  context: string
  /** Everything that could have been chosen. */
  arms: readonly string[]
  /** With which probability each arm was chosen; null where the log says it only of the chosen one. */
  chances: readonly number[] | null
  chosen: string
  /** With which probability it was chosen; null where the log does not say. */
  propensity: number | null
  reward: number
}

/** Of each decision of a log, how likely a policy chooses each of its arms. */
export type Policy = readonly (readonly number[])[]

export type Target =
  /** Each arm as likely as the others. */
  | { kind: 'UNIFORM' }
  /** The one arm that earned most, found in the other half of the log. */
  | { kind: 'BEST_ARM' }
  /** The policy that made the log. */
  | { kind: 'CURRENT' }
  /** Arms as likely as their weights, of those that could be chosen. */
  | { kind: 'WEIGHTS'; weights: Readonly<Record<string, number>> }
