import type { Database } from '@rapport/prisma/database.ts'
import { open } from '@rapport/prisma/open.ts'
import { readSettings } from '../settings.ts'
import { setUp } from '../setup/set-up.ts'
import { findWorkspace } from '../workspaces/find-workspace.ts'

/** Opens the local database for one command, on one workspace: the one named, else the only or first one. */
export async function withLocalWorkspace<T>(
  named: string | undefined,
  work: (db: Database, workspaceId: string) => Promise<T>,
): Promise<T> {
  return withLocalDatabase(async (db) => work(db, (await findWorkspace(db, named)).id))
}

export async function withLocalDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const settings = readSettings(process.env)
  const db = await open({ ...settings, holder: `rapport ${process.argv[2] ?? ''}` })
  try {
    // Invented people belong to whoever starts the server to look around, not to whoever imports their own.
    const { newKeys } = await setUp(db, { ...settings, demoData: false })
    for (const { kind, key } of newKeys)
      console.error(`${kind === 'SECRET' ? 'Secret key' : 'Write key '} (shown only now): ${key}`)
    return await work(db)
  } finally {
    await db.close()
  }
}
