import type { InteractionKind, Platform, RobotSign } from '@rapport/prisma/generated/client/enums.ts'
import type { ToldConsent } from '../consent/told-consent.ts'
import type { IdentityRef } from '../customers/identity.ts'

/** JSON as it came, without what PostgreSQL cannot keep (see `storable-json.ts`). */
export type JsonObject = Record<string, unknown>

/** What a person did, as an event tells it. */
export interface CollectedInteraction {
  kind: InteractionKind
  /** What the sender called it: the event of a `track` call, the title of a page. */
  name: string | null
  /** Where, in lower case. */
  channel: string | null
  platform: Platform | null
  /** The platform's id of the ad or post; with its name where the sender knows it. */
  creative: string | null
  creativeName: string | null
  /** Id or name of the campaign. */
  campaign: string | null
  /** A format by any name that it goes by (see `formats/format-words.ts`). */
  format: string | null
  text: string | null
  /** Decimal text, as in `12.50`. */
  value: string | null
  /** ISO 4217. */
  currency: string | null
  /** Message id of what it answers. */
  inReplyTo: string | null
  properties: JsonObject | null
  context: JsonObject | null
}

/** What a message tells of the person itself. */
export interface CollectedProfile {
  /** `introduction` tells by which name a channel shows the person; every other message knows better. */
  type: 'identify' | 'group' | 'alias' | 'introduction'
  /** Null when nothing is said of it, empty when it is taken back. */
  displayName: string | null
  traits: JsonObject
  /** For `alias`: the id that is the same person from now on, an anonymous one or a user's; null when it is the user id itself. */
  previousId: string | null
  /** Everything that the message said and that has no place of its own. */
  content: JsonObject
}

/** One message of a sender, read and checked: all that the collector needs to store it. */
export interface CollectedEvent {
  /** The sender's id of the message: a second delivery is recognised by it. */
  messageId: string
  /** ISO 8601, corrected for the sender's clock. */
  at: string
  receivedAt: string
  /** `at` was more than a day ahead and is `receivedAt` instead. */
  corrected: boolean
  /** Normalised, without those that stand for nobody. At least one. */
  identities: readonly IdentityRef[]
  robot: RobotSign | null
  /** What it says of consent, if anything. */
  consent?: ToldConsent | undefined
  /** One of the two is null. */
  interaction: CollectedInteraction | null
  profile: CollectedProfile | null
}

/** A message that cannot be used, kept as it came. */
export interface RejectedMessage {
  /** Null when it has none that can be used. */
  messageId: string | null
  receivedAt: string
  /** Why, and what to do; holds no personal data. */
  reason: string
  /** As it came, as JSON text. */
  payload: string
  /** Key of the interaction with which it can be used after all. */
  awaits?: string
}
