import { existsSync } from 'node:fs'
import { cp, mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { PGlite, type Transaction } from '@electric-sql/pglite'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import type { Database, Session, Sql, SqlValue } from './database.ts'
import { PrismaClient } from './generated/client/client.ts'
import { lockFolder } from './lock-folder.ts'

/** An empty database, ready made when the project is built: making one takes two seconds and more than a gigabyte. */
export const templateFolder = join(import.meta.dirname, 'generated/empty-database')

/** PGlite's own default, 128 MB, is most of the memory that the process would need. */
const postgresqlconf = ['shared_buffers=16MB']

// V8's optimising compiler takes 600 MB for one function of PGlite alone. Without it the process needs a third of the memory and
// PostgreSQL runs a quarter slower; who needs speed has a server. At run time the first flag no longer implies the others.
for (const flag of ['--liftoff-only', '--no-wasm-tier-up', '--no-wasm-dynamic-tiering']) setFlagsFromString(flag)

/** PostgreSQL in this process. One connection serves everything, in turn. */
export async function openEmbedded(dataDir: string, holder: string): Promise<Database> {
  const folder = dataDir === 'memory://' ? null : resolve(dataDir)
  if (folder) await mkdir(folder, { recursive: true, mode: 0o700 })
  const unlock = folder ? lockFolder(folder, holder) : () => {}
  try {
    const postgres = folder && join(folder, 'postgres')
    if (postgres && !existsSync(postgres) && existsSync(templateFolder))
      await cp(templateFolder, postgres, { recursive: true })
    return embedded(await PGlite.create({ dataDir: postgres ?? 'memory://', postgresqlconf }), unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

function embedded(pglite: PGlite, unlock: () => void): Database {
  const adapter = new PrismaPGlite(pglite)
  const prisma = new PrismaClient({ adapter, errorFormat: 'minimal' })
  const session: Session = {
    ...sqlOf(pglite),
    transaction: (work) => pglite.transaction((tx) => work(sqlOf(tx))) as ReturnType<typeof work>,
  }
  return {
    kind: 'embedded',
    prisma,
    adapter,
    ...session,
    session: (work) => work(session),
    async close() {
      await prisma.$disconnect()
      if (!pglite.closed) await pglite.close()
      unlock()
    },
  }
}

function sqlOf(pglite: PGlite | Transaction): Sql {
  return {
    async query<Row>(statement: string | { text: string }, values: readonly SqlValue[] = []) {
      const text = typeof statement === 'string' ? statement : statement.text
      return (await pglite.query<Row>(text, [...values])).rows
    },
    async execute(statement, values = []) {
      return (await pglite.query(statement, [...values])).affectedRows ?? 0
    },
    async copy(target, text) {
      await pglite.query(`COPY ${target} FROM '/dev/blob'`, [], { blob: new Blob([text]) })
    },
  }
}
