import type { Database } from '@rapport/prisma/database.ts'
import { InputRefused } from '../input-refused.ts'
import { longestLifeSeconds } from './embed-token.ts'
import { readTokenId } from './token-id.ts'

/** Milliseconds that the clock of the server that minted it may be ahead. */
const clockSkew = 60_000

/**
 * Ends one embed token at once, by its id. Revoking it again changes nothing.
 * @param by the key that asks, if it may only end what it minted; null for whoever may end any
 * @throws InputRefused when it is no id of a token, when that token has expired, or when another key minted it
 */
export async function revokeToken(
  db: Database,
  workspaceId: string,
  written: string,
  by: string | null,
): Promise<void> {
  const id = written.trim().toLowerCase()
  const token = readTokenId(id)
  if (!token || token.mintedAt.getTime() > Date.now() + clockSkew)
    throw new InputRefused(
      'This is not the id of an embed token. createEmbedToken answers it as "id"; in a token it is "jti".',
    )
  const expiresAt = new Date(token.mintedAt.getTime() + longestLifeSeconds * 1000)
  if (expiresAt.getTime() <= Date.now()) throw new InputRefused('This embed token has expired by itself.')
  if (by !== null && by !== token.keyId)
    throw new InputRefused('Another key minted this embed token. Revoke it with that key, or with one of scope ADMIN.')
  await db.transaction(async (sql) => {
    // Whoever adds a row takes those away that have become useless, so there are never more than a day's.
    await sql.execute('DELETE FROM revoked_token WHERE workspace_id = $1::uuid AND expires_at <= now()', [workspaceId])
    await sql.execute(
      'INSERT INTO revoked_token (workspace_id, id, expires_at) VALUES ($1::uuid, $2, $3::timestamptz) ON CONFLICT DO NOTHING',
      [workspaceId, id, expiresAt.toISOString()],
    )
  })
}
