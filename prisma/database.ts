import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import type { PrismaClient } from './generated/client/client.ts'
import type { NamedQuery } from './queries-in-turn.ts'

/** SQL with a name is prepared once per connection. */
export interface NamedStatement {
  name: string
  text: string
}

/** Values that both databases take alike: text, numbers, booleans, null and arrays of them. Dates go as ISO text. */
export type SqlValue = string | number | boolean | null | Uint8Array | readonly (string | number | boolean | null)[]

/**
 * One connection's worth of SQL. Statements return only text, int4, float8, bool and json columns: the drivers disagree on how they
 * hand out the rest (int8, numeric, dates), so cast those to text.
 */
export interface Sql {
  query<Row>(statement: string | NamedStatement, values?: readonly SqlValue[]): Promise<Row[]>
  /** Runs a statement and returns how many rows it touched. */
  execute(statement: string, values?: readonly SqlValue[]): Promise<number>
  /** Bulk insert in PostgreSQL's text COPY format (see `copy-text.ts`). */
  copy(target: string, text: string): Promise<void>
}

export interface Database extends Sql {
  /** `embedded` runs in a thread of this process, in `DATA_DIR`; `server` is the one `DATABASE_URL` names. */
  kind: 'embedded' | 'server'
  prisma: PrismaClient
  /** For migrations only. */
  adapter: SqlMigrationAwareDriverAdapterFactory
  /** All or nothing. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  /**
   * A transaction of statements that are known beforehand: they are sent together, so that nobody waits while an answer is under way.
   * Their names must be used in no other way.
   * @returns rows of the last one
   */
  queryInTurn<Row>(queries: readonly NamedQuery[]): Promise<Row[]>
  /** One connection for the whole of `work`, so that temporary tables last; on the embedded database all sessions are one. */
  session<T>(work: (session: Session) => Promise<T>): Promise<T>
  /**
   * Hears what `NOTIFY` says on a channel, from any process, until the returned function is called.
   * @param onGap the connection was away for a while, so that something may have been missed
   */
  listen(channel: string, onMessage: (message: string) => void, onGap: () => void): Promise<() => Promise<void>>
  close(): Promise<void>
}

export interface Session extends Sql {
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>
}
