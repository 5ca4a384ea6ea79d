/** A request that is understood and refused. */
export class NotAllowed extends Error {
  readonly status: 400 | 403 | 404 | 405 | 408 | 429

  constructor(status: 400 | 403 | 404 | 405 | 408 | 429, message: string) {
    super(message)
    this.status = status
  }
}
