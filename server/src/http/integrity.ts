import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What a page needs to run exactly one version of the elements, and nothing else in its place. */
export interface Integrity {
  version: string
  /** Hash of each file, by name. */
  files: Record<string, string>
  /** Lines for a page that may have an inline import map: the browser checks every file before it runs. */
  snippet: string
  /** One line for a page that may not: everything in one file, which the browser checks. */
  single: string
}

/**
 * Hashes the files of one version, as they are served now.
 * @param folder where each version has a folder
 * @param publicUrl address under which browsers reach this server
 */
export async function integrityOf(folder: string, version: string, publicUrl: string): Promise<Integrity> {
  const names = (await readdir(join(folder, version))).filter((name) => /\.(js|css)$/.test(name)).toSorted()
  const files = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, hashOf(await readFile(join(folder, version, name)))] as const)),
  )
  const addressOf = (name: string) => new URL(`/w/${version}/${name}`, publicUrl).href
  const script = (name: string) =>
    `<script type="module" src="${addressOf(name)}" integrity="${files[name]}" crossorigin="anonymous"></script>`
  const fetchedLater = names.filter((name) => name.endsWith('.js') && name !== 'load.js' && name !== 'single.js')
  const integrity = Object.fromEntries(fetchedLater.map((name) => [addressOf(name), files[name]]))
  return {
    version,
    files,
    snippet: `<script type="importmap">${JSON.stringify({ integrity })}</script>\n${script('load.js')}`,
    single: script('single.js'),
  }
}

const hashOf = (content: Buffer) => `sha384-${createHash('sha384').update(content).digest('base64')}`
