import { constants } from 'node:fs'
import { access, mkdir, stat } from 'node:fs/promises'
import { resolve } from 'node:path'

/**
 * Makes the folder of the embedded database if there is none, and returns its full path.
 * @throws Error with a sentence for whoever set DATA_DIR, when it cannot be one
 */
export async function dataFolder(dataDir: string): Promise<string> {
  const folder = resolve(dataDir)
  const found = await stat(folder).catch(() => null)
  if (found && !found.isDirectory())
    throw new Error(`DATA_DIR names ${folder}, which is a file; set it to a folder for the database.`)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await access(folder, constants.W_OK | constants.X_OK)
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? ` (${cause.code})` : ''
    throw new Error(
      `The database cannot be kept in ${folder}: this process may not write there${code}. Set DATA_DIR to a folder that it may write to.`,
      { cause },
    )
  }
  return folder
}
