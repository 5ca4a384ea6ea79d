/** A condition as SQL about the person `p`. */
export interface Compiled {
  /** Whether it holds; never null. */
  holds: string
  /** Moments at which time alone may change whether it holds, in the future or null. */
  turns: readonly string[]
}
