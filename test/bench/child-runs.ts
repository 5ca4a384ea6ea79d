import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { open, type OpenOptions } from '@rapport/prisma/open.ts'

const root = join(import.meta.dirname, '../..')
const ownFile = (name: string) => join(import.meta.dirname, name)
const run = promisify(execFile)

export interface ChildRun {
  seconds: number
  /** Most resident memory the process ever had, code and libraries included. On PostgreSQL the server's memory is not in it. */
  megabytes: number
}

/** Imports a file by `rapport import`, as package.json has it; the seconds are what the import itself says it took. */
export async function runImport(options: OpenOptions, path: string): Promise<ChildRun> {
  const { stderr } = await child(options, ['server/src/cli/rapport.ts', 'import', path])
  const db = await open(options)
  try {
    const [done] = await db.query<{ seconds: number }>(
      `SELECT (summary->>'seconds')::float8 AS seconds FROM import WHERE status = 'DONE'`,
    )
    return { seconds: done!.seconds, megabytes: peakOf(stderr) }
  } finally {
    await db.close()
  }
}

/** Inserts the generated rows into a plain table of `report`'s shape, in a process started like the import's. */
export async function runBareInsert(options: OpenOptions, rows: number): Promise<ChildRun> {
  const { stdout, stderr } = await child(options, [ownFile('bare-insert.ts'), String(rows)])
  return { seconds: Number(stdout), megabytes: peakOf(stderr) }
}

async function child({ databaseUrl, dataDir }: OpenOptions, command: string[]) {
  const env: NodeJS.ProcessEnv = { ...process.env, DATABASE_URL: databaseUrl ?? '', DATA_DIR: dataDir ?? '' }
  delete env.INIT_CWD
  return run(process.execPath, [...(await flags()), '--import', ownFile('tell-peak-memory.ts'), ...command], {
    cwd: root,
    env,
  })
}

/** The flags that package.json gives to `rapport`. */
async function flags(): Promise<string[]> {
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { scripts: { rapport: string } }
  return scripts.rapport.split(' ').filter((word) => word.startsWith('--'))
}

function peakOf(stderr: string): number {
  const peak = stderr.match(/peak memory: (\d+) kB/)?.[1]
  if (!peak) throw new Error(`The process did not tell its memory:\n${stderr}`)
  return Number(peak) / 1024
}
