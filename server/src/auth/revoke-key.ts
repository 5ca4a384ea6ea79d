import type { Database } from '@rapport/prisma/database.ts'
import { InputRefused } from '../graph/errors.ts'

/** Ends a key at once. */
export async function revokeKey(db: Database, workspaceId: string, id: string): Promise<true> {
  const { count } = await db.prisma.apiKey.updateMany({
    where: { workspaceId, id, revokedAt: null },
    data: { revokedAt: new Date() },
  })
  if (count === 0) throw new InputRefused('There is no such key in this workspace, or it is revoked already.')
  return true
}
