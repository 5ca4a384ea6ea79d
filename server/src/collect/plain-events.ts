import type { Database } from '@rapport/prisma/database.ts'
import { type Choice, savingConsent } from '../consent/save-consent.sql.ts'
import { type KnownPeople, profileOf } from '../identities/look-up-people.ts'
import { appendPlainInteractions } from '../interactions/append-plain-interactions.sql.ts'
import type { Readings } from '../sentiment/text-readers.ts'
import type { CollectedInteraction } from './collected-event.ts'
import { areSilent, eventColumns, eventRow, type EventRow, eventSource, keysPlace } from './event-rows.ts'
import { choicesOf } from './choices-of.ts'
import type { NamedCreatives } from './find-creatives.ts'
import type { Delivery } from './store-events.ts'

/** Rows of events from which nothing follows but that they are stored and counted, as most are, and what their people said of consent. */
export interface PlainRows {
  rows: EventRow[]
  choices: Choice[]
}

export interface PlainEvents extends PlainRows {
  /** The workspace's `cluster_version` for which that is true. */
  version: number
  /** Whether the workspace has segments; true for that version, too. */
  segmented: boolean
}

/** Tells of deliveries whether they are plain: their people and creatives are known, and nothing more is said of either. Null: not all is. */
export function readingPlain(
  people: KnownPeople,
  creatives: NamedCreatives,
  readings: Readings<CollectedInteraction>,
): (delivery: Delivery) => PlainRows | null {
  const read = ({ interaction, ...event }: Delivery['events'][number], { rows, choices }: PlainRows): boolean => {
    if (!interaction || interaction.inReplyTo !== null || event.profile || creatives.unknown.has(interaction))
      return false
    const profile = profileOf(people, event.identities)
    if (!profile || profile.customerId !== profile.head) return false
    const creativeId = creatives.known.get(interaction) ?? null
    rows.push(eventRow({ ...event, interaction }, profile.customerId, creativeId, readings.get(interaction)))
    choices.push(...choicesOf(event, profile.customerId))
    return true
  }
  return ({ events, rejected }) => {
    const plain: PlainRows = { rows: [], choices: [] }
    return rejected.length === 0 && events.every((event) => read(event, plain)) ? plain : null
  }
}

/**
 * Stores plain events.
 * @returns false when nothing was stored, because they are plain no longer
 */
export async function storePlain(db: Database, workspaceId: string, parts: readonly PlainEvents[]): Promise<boolean> {
  const [first] = parts
  if (!first || parts.some(({ version }) => version !== first.version)) return false
  const rows = parts.flatMap((part) => part.rows)
  const values = eventColumns(rows)
  const choices = parts.flatMap((part) => part.choices)
  const before = choices.length > 0 ? [savingConsent(workspaceId, choices, first.version)] : []
  const { version, segmented } = first
  const known = { segmented, silent: areSilent(rows) }
  return appendPlainInteractions(db, workspaceId, eventSource, values, keysPlace, version, known, before)
}
