import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { globSync } from 'node:fs'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { open } from '@rapport/prisma/open.ts'
import { onTestFinished } from 'vitest'
import { freePort } from './processes.ts'

/** Where PostgreSQL's own programs are: on the path, or where Debian puts them. */
const initdb = [...(process.env.PATH ?? '').split(delimiter), '/usr/lib/postgresql/*/bin']
  .flatMap((folder) => globSync(join(folder, 'initdb')))
  .at(-1)

export const canRunPostgres = initdb !== undefined

/** A PostgreSQL server that a test may treat as it likes. */
export interface OwnPostgres {
  databaseUrl: string
  /** Ends it as a power cut would, so that it has to recover what it had promised to keep. */
  crash(): Promise<void>
  /** Starts it again; resolves when it takes connections. */
  start(): Promise<void>
}

/** Starts one in a folder of its own; it ends with the test. */
export async function startOwnPostgres(): Promise<OwnPostgres> {
  if (initdb === undefined) throw new Error('No PostgreSQL server is installed.')
  const folder = await mkdtemp(join(tmpdir(), 'rapport-postgres-'))
  // It refuses to run as root.
  const user = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {}
  if (user.uid !== undefined) await chown(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const quiet = { ...user, cwd: folder, stdio: 'ignore' } as const
  execFileSync(initdb, ['-D', data, '-U', 'rapport', '-A', 'trust', '-E', 'UTF8', '--no-locale'], quiet)
  const port = await freePort()
  const databaseUrl = `postgres://rapport@127.0.0.1:${port}/postgres`
  let running: ChildProcess | undefined

  const start = async () => {
    const settings = ['listen_addresses=127.0.0.1', `port=${port}`, `unix_socket_directories=${folder}`]
    const options = ['-D', data, ...settings.flatMap((setting) => ['-c', setting])]
    running = spawn(join(dirname(initdb), 'postgres'), options, quiet)
    while (!(await answers(databaseUrl))) {
      if (running.exitCode !== null) throw new Error('PostgreSQL does not start.')
      await pause(100)
    }
  }
  const crash = async () => {
    if (!running || running.exitCode !== null) return
    const exited = once(running, 'exit')
    running.kill('SIGQUIT')
    await exited
  }
  onTestFinished(async () => {
    await crash()
    await rm(folder, { recursive: true, force: true })
  })
  await start()
  return { databaseUrl, crash, start }
}

const idOf = (which: '-u' | '-g') => Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }))

async function answers(databaseUrl: string): Promise<boolean> {
  const db = await open({ databaseUrl }).catch(() => null)
  await db?.close()
  return db !== null
}
