import { existsSync, rmSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { takeLock } from '@rapport/prisma/take-lock.ts'

/** The folders that are lent out. */
const lent = new Set<string>()

// A process that ends while an upload is under way does not wait for it.
process.on('exit', () => {
  for (const folder of lent) rmSync(folder, { recursive: true, force: true })
})

/** Lends a folder for one upload; whatever becomes of the request, nothing of it stays on disk. */
export async function withUploadFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const { folder, unlock } = await newFolder()
  lent.add(folder)
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
    unlock()
    lent.delete(folder)
  }
}

/** As long as its lock is held, no other server takes it for abandoned. */
async function newFolder(): Promise<{ folder: string; unlock: () => void }> {
  const folder = await mkdtemp(join(tmpdir(), `rapport-${process.pid}-`))
  const unlock = takeLock(lockOf(folder))
  if (unlock && existsSync(lockOf(folder))) return { folder, unlock }
  // A server that starts this very moment came first.
  unlock?.()
  return newFolder()
}

const lockOf = (folder: string) => join(folder, 'lock')

/** Removes what servers left behind that were killed. To be called before the first upload. */
export async function removeAbandonedUploads(): Promise<void> {
  // Where this cannot be listed, uploads may be possible still.
  for (const name of await readdir(tmpdir()).catch(() => [])) {
    const folder = join(tmpdir(), name)
    if (!/^rapport-\d+-\w{6}$/.test(name) || !existsSync(lockOf(folder))) continue
    // What belongs to another user stays.
    await removeUnlessLocked(folder).catch(() => {})
  }
}

/** Ids of processes would not tell whether it is in use: servers in several containers may share the place, each with ids of its own. */
async function removeUnlessLocked(folder: string): Promise<void> {
  const unlock = takeLock(lockOf(folder))
  if (!unlock) return
  await rm(folder, { recursive: true, force: true })
  unlock()
}
