import type { Sql } from '@rapport/prisma/database.ts'
import type { IdentityRef } from '../../customers/identity.ts'
import type { CollectedEvent, RejectedMessage } from '../collected-event.ts'
import { interactionKey } from '../store-events.ts'
import { type AccountNews, rejectionOf } from './read-delivery.ts'

/**
 * Gives each of our replies to the author of the comment that it answers, whom Meta does not name: found among what came with it, else
 * among what is stored. A reply to a comment that was never received is rejected.
 */
export async function addressReplies(
  sql: Sql,
  workspaceId: string,
  { events, replies, rejected }: AccountNews,
): Promise<{ events: CollectedEvent[]; rejected: RejectedMessage[] }> {
  if (replies.length === 0) return { events, rejected }
  const authors = await storedAuthors(
    sql,
    workspaceId,
    replies.map(({ authorOf }) => authorOf),
  )
  for (const { messageId, identities } of events) authors.set(interactionKey(messageId), identities)
  const all = { events: [...events], rejected: [...rejected] }
  for (const { authorOf, event, notice } of replies) {
    const identities = authors.get(interactionKey(authorOf))
    if (identities) {
      all.events.push({ ...event, identities })
      // What is answered next may be this reply.
      authors.set(interactionKey(event.messageId), identities)
    } else
      all.rejected.push(
        rejectionOf(
          notice,
          event.messageId,
          'It answers a comment that was not received, so it cannot be told to whom it is.',
          new Date(event.receivedAt),
        ),
      )
  }
  return all
}

/** By the keys of interactions. */
async function storedAuthors(sql: Sql, workspaceId: string, messageIds: string[]) {
  const rows = await sql.query<IdentityRef & { key: string }>(
    `SELECT DISTINCT ON (i.key) i.key, d.namespace, d.value
     FROM interaction i JOIN identity d ON d.workspace_id = i.workspace_id AND d.customer_id = i.customer_id
     WHERE i.workspace_id = $1::uuid AND i.key = ANY($2::text[]) AND d.namespace IN ('facebook', 'instagram', 'instagram_id')
     ORDER BY i.key, d.namespace, d.value`,
    [workspaceId, messageIds.map(interactionKey)],
  )
  return new Map<string, readonly IdentityRef[]>(rows.map(({ key, namespace, value }) => [key, [{ namespace, value }]]))
}
