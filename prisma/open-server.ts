import pg from 'pg'
import type { Database } from './database.ts'
import { listenOn } from './listen-on.ts'
import { pooledDatabase } from './pooled-database.ts'

/** A PostgreSQL server, 15 or newer. */
export async function openServer(url: string): Promise<Database> {
  // Whoever waits half a minute for one of the ten connections is better told so than left hanging.
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 30_000 })
  // An idle connection that the server ends must not end us; the pool replaces it.
  pool.on('error', () => {})
  try {
    await pool.query('SELECT 1')
  } catch (cause) {
    await pool.end()
    const reason = cause instanceof Error ? cause.message || cause.name : String(cause)
    throw new Error(`The database in DATABASE_URL does not answer: ${reason}`, { cause })
  }
  return {
    ...pooledDatabase('server', pool),
    listen: (channel, onMessage, onGap) => listenOn(url, channel, onMessage, onGap),
  }
}
