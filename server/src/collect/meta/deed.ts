import { createHash } from 'node:crypto'
import type { InteractionKind } from '@rapport/prisma/generated/client/enums.ts'
import type { IdentityRef } from '../../customers/identity.ts'
import type { Payload } from './notice.ts'

export interface Person {
  identities: IdentityRef[]
  /** As Meta tells it; null where it does not. */
  name: string | null
}

/** What somebody did, as a notice tells it. */
export interface Deed {
  /** Made of Meta's own ids, so that it is the same when Meta sends it again. */
  messageId: string
  /** Milliseconds; null when Meta does not say. */
  at: number | null
  /** Who did it, or to whom it is; else the message id of the comment that it answers, whose author it is for. */
  to: Person | { authorOf: string }
  kind: InteractionKind
  channel: 'facebook' | 'messenger' | 'instagram'
  /** What became of something that was told before; null for the thing itself. */
  name: string | null
  text: string | null
  /** Message id of what it answers. */
  inReplyTo: string | null
  /** Id of the post or ad. */
  creative: string | null
  creativeName: string | null
  /** Where it is of one, by a name that the catalogue knows. */
  format: string | null
  /** Everything else that the notice says. */
  properties: Payload
}

/** What a notice comes to: a deed; nothing that is anybody's (`left`); or why it cannot be used. */
export type Reading = { deed: Deed } | { left: true } | { refused: string }

export const left: Reading = { left: true }

export const nobody = {
  refused:
    'It names nobody: Meta tells who it was only to apps with advanced access, and never for mentions on Instagram; ask for that access.',
} satisfies Reading

/** How a comment is recognised, be it a customer's or our own. */
export const commentMessageId = (commentId: string) => `meta:comment:${commentId}:add`

/** How a message of the inbox is recognised. */
export const inboxMessageId = (mid: string) => `meta:message:${mid}:sent`

/** Tells notices apart for which Meta has no id of their own; the same notice has the same digest whenever it comes. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 16)
}
