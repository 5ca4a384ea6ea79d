// Writes schema/schema.graphql from the builder: run through `pnpm generate`.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { schema } from './schema.ts'

/** The SDL as it is committed. */
export const printedSchema = () => `${printSchema(lexicographicSortSchema(schema))}\n`

if (import.meta.main) {
  const file = join(import.meta.dirname, '../../../schema/schema.graphql')
  await writeFile(file, printedSchema())
}
