import type { Database } from '@rapport/prisma/database.ts'
import { InputRefused } from '../input-refused.ts'
import { isUuid } from '../is-uuid.ts'

/**
 * Ends a key at once.
 * @throws InputRefused when the workspace has no such key, or it was ended before
 */
export async function revokeKey(db: Database, workspaceId: string, id: string) {
  const { count } = isUuid(id)
    ? await db.prisma.apiKey.updateMany({
        where: { workspaceId, id, revokedAt: null },
        data: { revokedAt: new Date() },
      })
    : { count: 0 }
  if (count === 0) throw new InputRefused('There is no such key in this workspace, or it is revoked already.')
  return db.prisma.apiKey.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id } } })
}
