import { DatabaseSync } from 'node:sqlite'

/** SQLite's code for what somebody else holds. */
const busy = 5

/**
 * Takes a lock that the system itself frees when this process dies, seen by everybody who sees the file, in other containers too. It is
 * SQLite's, the only one of that kind that Node offers; the file is made where it is missing, and stays.
 * @returns what gives it back; null while another process holds it
 */
export function takeLock(file: string): (() => void) | null {
  const lock = new DatabaseSync(file)
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
    return () => lock.close()
  } catch (error) {
    lock.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === busy) return null
    throw error
  }
}
