import { rmSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The folders that are lent out. */
const lent = new Set<string>()

// A process that ends while an upload is under way does not wait for it.
process.on('exit', () => {
  for (const folder of lent) rmSync(folder, { recursive: true, force: true })
})

/** Lends a folder for one upload; whatever becomes of the request, nothing of it stays on disk. */
export async function withUploadFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), `rapport-${process.pid}-`))
  lent.add(folder)
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
    lent.delete(folder)
  }
}

/** Removes what servers left behind that were killed. To be called before the first upload. */
export async function removeAbandonedUploads(): Promise<void> {
  // Where this cannot be listed, uploads may be possible still.
  for (const name of await readdir(tmpdir()).catch(() => [])) {
    const [, pid] = /^rapport-(\d+)-\w{6}$/.exec(name) ?? []
    // In a container every server has the same id, and what bears ours is of the one before.
    if (!pid || (Number(pid) !== process.pid && isRunning(Number(pid)))) continue
    // What belongs to another user stays.
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => {})
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}
