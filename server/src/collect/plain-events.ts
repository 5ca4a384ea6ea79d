import type { Database } from '@rapport/prisma/database.ts'
import { type KnownPeople, profileOf } from '../identities/look-up-people.ts'
import { appendPlainInteractions } from '../interactions/append-plain-interactions.sql.ts'
import { eventColumns, eventRow, type EventRow, eventSource, keysPlace } from './event-rows.ts'
import type { NamedCreatives } from './find-creatives.ts'
import type { Delivery } from './store-events.ts'

/** Rows of events from which nothing follows but that they are stored and counted, as most are. */
export interface PlainEvents {
  rows: EventRow[]
  /** The workspace's `cluster_version` for which that is true. */
  version: number
  /** Whether the workspace has segments; true for that version, too. */
  segmented: boolean
}

/** Tells of deliveries whether they are plain: their people and creatives are known, and nothing more is said of either. Null: not all is. */
export function readingPlain(
  people: KnownPeople,
  creatives: NamedCreatives,
): (delivery: Delivery) => EventRow[] | null {
  const rowOf = ({ interaction, ...event }: Delivery['events'][number]) => {
    if (!interaction || interaction.inReplyTo !== null || event.profile || creatives.unknown.has(interaction))
      return null
    const profile = profileOf(people, event.identities)
    if (!profile || profile.customerId !== profile.head) return null
    return eventRow({ ...event, interaction }, profile.customerId, creatives.known.get(interaction) ?? null)
  }
  return ({ events, rejected }) => {
    if (rejected.length > 0) return null
    const rows: EventRow[] = []
    for (const event of events) {
      const row = rowOf(event)
      if (!row) return null
      rows.push(row)
    }
    return rows
  }
}

/**
 * Stores plain events.
 * @returns false when nothing was stored, because they are plain no longer
 */
export async function storePlain(db: Database, workspaceId: string, parts: readonly PlainEvents[]): Promise<boolean> {
  const [first] = parts
  if (!first || parts.some(({ version }) => version !== first.version)) return false
  const values = eventColumns(parts.flatMap(({ rows }) => rows))
  return appendPlainInteractions(db, workspaceId, eventSource, values, keysPlace, first.version, first.segmented)
}
