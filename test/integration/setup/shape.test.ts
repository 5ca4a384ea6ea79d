import { afterAll, expect, onTestFinished, test } from 'vitest'
import { listMigrations, migrate } from '@rapport/prisma/migrate.ts'
import { newDatabase } from '../../support/databases.ts'

const { db, drop } = await newDatabase()
await migrate(db)
afterAll(drop)

/** Looked up without a workspace: reference tables on Citus. */
const reference = ['workspace', 'api_key', 'ad_format']

interface Constraint {
  table: string
  name: string
  first: string
  target: string | null
  onUpdate: string
}

const constraints = await db.query<Constraint>(
  `SELECT c.relname AS table, k.conname AS name, a.attname AS first, f.relname AS target, k.confupdtype::text AS "onUpdate"
   FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
   JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1] LEFT JOIN pg_class f ON f.oid = k.confrelid
   WHERE n.nspname = 'public' AND k.contype IN ('p', 'u', 'f') AND c.relname <> '_prisma_migrations'`,
)
const indexes = await db.query<Constraint>(
  `SELECT c.relname AS table, i.relname AS name, a.attname AS first, NULL AS target, '' AS "onUpdate"
   FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
   JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.indkey[0]
   WHERE n.nspname = 'public' AND x.indisunique AND c.relname <> '_prisma_migrations'`,
)

test("every primary, unique and foreign key of a workspace's table begins with the workspace", () => {
  const owned = [...constraints, ...indexes].filter(({ table }) => !reference.includes(table))
  expect(new Set(owned.map(({ table }) => table)).size).toBeGreaterThan(10)
  // A foreign key to a reference table may name that table's key alone.
  const tied = owned.filter(({ target }) => target === null || target === 'workspace' || !reference.includes(target))
  expect(tied.filter(({ first }) => first !== 'workspace_id').map(({ name }) => name)).toEqual([])
})

test('no foreign key rewrites a distribution key: ON UPDATE NO ACTION everywhere', () => {
  const foreign = constraints.filter(({ target }) => target !== null)
  expect(foreign.length).toBeGreaterThan(15)
  expect(foreign.filter(({ onUpdate }) => onUpdate !== 'a').map(({ name }) => name)).toEqual([])
})

test('every table of a workspace has a primary key', async () => {
  const tables = await db.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
  )
  const keyed = new Set(constraints.filter(({ name }) => name.endsWith('_pkey')).map(({ table }) => table))
  expect(tables.map(({ name }) => name).filter((name) => !keyed.has(name))).toEqual([])
})

test('migrating again applies nothing', async () => {
  expect(await migrate(db)).toEqual([])
})

test('one process brings several databases up to the newest migration, one after the other', async () => {
  const names = (await listMigrations()).migrationDirectories.map(({ path }) => path)
  for (let i = 0; i < 2; i++) {
    const other = await newDatabase()
    onTestFinished(other.drop)
    await other.db.execute('DROP SCHEMA public CASCADE')
    await other.db.execute('CREATE SCHEMA public')
    expect(await migrate(other.db)).toEqual(names)
  }
})
