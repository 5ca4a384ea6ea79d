import type { Database } from '@rapport/prisma/database.ts'
import { InputRefused } from '../input-refused.ts'
import { isUuid } from '../is-uuid.ts'

/**
 * Ends a key at once.
 * @throws InputRefused when the workspace has no such key, it was ended before, or it is the last one that can make others
 */
export async function revokeKey(db: Database, workspaceId: string, id: string) {
  await db.transaction(async (sql) => {
    // Locked, so that of two that are revoked at once one waits here for the other.
    const admins = await sql.query<{ id: string }>(
      `SELECT id::text AS id FROM api_key
       WHERE workspace_id = $1::uuid AND kind = 'SECRET' AND scope = 'ADMIN' AND revoked_at IS NULL ORDER BY id FOR UPDATE`,
      [workspaceId],
    )
    if (admins.length === 1 && admins[0]?.id === id)
      throw new InputRefused(
        'This is the last admin key of the workspace; make another one first (rapport key create NAME --scope admin).',
      )
    const revoked =
      isUuid(id) &&
      (await sql.execute(
        'UPDATE api_key SET revoked_at = now() WHERE workspace_id = $1::uuid AND id = $2::uuid AND revoked_at IS NULL',
        [workspaceId, id],
      ))
    if (!revoked) throw new InputRefused('There is no such key in this workspace, or it is revoked already.')
  })
  return db.prisma.apiKey.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id } } })
}
