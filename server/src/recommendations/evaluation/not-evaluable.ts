export type NotEvaluableReason =
  | 'NO_DECISIONS'
  | 'NO_PROPENSITIES'
  | 'WRONG_PROPENSITIES'
  | 'ARMS_NEVER_CHOSEN'
  | 'TOO_FEW_EFFECTIVE'
  | 'TOO_FEW_PEOPLE'
  | 'TOO_FEW_OUTCOMES'

/** A log that cannot tell what a policy is worth, with the reason. */
export class PolicyNotEvaluable extends Error {
  override name = 'PolicyNotEvaluable'
  readonly reason: NotEvaluableReason

  constructor(reason: NotEvaluableReason, message: string) {
    super(message)
    this.reason = reason
  }
}
