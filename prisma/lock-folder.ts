import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Another process has the embedded database open. The message says who and what to do. */
export class FolderInUse extends Error {}

/** SQLite's code for what somebody else holds. */
const busy = 5

/**
 * Takes the folder for this process alone and returns what gives it back. PGlite has no lock of its own, and a second process on the same
 * folder silently loses acknowledged rows. The lock is SQLite's, the only one Node offers that the system itself frees when a process dies.
 */
export function lockFolder(folder: string, holder: string): () => void {
  const holderFile = join(folder, 'in-use-by.txt')
  const lockFile = join(folder, 'lock.sqlite')
  let lock: DatabaseSync | undefined
  try {
    lock = new DatabaseSync(lockFile)
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (cause) {
    lock?.close()
    if (!(cause instanceof Error && 'errcode' in cause && cause.errcode === busy))
      throw new Error(
        `The lock of the database, ${lockFile}, cannot be used (${cause instanceof Error ? cause.message : String(cause)}). ` +
          'No data is in it: make sure that no Rapport is running on this folder, remove the file, and start again.',
        { cause },
      )
    throw new FolderInUse(
      `The database in ${folder} is in use by ${readHolder(holderFile)}. ` +
        'Stop that process, work through it (rapport import FILE --url URL --key KEY), ' +
        'set DATA_DIR to another folder, or set DATABASE_URL to a PostgreSQL server that many processes can share.',
      { cause },
    )
  }
  writeFileSync(holderFile, `process ${process.pid} (${holder}), since ${new Date().toISOString()}\n`)
  // Whoever may read the lock may hold it, and keep us out.
  for (const file of [lockFile, holderFile]) chmodSync(file, 0o600)
  return () => {
    rmSync(holderFile, { force: true })
    lock.close()
  }
}

function readHolder(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return 'another process'
  }
}
