import type { Database } from '@rapport/prisma/database.ts'
import type { Prisma } from '@rapport/prisma/generated/client/client.ts'

/** The naming rules of a workspace, in the order in which they are tried. */
export function listFormatRules(db: Database, workspaceId: string, query: Prisma.FormatRuleFindManyArgs) {
  return db.prisma.formatRule.findMany({ ...query, where: { workspaceId }, orderBy: { position: 'asc' } })
}
