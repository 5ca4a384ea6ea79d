import type { Database } from '@rapport/prisma/database.ts'
import type { CollectedEvent } from '../collected-event.ts'
import type { Collector } from '../collector.ts'
import { interactionKey } from '../event-rows.ts'
import { type AccountNews, readReply } from './read-delivery.ts'
import { forgetAddressed, type Reply, repliesTo } from './replies.sql.ts'

/**
 * Gives our replies to the authors of the comments that they answer, whom Meta does not name. To be called when the news are stored, replies
 * as rejected messages: whichever of a reply and its comment is stored last, in whatever process, finds the other.
 */
export async function addressReplies(
  db: Database,
  collector: Collector,
  workspaceId: string,
  { events, rejected }: Pick<AccountNews, 'events' | 'rejected'>,
): Promise<void> {
  let comments = [
    ...events.flatMap(({ messageId, interaction }) =>
      interaction?.kind === 'COMMENT' ? interactionKey(messageId) : [],
    ),
    ...rejected.flatMap(({ awaits }) => awaits ?? []),
  ]
  while (comments.length > 0) {
    const replies = await repliesTo(db, workspaceId, comments)
    const addressed = replies.flatMap(addressedTo)
    if (addressed.length === 0) return
    const bytes = replies.reduce((sum, { payload }) => sum + payload.length, 0)
    await collector.add(workspaceId, { events: addressed, rejected: [] }, bytes)
    await forgetAddressed(
      db,
      workspaceId,
      replies.map(({ id }) => id),
    )
    // What is answered next may be one of these.
    comments = addressed.map(({ messageId }) => interactionKey(messageId))
  }
}

const addressedTo = ({ payload, receivedAt, namespace, value }: Reply): CollectedEvent[] =>
  readReply(payload, [{ namespace, value }], new Date(receivedAt))
