import type { SqlValue } from '@rapport/prisma/database.ts'
import { uuidv7 } from 'uuidv7'
import { topicsOf } from '../interactions/topics-of.ts'
import type { Reading } from '../sentiment/reading.ts'
import type { CollectedEvent, CollectedInteraction } from './collected-event.ts'

export type InteractionEvent = CollectedEvent & { interaction: CollectedInteraction }
export type EventRow = ReturnType<typeof eventRow>

/** What `eventRow` gives, with its type. Enums come as text: not every driver knows arrays of them. */
const columns = {
  id: 'uuid',
  customer_id: 'uuid',
  kind: 'text',
  at: 'timestamptz',
  channel: 'text',
  creative_id: 'uuid',
  text: 'text',
  value: 'numeric',
  currency: 'text',
  key: 'text',
  name: 'text',
  properties: 'jsonb',
  context: 'jsonb',
  received_at: 'timestamptz',
  corrected: 'boolean',
  robot: 'text',
  topics: 'text',
  reply_to: 'jsonb',
  reading: 'jsonb',
}
const enums: Record<string, string> = { kind: 'interaction_kind', robot: 'robot_sign' }
const names = Object.keys(columns)

/** SQL of a table of events, as `eventColumns` gives them from $2 on. */
export const eventSource = `(
  SELECT ${names.map((name) => (enums[name] ? `${name}::${enums[name]}` : name)).join(', ')}
  FROM unnest(${Object.values(columns).map((type, i) => `$${i + 2}::${type}[]`)}) AS event(${names}))`

/** What is stored of an interaction, beside the workspace. */
export function eventRow(
  { interaction, ...event }: InteractionEvent,
  customerId: string,
  creativeId: string | null,
  reading: Reading | undefined,
) {
  const { kind, channel, text, value, currency, name, properties, context, inReplyTo } = interaction
  return [
    uuidv7(),
    customerId,
    kind,
    event.at,
    channel,
    creativeId,
    text,
    value,
    currency,
    interactionKey(event.messageId),
    name,
    properties && JSON.stringify(properties),
    context && JSON.stringify(context),
    event.receivedAt,
    event.corrected,
    event.robot,
    topicsOf(interaction),
    inReplyTo && JSON.stringify([interactionKey(inReplyTo)]),
    reading ? JSON.stringify(reading) : null,
  ]
}

/** Rows as lists of what is in each column. */
export const eventColumns = (rows: readonly EventRow[]): SqlValue[] => names.map((_, n) => rows.map((one) => one[n]!))

const readingPlace = names.indexOf('reading')

/** Whether none of them has a text that was read. */
export const areSilent = (rows: readonly EventRow[]): boolean => rows.every((one) => one[readingPlace] === null)

/** Where `eventSource` takes the keys from. */
export const keysPlace = names.indexOf('key') + 2

/** How a message's interaction is recognised; imports have keys of another form. */
export const interactionKey = (messageId: string) => `message:${messageId}`
