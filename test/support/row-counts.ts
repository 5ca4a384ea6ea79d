import type { Sql } from '@rapport/prisma/database.ts'

/** Rows in every table, temporary ones included, but not in the log of imports. */
export async function rowCounts(sql: Sql): Promise<Record<string, number>> {
  const tables = await sql.query<{ name: string }>(
    `SELECT format('%I.%I', nspname, relname) AS name FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
     WHERE relkind = 'r' AND (nspname = 'public' OR relpersistence = 't') AND relname NOT IN ('import', 'import_reject') ORDER BY name`,
  )
  const counts = await Promise.all(
    tables.map(({ name }) => sql.query<{ rows: number }>(`SELECT count(*)::int AS rows FROM ${name}`)),
  )
  return Object.fromEntries(tables.map(({ name }, i) => [name, counts[i]?.[0]?.rows ?? 0]))
}
