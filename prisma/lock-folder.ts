import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { takeLock } from './take-lock.ts'

/** Another process has the embedded database open. The message says who and what to do. */
export class FolderInUse extends Error {}

/**
 * Takes the folder for this process alone and returns what gives it back. PGlite has no lock of its own, and a second process on the same
 * folder silently loses acknowledged rows.
 */
export function lockFolder(folder: string, holder: string): () => void {
  const holderFile = join(folder, 'in-use-by.txt')
  const lockFile = join(folder, 'lock.sqlite')
  const unlock = lockOf(lockFile)
  if (!unlock)
    throw new FolderInUse(
      `The database in ${folder} is in use by ${readHolder(holderFile)}. ` +
        'Stop that process, work through it (rapport import FILE --url URL --key KEY), ' +
        'set DATA_DIR to another folder, or set DATABASE_URL to a PostgreSQL server that many processes can share.',
    )
  writeFileSync(holderFile, `process ${process.pid} (${holder}), since ${new Date().toISOString()}\n`)
  // Whoever may read the lock may hold it, and keep us out.
  for (const file of [lockFile, holderFile]) chmodSync(file, 0o600)
  return () => {
    rmSync(holderFile, { force: true })
    unlock()
  }
}

function lockOf(file: string) {
  try {
    return takeLock(file)
  } catch (cause) {
    throw new Error(
      `The lock of the database, ${file}, cannot be used (${cause instanceof Error ? cause.message : String(cause)}). ` +
        'No data is in it: make sure that no Rapport is running on this folder, remove the file, and start again.',
      { cause },
    )
  }
}

function readHolder(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return 'another process'
  }
}
