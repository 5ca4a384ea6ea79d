import type { Sql } from '@rapport/prisma/database.ts'
import { saveConsent } from '../consent/save-consent.sql.ts'
import { lockCounters } from '../counters/lock-counters.sql.ts'
import { lookAgainAt } from '../counters/look-again.sql.ts'
import { identityKey } from '../identities/identity-rules.ts'
import type { KnownPeople } from '../identities/look-up-people.ts'
import { resolvePeople } from '../identities/resolve-people.ts'
import { appendInteractions } from '../interactions/append-interactions.sql.ts'
import { choicesOf } from './choices-of.ts'
import type { Readings } from '../sentiment/text-readers.ts'
import type { CollectedEvent, CollectedInteraction, RejectedMessage } from './collected-event.ts'
import { areSilent, eventColumns, eventRow, eventSource, type InteractionEvent } from './event-rows.ts'
import { findCreatives, type FoundCreative, type NamedCreatives } from './find-creatives.ts'
import { previousIdentities } from './previous-identities.sql.ts'
import { saveProfileMessages, saveRejected } from './store-events.sql.ts'

/** What came in one request. */
export interface Delivery {
  events: readonly CollectedEvent[]
  rejected: readonly RejectedMessage[]
}

/** Deliveries, what was known before of whom and what they name, and how their texts read. */
export interface Prepared extends Delivery {
  people: readonly KnownPeople[]
  creatives: readonly NamedCreatives[]
  readings: readonly Readings<CollectedInteraction>[]
}

/**
 * Stores events with everything that follows from them: profiles, merges, creatives, counters. Call it inside a transaction. Messages that
 * are there already change nothing.
 * @returns the creatives that were not known before, to remember once the transaction is committed
 */
export async function storeEvents(
  sql: Sql,
  workspaceId: string,
  { events, rejected, people, creatives, readings }: Prepared,
): Promise<Map<string, FoundCreative>> {
  await lockCounters(sql, workspaceId)
  const previous = await previousIdentities(sql, workspaceId, events)
  const profiles = await resolvePeople(
    sql,
    workspaceId,
    events.map(({ identities, profile, at, messageId }, i) => ({
      identities: [...identities, ...(previous[i] ?? [])],
      rule: profile?.type === 'alias' ? 'ALIAS' : 'IDENTIFY',
      at,
      actor: `message ${messageId}`,
    })),
    people,
  )
  const placed = events.map((event, i) => ({ event, customerId: profiles[i]?.customerId ?? null }))
  const nobodys = placed.flatMap(({ event, customerId }) => (customerId === null ? [blocked(event)] : []))
  await saveRejected(sql, workspaceId, [...rejected, ...nobodys])

  const told = placed.flatMap(({ event, customerId }) =>
    event.profile && customerId ? [{ ...event, profile: event.profile, customerId }] : [],
  )
  await saveProfileMessages(sql, workspaceId, told)
  const choices = placed.flatMap(({ event, customerId }) => (customerId ? choicesOf(event, customerId) : []))
  await saveConsent(sql, workspaceId, choices)
  const changed = [...told, ...choices].map(({ customerId }) => customerId)
  if (changed.length > 0) await lookAgainAt(sql, workspaceId, changed)

  const done = placed.flatMap(({ event, customerId }) =>
    event.interaction && customerId ? [{ event: event as InteractionEvent, customerId }] : [],
  )
  if (done.length === 0) return new Map()
  const interactions = done.map(({ event }) => event.interaction)
  const { ids, found } = await findCreatives(sql, workspaceId, interactions, creatives)
  const read = new Map(readings.flatMap((one) => [...one]))
  const rows = done.map(({ event, customerId }, i) =>
    eventRow(event, customerId, ids[i] ?? null, read.get(event.interaction)),
  )
  await appendInteractions(sql, workspaceId, eventSource, eventColumns(rows), {
    plain:
      interactions.every(({ inReplyTo }) => inReplyTo === null) &&
      profiles.every((one) => one?.customerId === one?.head),
    silent: areSilent(rows),
  })
  return found
}

function blocked(event: CollectedEvent): RejectedMessage {
  const namespaces = event.identities.map((one) => identityKey(one).split(':')[0]).join(', ')
  return {
    messageId: event.messageId,
    receivedAt: event.receivedAt,
    reason: `Every identity of it (${namespaces}) is blocked by the workspace's identity rules; send one that stands for a person.`,
    payload: JSON.stringify(event),
  }
}
