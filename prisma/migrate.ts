import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MigrationList } from '@prisma/schema-engine-wasm'
import type { Database } from './database.ts'
import { openSchemaEngine } from './schema-engine.ts'

export const migrationsFolder = join(import.meta.dirname, 'migrations')

/** Brings the database up to the newest migration and returns the names of those applied, none when it was there already. */
export async function migrate(db: Database): Promise<string[]> {
  const list = await listMigrations()
  // Loading the engine takes longer than everything else at start; most starts do not need it.
  const done = new Set(await appliedMigrations(db))
  if (list.migrationDirectories.every(({ path }) => done.has(path))) return []

  const engine = await openSchemaEngine(db.adapter)
  try {
    const filters = { externalTables: [], externalEnums: [] }
    return (await engine.applyMigrations({ migrationsList: list, filters })).appliedMigrationNames
  } finally {
    engine.free()
  }
}

async function appliedMigrations(db: Database): Promise<string[]> {
  const [table] = await db.query<{ there: boolean }>(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`)
  if (!table?.there) return []
  const rows = await db.query<{ name: string }>(
    'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  )
  return rows.map((row) => row.name)
}

/** The migrations folder, read into the shape Prisma's engine takes. */
export async function listMigrations(): Promise<MigrationList> {
  const entries = await readdir(migrationsFolder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  const contents = names.toSorted().map(async (path) => {
    const value = await readFile(join(migrationsFolder, path, 'migration.sql'), 'utf8')
    return { path, migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } } }
  })
  return {
    baseDir: migrationsFolder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"' },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(contents),
  }
}
