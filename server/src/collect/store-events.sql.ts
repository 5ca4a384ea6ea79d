import { createHash } from 'node:crypto'
import type { Sql } from '@rapport/prisma/database.ts'
import type { CollectedEvent, CollectedProfile, JsonObject, RejectedMessage } from './collected-event.ts'

type ProfileMessage = Pick<CollectedEvent, 'messageId' | 'at' | 'receivedAt'> & {
  customerId: string
  profile: CollectedProfile
}

/** Keeps what messages told of people; those that are there already change nothing, and older ones overrule no newer ones. */
export async function saveProfileMessages(
  sql: Sql,
  workspaceId: string,
  messages: readonly ProfileMessage[],
): Promise<void> {
  if (messages.length === 0) return
  const once = [...new Map(messages.map((message) => [message.messageId, message])).values()]
  const fresh = await sql.query<{ id: string }>(
    `INSERT INTO profile_message (workspace_id, message_id, customer_id, type, at, received_at, content)
     SELECT $1::uuid, * FROM unnest($2::text[], $3::uuid[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::jsonb[])
     ON CONFLICT (workspace_id, message_id) DO NOTHING RETURNING message_id AS id`,
    [
      workspaceId,
      once.map(({ messageId }) => messageId),
      once.map(({ customerId }) => customerId),
      once.map(({ profile }) => profile.type),
      once.map(({ at }) => at),
      once.map(({ receivedAt }) => receivedAt),
      once.map(({ profile }) => JSON.stringify(profile.content)),
    ],
  )
  const ids = new Set(fresh.map(({ id }) => id))
  const news = once.filter(({ messageId }) => ids.has(messageId))
  await introduce(
    sql,
    workspaceId,
    news.filter(({ profile }) => profile.type === 'introduction'),
  )
  const told = portraits(news.filter(({ profile }) => profile.type !== 'introduction'))
  if (told.length === 0) return
  await sql.execute(
    `UPDATE customer c SET
       traits = CASE WHEN c.traits_at > new.at THEN new.traits || c.traits ELSE c.traits || new.traits END,
       display_name = CASE
         WHEN ${takenBackSince} THEN c.display_name
         WHEN new.name = '' THEN CASE WHEN c.named_by_channel OR c.traits_at > new.at THEN c.display_name END
         WHEN c.traits_at > new.at AND NOT c.named_by_channel THEN coalesce(c.display_name, new.name)
         ELSE coalesce(new.name, c.display_name) END,
       named_by_channel = c.named_by_channel AND (${takenBackSince} OR coalesce(new.name, '') = ''),
       traits_at = greatest(c.traits_at, new.at)
     FROM unnest($2::uuid[], $3::jsonb[], $4::text[], $5::timestamptz[]) AS new(id, traits, name, at)
     WHERE c.workspace_id = $1::uuid AND c.id = new.id`,
    [
      workspaceId,
      told.map(({ customerId }) => customerId),
      told.map(({ traits }) => JSON.stringify(traits)),
      told.map(({ displayName }) => displayName),
      told.map(({ at }) => at),
    ],
  )
}

/** Whether a later message said that the person has no name. A name that somebody's channel shows is none that messages could take back. */
const takenBackSince = `(c.traits_at > new.at AND c.traits @> '{"name": null}')`

/** Calls people as their channel does, as long as nobody has said what they are called. */
async function introduce(sql: Sql, workspaceId: string, messages: readonly ProfileMessage[]): Promise<void> {
  if (messages.length === 0) return
  await sql.execute(
    `UPDATE customer c SET display_name = new.name, named_by_channel = true
     FROM (
       SELECT DISTINCT ON (id) * FROM unnest($2::uuid[], $3::text[], $4::timestamptz[]) AS told(id, name, at) ORDER BY id, at DESC
     ) new
     WHERE c.workspace_id = $1::uuid AND c.id = new.id AND (c.display_name IS NULL OR c.named_by_channel)`,
    [
      workspaceId,
      messages.map(({ customerId }) => customerId),
      messages.map(({ profile }) => profile.displayName),
      messages.map(({ at }) => at),
    ],
  )
}

/** What messages say of each person together, the latest word last. */
function portraits(messages: readonly ProfileMessage[]) {
  const people = new Map<string, { customerId: string; traits: JsonObject; displayName: string | null; at: string }>()
  for (const { customerId, at, profile } of messages.toSorted((one, other) => (one.at < other.at ? -1 : 1))) {
    const before = people.get(customerId)
    people.set(customerId, {
      customerId,
      at,
      traits: { ...before?.traits, ...profile.traits },
      displayName: profile.displayName ?? before?.displayName ?? null,
    })
  }
  return [...people.values()]
}

/** Keeps messages that cannot be used. The same one again, as a sender who retries sends it, is kept once. */
export async function saveRejected(sql: Sql, workspaceId: string, messages: readonly RejectedMessage[]): Promise<void> {
  if (messages.length === 0) return
  await sql.execute(
    `INSERT INTO rejected_event (workspace_id, id, received_at, reason, message_id, payload, awaits)
     SELECT $1::uuid, * FROM unnest($2::uuid[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[]) ON CONFLICT DO NOTHING`,
    [
      workspaceId,
      messages.map(idOf),
      messages.map(({ receivedAt }) => receivedAt),
      messages.map(({ reason }) => reason),
      messages.map(({ messageId }) => messageId),
      messages.map(({ payload }) => payload),
      messages.map(({ awaits }) => awaits ?? null),
    ],
  )
}

/** A UUID (version 8) made of the content, or of the sender's id: what is sent again says another time of sending. */
function idOf({ reason, messageId, payload }: RejectedMessage): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([reason, messageId ?? { payload }]))
    .digest('hex')
  return `${digest.slice(0, 12)}8${digest.slice(13, 16)}8${digest.slice(17, 32)}`
}
