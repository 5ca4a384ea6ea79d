import { EventEmitter } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import pg from 'pg'
import type { Database } from './database.ts'
import { lockFolder } from './lock-folder.ts'
import { pooledDatabase } from './pooled-database.ts'
import { postgresFolder } from './postgres-folder.ts'
import { startEmbedded } from './start-embedded.ts'

// V8's optimising compiler takes 600 MB for one function of PGlite alone. Without it the process needs a third of the memory and
// PostgreSQL runs a quarter slower; who needs speed has a server. At run time the first flag no longer implies the others.
for (const flag of ['--liftoff-only', '--no-wasm-tier-up', '--no-wasm-dynamic-tiering']) setFlagsFromString(flag)

/** PostgreSQL in a thread of this process. One connection serves everything, in turn. */
export async function openEmbedded(dataDir: string, holder: string): Promise<Database> {
  const folder = dataDir === 'memory://' ? null : resolve(dataDir)
  if (folder) await mkdir(folder, { recursive: true, mode: 0o700 })
  const unlock = folder ? lockFolder(folder, holder) : () => {}
  try {
    const embedded = await startEmbedded(folder ? await postgresFolder(folder) : dataDir)
    const pool = new pg.Pool({
      stream: embedded.connect,
      max: 1,
      idleTimeoutMillis: 0,
      user: 'postgres',
      database: 'postgres',
      ssl: false,
      // After a statement that failed the pool connects anew, to the same session of PostgreSQL.
      onConnect: (client) => client.query('DEALLOCATE ALL'),
    })
    // There is one session of PostgreSQL, so whatever connection is open hears what is told; nothing can be missed.
    const heard = new EventEmitter<Record<string, [message: string]>>()
    pool.on('connect', (client) =>
      client.on('notification', ({ channel, payload }) => heard.emit(channel, payload ?? '')),
    )
    const db = pooledDatabase('embedded', pool)
    return {
      ...db,
      async listen(channel, onMessage) {
        heard.on(channel, onMessage)
        await db.execute(`LISTEN ${pg.escapeIdentifier(channel)}`)
        return async () => void heard.off(channel, onMessage)
      },
      // Nobody is kept waiting while a session lasts, only while one of its statements or transactions does.
      session: (work) => work(db),
      async close() {
        await db.close()
        await embedded.close()
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}
