import { dataFolder } from './data-folder.ts'
import type { Database } from './database.ts'

export interface OpenOptions {
  /** `postgres://…`; unset: the embedded database in `dataDir`. */
  databaseUrl?: string | undefined
  /** Folder of the embedded database, default `./data`; `memory://` keeps it in memory. */
  dataDir?: string | undefined
  /** What to tell a second process about this one, for example `rapport start, http://localhost:4000`. */
  holder?: string | undefined
}

/** Opens the database that the options name. Neither driver is loaded before it is needed. */
export async function open({ databaseUrl, dataDir = './data', holder = 'rapport' }: OpenOptions): Promise<Database> {
  if (databaseUrl) return (await import('./open-server.ts')).openServer(databaseUrl)
  const folder = dataDir === 'memory://' ? dataDir : await dataFolder(dataDir)
  return (await import('./open-embedded.ts')).openEmbedded(folder, holder)
}
