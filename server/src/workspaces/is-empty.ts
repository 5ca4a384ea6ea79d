import type { Database } from '@rapport/prisma/database.ts'

/** Whether a workspace has neither a customer nor a creative yet. */
export async function isEmpty(db: Database, workspaceId: string): Promise<boolean> {
  const where = { workspaceId }
  return !(await db.prisma.creative.findFirst({ where })) && !(await db.prisma.customer.findFirst({ where }))
}
