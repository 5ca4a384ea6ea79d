import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '@rapport/prisma/database.ts'
import { open, type OpenOptions } from '@rapport/prisma/open.ts'
import { inject } from 'vitest'
import { administer } from './administer.ts'

/** The PostgreSQL server that this run is about; unset: the embedded database. vitest.config.ts sets it for each project. */
const server = process.env.RAPPORT_TEST_SERVER

export const onServer = server !== undefined

export interface TestDatabase {
  db: Database
  /** How another process would open the same database. */
  options: OpenOptions
  /** Closes it for this process, so that another may open it. */
  close(): Promise<void>
  /** Closes it if it is open, and removes it. */
  drop(): Promise<void>
}

/** A new database without tables' contents, of the kind that this run is about. */
export async function newDatabase(): Promise<TestDatabase> {
  return server ? onPostgresql(server) : inFolder()
}

async function inFolder(): Promise<TestDatabase> {
  const dataDir = await newFolder()
  const options = { dataDir }
  const db = await open({ ...options, holder: 'rapport test' })
  const close = once(() => db.close())
  const drop = async () => {
    await close()
    await rm(dataDir, { recursive: true, force: true })
  }
  return { db, options, close, drop }
}

async function onPostgresql(url: string): Promise<TestDatabase> {
  const name = `rapport_test_${randomBytes(6).toString('hex')}`
  await administer(url, `CREATE DATABASE ${name} TEMPLATE ${inject('template')}`)
  const databaseUrl = new URL(url)
  databaseUrl.pathname = `/${name}`
  const options = { databaseUrl: databaseUrl.href }
  const db = await open(options)
  const close = once(() => db.close())
  const drop = async () => {
    await close()
    await administer(url, `DROP DATABASE ${name} WITH (FORCE)`)
  }
  return { db, options, close, drop }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => (done ??= work())
}

/** A folder of its own for one test, to be removed by it. */
export function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'rapport-test-'))
}
