import type { NamedStatement, Sql } from '@rapport/prisma/database.ts'

/** What a server knows of an embed token beside what stands in it. */
export interface TokenStanding {
  /** Signs the workspace's tokens; hexadecimal. */
  secret: string
  /** Whether the workspace still has invented people only. */
  demo: boolean
  /** Whether the key that minted it was revoked. */
  keyRevoked: boolean
  /** Whether the token itself was. */
  revoked: boolean
}

/** Asked for every request, so that what is revoked ends at once. Undefined when there is no such workspace. */
export async function tokenStanding(sql: Sql, workspaceId: string, id: string, keyId: string | null) {
  const [standing] = await sql.query<TokenStanding>(statement, [workspaceId, id, keyId])
  return standing
}

const statement: NamedStatement = {
  name: 'token_standing',
  text: `
SELECT encode(w.embed_secret, 'hex') AS secret, w.demo,
  $3::uuid IS NOT NULL AND NOT EXISTS (
    SELECT FROM api_key k WHERE k.workspace_id = w.id AND k.id = $3::uuid AND k.revoked_at IS NULL) AS "keyRevoked",
  EXISTS (SELECT FROM revoked_token r WHERE r.workspace_id = w.id AND r.id = $2) AS revoked
FROM workspace w WHERE w.id = $1::uuid`,
}
