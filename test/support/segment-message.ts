import { expect } from 'vitest'
import type { ToldInteraction } from './sender.ts'

/** A message as Segment's clients send it. */
export interface SegmentMessage {
  type: 'identify' | 'track' | 'page' | 'screen' | 'group' | 'alias'
  messageId: string
  timestamp: string
  event?: string
  name?: string
  properties?: Record<string, unknown>
  traits?: Record<string, unknown>
  context: Record<string, unknown>
  [more: string]: unknown
}

/** What is kept elsewhere than in the JSON of a message, or (the key) not at all. */
const withPlaces = ['messageId', 'userId', 'anonymousId', 'writeKey', 'event', 'properties', 'context']

const everythingElse = (message: SegmentMessage) =>
  Object.fromEntries(Object.entries(message).filter(([field]) => !withPlaces.includes(field)))

/** Fails unless every field of a message that tells of a deed is where the README says. */
export function expectEveryField(message: SegmentMessage, told: ToldInteraction | undefined): void {
  const { event, name, properties = {}, context } = message
  expect(told).toEqual(
    expect.objectContaining({
      name: event ?? name ?? properties['title'] ?? null,
      properties,
      context: { ...context, $message: everythingElse(message) },
    }),
  )
  // Both clocks are this machine's, so all that is added is the way.
  const way = Date.parse(told!.at) - Date.parse(message.timestamp)
  expect(way).toBeGreaterThanOrEqual(0)
  expect(way).toBeLessThan(10_000)
}

/** All of a message that tells of a person, as `profile_message` has it. */
export const asContent = (message: SegmentMessage): Record<string, unknown> => ({
  ...everythingElse(message),
  context: message.context,
})
