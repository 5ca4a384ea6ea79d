import type { Connection, Submittable } from 'pg'

/**
 * One COPY from text, sent whole: statement, rows and end go out together, because the embedded database cannot wait for the rest of a
 * statement. PostgreSQL allows that, and drops rows that follow a refused statement.
 */
export class CopyQuery implements Submittable {
  readonly done: Promise<void>
  readonly #target: string
  readonly #text: string
  readonly handleReadyForQuery: () => void
  readonly handleError: (error: Error) => void

  constructor(target: string, text: string) {
    this.#target = target
    this.#text = text
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    this.done = promise
    this.handleReadyForQuery = () => resolve()
    this.handleError = reject
  }

  submit(connection: Connection): void {
    const { stream } = connection
    const rows = Buffer.from(this.#text)
    stream.cork()
    connection.query(`COPY ${this.#target} FROM STDIN`)
    stream.write(header('d', rows.length))
    stream.write(rows)
    stream.write(header('c', 0))
    stream.uncork()
  }

  // Part of what pg calls; there is nothing to do.
  handleCopyInResponse(): void {}
  handleCommandComplete(): void {}
}

/** How a message of PostgreSQL's wire protocol begins: its kind and the length of what follows, including the length itself. */
function header(kind: 'd' | 'c', length: number): Buffer {
  const bytes = Buffer.alloc(5)
  bytes.write(kind)
  bytes.writeUInt32BE(length + 4, 1)
  return bytes
}
