import type { Database } from '@rapport/prisma/database.ts'
import { InputRefused } from '../graph/errors.ts'

/**
 * Ends a key at once.
 * @throws InputRefused when the workspace has no such key, or it was ended before
 */
export async function revokeKey(db: Database, workspaceId: string, id: string) {
  const key = (await db.prisma.apiKey.findMany({ where: { workspaceId, revokedAt: null } })).find(
    (one) => one.id === id,
  )
  if (!key) throw new InputRefused('There is no such key in this workspace, or it is revoked already.')
  return db.prisma.apiKey.update({ where: { workspaceId_id: { workspaceId, id } }, data: { revokedAt: new Date() } })
}
