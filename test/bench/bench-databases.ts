import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { open, type OpenOptions } from '@rapport/prisma/open.ts'

/** A kind of database, of which each measurement gets a new one. */
export interface BenchDatabase {
  name: 'embedded' | 'PostgreSQL'
  use<T>(work: (options: OpenOptions) => Promise<T>): Promise<T>
}

/** The embedded database, and a PostgreSQL server where TEST_DATABASE_URL names one. */
export function benchDatabases(server: string | undefined): BenchDatabase[] {
  return [embedded, ...(server ? [postgresql(server)] : [])]
}

const embedded: BenchDatabase = {
  name: 'embedded',
  async use(work) {
    const dataDir = await mkdtemp(join(tmpdir(), 'rapport-bench-'))
    try {
      return await work({ dataDir })
    } finally {
      await rm(dataDir, { recursive: true, force: true })
    }
  },
}

function postgresql(server: string): BenchDatabase {
  const administer = async (statement: string) => {
    const db = await open({ databaseUrl: server })
    await db.execute(statement).finally(() => db.close())
  }
  return {
    name: 'PostgreSQL',
    async use(work) {
      const name = `rapport_bench_${randomBytes(6).toString('hex')}`
      await administer(`CREATE DATABASE ${name}`)
      try {
        return await work({ databaseUrl: new URL(`/${name}`, server).href })
      } finally {
        await administer(`DROP DATABASE ${name} WITH (FORCE)`)
      }
    },
  }
}
