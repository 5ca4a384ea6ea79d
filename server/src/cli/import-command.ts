import { basename } from 'node:path'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Command, InvalidArgumentError } from 'commander'
import { ImportRefused, importFile } from '../imports/import-file.ts'
import { nothingToImport } from '../imports/nothing-to-import.ts'
import { previewFile } from '../imports/preview-file.ts'
import type { ReadOptions } from '../imports/reading/own-mapping.ts'
import { readFile } from '../imports/reading/read-file.ts'
import { rejectsOf } from '../imports/rejects-of.ts'
import { withLocalWorkspace } from './local-workspace.ts'
import { type Place, withPlace } from './place.ts'
import { progressLine } from './progress-line.ts'
import { serverOf } from './remote.ts'
import { importRemotely, previewRemotely, rejectsOfRefused } from './remote-import.ts'
import { type RejectedRow, writeRejects } from './rejects-file.ts'
import { tellImport, tellPreview } from './tell-import.ts'

interface Options extends Place {
  as?: string
  map: Record<string, string>
  set: Record<string, string>
  dryRun?: boolean
}

/** `rapport import FILE`. */
export function importCommand(): Command {
  return withPlace(new Command('import'))
    .description('Takes a CSV file in: a report of Meta, Google, LinkedIn or TikTok, posts, customers or interactions.')
    .argument('<file>', 'the CSV file')
    .option(
      '--as <kind>',
      'what it is, where the header does not tell: meta, google, linkedin, tiktok, report, posts, customers, interactions',
    )
    .option('--map <field=Column>', 'the column that feeds a field (repeatable)', pair, {})
    .option('--set <field=value>', 'the value of a field in every row (repeatable)', pair, {})
    .option('--dry-run', 'say what would happen, and change nothing')
    .action(run)
}

function pair(text: string, pairs: Record<string, string>): Record<string, string> {
  const at = text.indexOf('=')
  if (at < 1) throw new InvalidArgumentError('Write it as field=value.')
  const field = text.slice(0, at)
  if (Object.hasOwn(pairs, field)) throw new InvalidArgumentError(`The field ${field} is given twice.`)
  return { ...pairs, [field]: text.slice(at + 1) }
}

async function run(path: string, { as, map, set, dryRun, ...place }: Options): Promise<void> {
  const found = await stat(path).catch(() => null)
  if (found?.isDirectory()) throw new Error(`${path} is a folder. Name one file in it; each is imported on its own.`)
  if (!found?.isFile()) throw new Error(`There is no file ${path}.`)
  const options: ReadOptions = { ...(as ? { as } : {}), map, set }
  const file = () => ({ name: basename(path), bytes: createReadStream(path) })
  const server = serverOf(place)

  if (dryRun) {
    const preview = server
      ? await previewRemotely(server, path, options)
      : await previewFile(file(), options, progressLine())
    console.log(tellPreview(preview))
    const nothing = nothingToImport(preview, preview.firstRejects[0])
    if (nothing !== null) throw new Error(nothing)
    return
  }
  const header = await headerOf(path, options)
  const save = (rejects: AsyncIterable<RejectedRow>) => writeRejects(path, header, rejects)
  const saveThenThrow = async (error: unknown, rejects: AsyncIterable<RejectedRow>): Promise<never> => {
    try {
      const saved = await save(rejects)
      if (saved) console.error(`The rejected rows, with line and reason, are in ${saved}`)
    } catch {
      // Why it was refused matters more than that its rejects cannot be had.
    }
    throw error
  }
  if (server) {
    const { summary, rejects } = await importRemotely(server, path, options, progressLine()).catch((error: unknown) =>
      saveThenThrow(error, rejectsOfRefused(server, basename(path), error)),
    )
    return console.log(tellImport(summary, await save(rejects)))
  }
  await withLocalWorkspace(place.workspace, async (db, workspaceId) => {
    const { id, summary } = await importFile(db, workspaceId, file(), options, progressLine()).catch(
      (error: unknown) => {
        if (error instanceof ImportRefused) return saveThenThrow(error, rejectsOf(db, workspaceId, error.importId))
        throw error
      },
    )
    console.log(tellImport(summary, await save(rejectsOf(db, workspaceId, id))))
  })
}

/** The column names of a file; none when it cannot be read, which importing it will tell. */
async function headerOf(path: string, options: ReadOptions): Promise<string[]> {
  const bytes = createReadStream(path)
  try {
    return (await readFile(bytes, options)).header
  } catch {
    return []
  } finally {
    bytes.destroy()
  }
}
