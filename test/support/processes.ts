import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { OpenOptions } from '@rapport/prisma/open.ts'

const root = join(import.meta.dirname, '../..')

/** The environment of a process that works on this database, and on nothing else of the machine's. */
export function environment(
  { dataDir, databaseUrl }: OpenOptions,
  more: Record<string, string> = {},
): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    // Some tests start a process again and again.
    NODE_COMPILE_CACHE: join(tmpdir(), 'rapport-tests-compiled'),
    ...(dataDir ? { DATA_DIR: dataDir } : {}),
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
    ...more,
  }
}

export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

export interface Running {
  process: ChildProcess
  /** Waits until standard output holds this, and returns what it matched. */
  says(pattern: RegExp): Promise<RegExpMatchArray>
  ended: Promise<Ended>
}

/** Starts a file of the server, such as `main.ts`, as a process of its own that does not outlive the test. */
export function start(file: string, args: readonly string[], env: NodeJS.ProcessEnv): Running {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, 'server/src', file), ...args],
    {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  onTestFinished(() => void child.kill('SIGKILL'))
  const output = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name].on('data', (chunk: Buffer) => (output[name] += chunk.toString()))
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...output }))
  return {
    process: child,
    ended,
    says: (pattern) =>
      new Promise((found, failed) => {
        const look = () => {
          const match = output.stdout.match(pattern)
          if (match) found(match)
        }
        child.stdout.on('data', look)
        void ended.then(({ stderr }) => failed(new Error(`It ended without saying ${pattern}: ${stderr}`)))
        look()
      }),
  }
}

/** Runs `rapport …` to its end. */
export function rapportCommand(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  return start('cli/rapport.ts', args, env).ended
}

/** A port of the loopback interface on which nobody listens. */
export async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || address === null) throw new Error('No port is free.')
  return String(address.port)
}
