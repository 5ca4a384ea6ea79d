import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** An empty database, ready made when the project is built: making one takes two seconds and more than a gigabyte. */
export const templateFolder = join(import.meta.dirname, 'generated/empty-database')

/** The embedded database cannot be used as it is, and none was made in its place: it may still be rescued. */
export class DatabaseDamaged extends Error {
  constructor(folder: string, options: ErrorOptions) {
    super(`PostgreSQL does not start in ${folder}; its files may be damaged.`, options)
  }
}

/**
 * Returns PostgreSQL's own folder in the data folder, closed to everybody else, and fills it if there is nothing in it.
 * @throws DatabaseDamaged when it holds something else than a database: PGlite would write a new one over it.
 */
export async function postgresFolder(dataFolder: string): Promise<string> {
  const folder = join(dataFolder, 'postgres')
  if (await isEmpty(folder)) await fill(folder)
  else {
    const version = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch((cause: unknown) => {
      throw new DatabaseDamaged(folder, { cause })
    })
    if (!version.trim()) throw new DatabaseDamaged(folder, { cause: new Error('PG_VERSION is empty.') })
  }
  // PGlite writes files that anybody may read, whatever the umask; they cannot be reached in a folder that is closed.
  await chmod(folder, 0o700)
  return folder
}

async function isEmpty(folder: string): Promise<boolean> {
  if (!existsSync(folder)) return true
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new DatabaseDamaged(folder, { cause })
  })
  return names.length === 0
}

/** Under another name first, so that a copy cut off is never taken for a database. */
async function fill(folder: string): Promise<void> {
  const fresh = `${folder}.new`
  await rm(fresh, { recursive: true, force: true })
  await mkdir(fresh, { mode: 0o700 })
  // There is none while the project is built; PGlite makes one then.
  if (existsSync(templateFolder)) await cp(templateFolder, fresh, { recursive: true })
  await rm(folder, { recursive: true, force: true })
  await rename(fresh, folder)
}
