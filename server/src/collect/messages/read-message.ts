import type { InteractionKind } from '@rapport/prisma/generated/client/enums.ts'
import { uuidv7 } from 'uuidv7'
import { toldConsent } from '../../consent/told-consent.ts'
import type { IdentityRef } from '../../customers/identity.ts'
import { isObject } from '../../is-object.ts'
import type {
  CollectedEvent,
  CollectedInteraction,
  CollectedProfile,
  JsonObject,
  RejectedMessage,
} from '../collected-event.ts'
import { messageIdOf } from './message-id.ts'
import { idOf, idText, messageIdentities } from './message-identities.ts'
import { messageInteraction, nameOf, textOf } from './message-interaction.ts'
import { MessageRefused } from './message-refused.ts'
import { messageTime } from './message-time.ts'
import { rejectedMessage } from './rejected-message.ts'
import { kindOfEvent } from './semantic-events.ts'
import { deepest, storableJson } from '../storable-json.ts'

type Content = Pick<CollectedEvent, 'interaction' | 'profile'>

/** One message of Segment's Tracking API, read and checked. Nothing of it is lost: what has no place of its own stays in its JSON. */
export function readMessage(raw: unknown, receivedAt: Date): { event: CollectedEvent } | { rejected: RejectedMessage } {
  const { value: message, tooDeep } = storableJson(raw)
  try {
    if (tooDeep) throw new MessageRefused(`It is nested more than ${deepest} levels deep.`)
    if (!isObject(message)) throw new MessageRefused('It is no JSON object.')
    return { event: eventOf(message, receivedAt) }
  } catch (error) {
    if (!(error instanceof MessageRefused)) throw error
    return { rejected: rejectedMessage(tooDeep ? message : raw, receivedAt, error.message) }
  }
}

function eventOf(message: JsonObject, receivedAt: Date): CollectedEvent {
  const messageId = messageIdOf(message) ?? uuidv7()
  // Addresses of people are not kept, and neither is the key.
  const { writeKey: _key, ip: _ip, ...rest } = message
  const { ip: _address, ...context } = objectOf(message, 'context')
  const { type } = message
  const traits = type === 'identify' ? objectOf(message, 'traits') : {}
  const { identities, taken } = messageIdentities(message, traits, context)
  const { at, corrected } = messageTime(message, receivedAt)
  return {
    messageId,
    at: at.toISOString(),
    receivedAt: receivedAt.toISOString(),
    corrected,
    identities,
    robot: null,
    consent: toldConsent(context),
    ...content(),
  }

  function content(): Content {
    switch (type) {
      case 'track': {
        const name = textOf(message['event'])
        if (name === null) throw new MessageRefused('A track message needs the name of an "event".')
        return interaction(rest, context, kindOfEvent(name), name)
      }
      case 'page':
      case 'screen':
        return interaction(rest, context, 'PAGE_VIEW', titleOf(message, context))
      case 'identify':
        return profile('identify', rest, context, {
          displayName: displayNameOf(traits),
          traits: Object.fromEntries(Object.entries(traits).filter(([name]) => !taken.includes(name))),
        })
      case 'group': {
        const groupId = idText(message, 'groupId')
        if (groupId === null) throw new MessageRefused('A group message needs a "groupId".')
        return profile('group', rest, context, { traits: { groupId, group: objectOf(message, 'traits') } })
      }
      case 'alias':
        return profile('alias', rest, context, { previousId: previousOf(message, identities) })
      default:
        throw new MessageRefused('Its "type" is none of identify, track, page, screen, group and alias.')
    }
  }
}

function objectOf(message: JsonObject, field: string): JsonObject {
  const value = message[field] ?? {}
  if (!isObject(value)) throw new MessageRefused(`Its "${field}" is no JSON object.`)
  return value
}

function interaction(rest: JsonObject, context: JsonObject, kind: InteractionKind, name: string | null): Content {
  const { messageId: _id, userId: _user, anonymousId: _anonymous, event: _name, ...more } = rest
  const { context: _context, properties: _properties, ...others } = more
  const properties = objectOf(rest, 'properties')
  const told: CollectedInteraction = {
    kind,
    name,
    ...messageInteraction(properties, context),
    properties,
    context: { ...context, $message: others },
  }
  return { interaction: told, profile: null }
}

function profile(
  type: CollectedProfile['type'],
  rest: JsonObject,
  context: JsonObject,
  told: Partial<CollectedProfile>,
): Content {
  const { messageId: _id, userId: _user, anonymousId: _anonymous, ...others } = rest
  const content = { ...others, context }
  return { interaction: null, profile: { type, displayName: null, traits: {}, previousId: null, content, ...told } }
}

/** Pages are sent with their name, their title, or both. */
function titleOf(message: JsonObject, context: JsonObject): string | null {
  const page = isObject(context['page']) ? context['page'] : {}
  return textOf(message['name']) ?? textOf(objectOf(message, 'properties')['title']) ?? textOf(page['title'])
}

function displayNameOf(traits: JsonObject): string | null {
  const whole = [traits['firstName'] ?? traits['first_name'], traits['lastName'] ?? traits['last_name']].map(nameOf)
  const name = nameOf(traits['name']) ?? nameOf(whole.filter((part) => part !== null).join(' '))
  return name ?? (traits['name'] === null ? '' : null)
}

/** Null when it is the same id. */
function previousOf(message: JsonObject, identities: readonly IdentityRef[]): string | null {
  const previous = idOf(message, 'previousId', 'anonymous_id')
  if (previous === null) throw new MessageRefused('An alias message needs the "previousId" of somebody.')
  return identities.some(({ value }) => value === previous.value) ? null : previous.value
}
