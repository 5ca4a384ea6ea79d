/**
 * Why an element cannot show its content.
 *
 * - `LOAD`: the element's code, attributes or the server's answer are not usable.
 * - `NETWORK`: the server was not reached, or is not well.
 * - `TOKEN`: no token, or one that the server does not accept (any more).
 * - `FORBIDDEN`: the token is good, but not for this.
 * - `EMPTY`: the answer is that there is nothing to show.
 */
export type FailureCode = 'LOAD' | 'NETWORK' | 'TOKEN' | 'FORBIDDEN' | 'EMPTY'

/** A refusal that an element can explain. `message` is one sentence for people; null leaves the wording to the code. */
export class Failure extends Error {
  readonly code: FailureCode
  readonly sentence: string | null

  constructor(code: FailureCode, sentence: string | null = null, cause?: unknown) {
    super(sentence ?? code, { cause })
    this.code = code
    this.sentence = sentence
  }
}
