import type { NamedStatement, Sql } from '@rapport/prisma/database.ts'
import type { IdentityRef } from './identity.ts'

const byId: NamedStatement = {
  name: 'head_of_profile',
  text: 'SELECT coalesce(merged_into, id)::text AS head FROM customer WHERE workspace_id = $1::uuid AND id = $2::uuid',
}

const byIdentity: NamedStatement = {
  name: 'head_of_identity',
  text: `SELECT coalesce(c.merged_into, c.id)::text AS head
FROM identity n JOIN customer c ON c.workspace_id = n.workspace_id AND c.id = n.customer_id
WHERE n.workspace_id = $1::uuid AND n.namespace = $2 AND n.value = $3`,
}

/** The customer that stands for the person whom a profile or an identity belongs to; null when there is none. */
export async function headOf(sql: Sql, workspaceId: string, who: { id: string } | IdentityRef): Promise<string | null> {
  const [row] = await ('id' in who
    ? sql.query<{ head: string }>(byId, [workspaceId, who.id])
    : sql.query<{ head: string }>(byIdentity, [workspaceId, who.namespace, who.value]))
  return row?.head ?? null
}
