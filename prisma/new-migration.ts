// Writes the migration that leads from prisma/migrations to prisma/schema.prisma: `pnpm --filter @rapport/prisma new-migration NAME`.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { migrationsFolder, listMigrations } from './migrate.ts'
import { openSchemaEngine } from './schema-engine.ts'

/** The SQL that is missing from the migrations, or null when they build exactly what the schema says. */
export async function missingMigration(): Promise<string | null> {
  // Not our own adapter: Prisma's for `pg` cannot read the one type, "char", that the engine needs to look at tables.
  const scratch = await PGlite.create()
  try {
    const engine = await openSchemaEngine(new PrismaPGlite(scratch))
    const content = await readFile(join(import.meta.dirname, 'schema.prisma'), 'utf8')
    const { stdout, exitCode } = await engine.diff({
      from: { tag: 'migrations', ...(await listMigrations()) },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    })
    return exitCode === 0 ? null : stdout
  } finally {
    await scratch.close()
  }
}

if (import.meta.main) {
  const name = process.argv[2]
  if (!name?.match(/^[a-z0-9_]+$/)) throw new Error('Name the migration in snake case: new-migration add_segments')
  const sql = await missingMigration()
  if (!sql) console.log('The migrations already build what schema.prisma says.')
  else {
    const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
    const file = join(migrationsFolder, `${stamp}_${name}`, 'migration.sql')
    await mkdir(join(file, '..'), { recursive: true })
    await writeFile(file, sql)
    console.log(`Wrote ${file}`)
  }
}
