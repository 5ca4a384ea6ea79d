import { InputRefused } from '../../input-refused.ts'

export interface RuleProblem {
  /** JSON pointer (RFC 6901) to where it is in the rule; empty for the whole. */
  pointer: string
  /** What is wrong there and what to do, in a sentence. */
  message: string
}

/** A rule cannot be used as it is. */
export class RuleRefused extends InputRefused {
  override name = 'RuleRefused'
  readonly problems: readonly RuleProblem[]

  constructor(problems: readonly RuleProblem[]) {
    const [first] = problems
    const more = problems.length > 1 ? ` ${problems.length - 1} more of its places cannot be used either.` : ''
    super(`The rule cannot be used: ${first?.pointer ? `at ${first.pointer}: ` : ''}${first?.message ?? ''}${more}`)
    this.problems = problems
  }
}
