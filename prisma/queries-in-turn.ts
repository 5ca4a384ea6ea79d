import pg from 'pg'
import type { Connection, Submittable } from 'pg'
import type { NamedStatement, SqlValue } from './database.ts'

/** A statement and what it is asked with. */
export interface NamedQuery extends NamedStatement {
  values: readonly SqlValue[]
}

interface Fields {
  fields: readonly { name: string; dataTypeID: number }[]
}

/** Names of the statements that a connection has prepared so. Of one that failed it is not known, so it must not be used again. */
const prepared = new WeakMap<Connection, Set<string>>()

/**
 * Statements that are sent whole and are one transaction. None waits until somebody here has read the answer to the one before, and each
 * sees what was committed when its turn comes.
 */
export class QueriesInTurn<Row> implements Submittable {
  /** Rows of the last one. */
  readonly done: Promise<Row[]>
  readonly handleReadyForQuery: () => void
  readonly handleError: (error: Error) => void
  readonly #queries: readonly NamedQuery[]
  readonly #rows: Row[] = []
  #columns: (readonly [name: string, parse: (text: string) => unknown])[] | null = null

  constructor(queries: readonly NamedQuery[]) {
    this.#queries = queries
    const { promise, resolve, reject } = Promise.withResolvers<Row[]>()
    this.done = promise
    this.handleReadyForQuery = () => resolve(this.#rows)
    this.handleError = reject
  }

  submit(connection: Connection): void {
    const names = prepared.get(connection) ?? new Set()
    prepared.set(connection, names)
    connection.stream.cork()
    for (const [nth, { name, text, values }] of this.#queries.entries()) {
      if (!names.has(name)) connection.parse({ name, text, types: [] }, true)
      names.add(name)
      connection.bind({ statement: name, values: values.map(written) }, true)
      // Without it the rows of the others are not told from those of the last one.
      if (nth === this.#queries.length - 1) connection.describe({ type: 'P' }, true)
      connection.execute({}, true)
    }
    connection.sync()
    connection.stream.uncork()
  }

  handleRowDescription({ fields }: Fields): void {
    this.#columns = fields.map(({ name, dataTypeID }) => [name, pg.types.getTypeParser(dataTypeID)])
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    if (!this.#columns) return
    const cells = this.#columns.map(([name, parse], i) => [name, fields[i] == null ? null : parse(fields[i])])
    this.#rows.push(Object.fromEntries(cells) as Row)
  }

  // Part of what pg calls; there is nothing to do.
  handleCommandComplete(): void {}
}

/** A value as PostgreSQL reads it. */
function written(value: SqlValue): string | Buffer | null {
  if (value === null || typeof value === 'string') return value
  if (value instanceof Uint8Array) return Buffer.from(value)
  return typeof value === 'object' ? `{${value.map(element)}}` : String(value)
}

function element(value: string | number | boolean | null): string {
  if (value === null) return 'NULL'
  if (typeof value !== 'string') return String(value)
  if (!/["\\]/.test(value)) return `"${value}"`
  // JSON escapes these two alike, three times as fast; but PostgreSQL does not know how it writes control characters.
  return /\p{Cc}|\p{Cs}/u.test(value) ? `"${value.replaceAll(/["\\]/g, '\\$&')}"` : JSON.stringify(value)
}
