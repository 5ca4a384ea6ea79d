/**
 * Why an element cannot show its content.
 *
 * - `LOAD`: the element's code, attributes or the server's answer are not usable.
 * - `OFFLINE`: the browser is not connected.
 * - `NETWORK`: the server was not reached, or is not well.
 * - `BUSY`: the server asks to come back later.
 * - `CSP`: the page's own Content-Security-Policy keeps the server out.
 * - `TOKEN`: nobody is signed in, or the server does not accept the token (any more).
 * - `FORBIDDEN`: the token is good, but not for this.
 */
export type FailureCode = 'LOAD' | 'OFFLINE' | 'NETWORK' | 'BUSY' | 'CSP' | 'TOKEN' | 'FORBIDDEN'

interface Details {
  /** One sentence in English for whoever wrote the page; without one the code has the words, in the reader's language. */
  sentence?: string
  /** What happened, in English, for whoever wrote the page: told, not shown. The visitor reads the words of the code. */
  reason?: string
  /** Seconds after which asking again may help. */
  retryAfter?: number
  cause?: unknown
}

/** A refusal that an element can explain. */
export class Failure extends Error {
  readonly code: FailureCode
  readonly sentence: string | null
  readonly reason: string | null
  readonly retryAfter: number | null

  constructor(code: FailureCode, { sentence, reason, retryAfter, cause }: Details = {}) {
    super(sentence ?? reason ?? code, { cause })
    this.code = code
    this.sentence = sentence ?? null
    this.reason = reason ?? null
    this.retryAfter = retryAfter ?? null
  }
}
