import type { Database } from '@rapport/prisma/database.ts'
import type { Reject } from './reading/read-rows.ts'

const page = 1000

/** The rejected rows of an import, in the order of the file; read page by page. */
export async function* rejectsOf(db: Database, workspaceId: string, importId: string): AsyncGenerator<Reject> {
  for (let after = 0; ;) {
    const rows = await db.prisma.importReject.findMany({
      where: { workspaceId, importId, line: { gt: after } },
      orderBy: { line: 'asc' },
      take: page,
    })
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < page) return
    after = last.line
  }
}
