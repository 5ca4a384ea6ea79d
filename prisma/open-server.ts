import pg from 'pg'
import type { Database } from './database.ts'
import { pooledDatabase } from './pooled-database.ts'
import { ServerListener } from './server-listener.ts'

/** Names no address, because that may hold a password. */
const noAddress =
  'DATABASE_URL is not the address of a PostgreSQL server; write one such as postgres://user:password@host:5432/database, ' +
  'where %23, %2F, %3A, %3F and %40 stand for # / : ? @ in a password.'

/**
 * A PostgreSQL server, 15 or newer.
 * @throws Error with a sentence for whoever set DATABASE_URL, when it is no address, or nobody answers there
 */
export async function openServer(url: string): Promise<Database> {
  // The driver would read the address of any other database as one of a PostgreSQL on this machine.
  if (!/^postgres(ql)?:\/\//.test(url)) throw new Error(noAddress)
  // Whoever waits half a minute for one of the ten connections is better told so than left hanging.
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 30_000 })
  // An idle connection that the server ends must not end us; the pool replaces it.
  pool.on('error', () => {})
  try {
    await pool.query('SELECT 1')
  } catch (cause) {
    await pool.end()
    if (cause instanceof Error && 'code' in cause && cause.code === 'ERR_INVALID_URL')
      throw new Error(noAddress, { cause })
    const reason = cause instanceof Error ? cause.message || cause.name : String(cause)
    throw new Error(`The database in DATABASE_URL does not answer: ${reason}`, { cause })
  }
  const db = pooledDatabase('server', pool)
  const listener = new ServerListener(url)
  return {
    ...db,
    listen: (channel, onMessage, onGap) => listener.listen(channel, onMessage, onGap),
    async close() {
      await listener.close()
      await db.close()
    },
  }
}
