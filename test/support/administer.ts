import { open } from '@rapport/prisma/open.ts'

/** Runs a statement on the database that a server always has. */
export async function administer(url: string, statement: string): Promise<void> {
  const db = await open({ databaseUrl: url })
  try {
    await db.execute(statement)
  } finally {
    await db.close()
  }
}
