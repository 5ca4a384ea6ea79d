import type { Sql } from '@rapport/prisma/database.ts'
import type { IdentityRef } from '../customers/identity.ts'
import type { CollectedEvent } from './collected-event.ts'

/**
 * Whom the `previousId` of each message names. It does not say what it is: a user's id if there is such a user, known or named by a message
 * beside it; else that of a visitor, whom we may not have heard of yet.
 */
export async function previousIdentities(
  sql: Sql,
  workspaceId: string,
  events: readonly CollectedEvent[],
): Promise<(IdentityRef[] | undefined)[]> {
  const ids = events.flatMap(({ profile }) => profile?.previousId ?? [])
  if (ids.length === 0) return []
  const users = await sql.query<{ value: string }>(
    `SELECT value FROM identity WHERE workspace_id = $1::uuid AND namespace = 'user_id' AND value = ANY($2::text[])`,
    [workspaceId, ids],
  )
  const userIds = new Set(
    [...users, ...events.flatMap(({ identities }) => identities.filter(isUser))].map(({ value }) => value),
  )
  return events.map(({ profile }) => {
    const value = profile?.previousId
    return value ? [{ namespace: userIds.has(value) ? 'user_id' : 'anonymous_id', value }] : undefined
  })
}

const isUser = ({ namespace }: IdentityRef) => namespace === 'user_id'
