import { type IdentityRef, parseIdentity } from '../../customers/identity.ts'
import { isObject } from '../../is-object.ts'
import type { JsonObject } from '../collected-event.ts'
import { MessageRefused } from './message-refused.ts'

/** Whom a message is about, normalised; words for nobody such as `null` are left out. */
export interface MessageIdentities {
  /** At least one. */
  identities: IdentityRef[]
  /** Names of the traits that are among them, and need not be kept as traits. */
  taken: string[]
}

const NAMESPACE = /^[a-z0-9][a-z0-9._-]{0,63}$/

/**
 * `userId`, `anonymousId`, `context.externalIds` of people, and e-mail address and phone number of the person's traits. A group is no
 * person, so neither `groupId` nor the traits of a group are among them.
 *
 * @throws MessageRefused when `userId` or `anonymousId` cannot be one, or when nobody is left
 */
export function messageIdentities(message: JsonObject, traits: JsonObject, context: JsonObject): MessageIdentities {
  const contextTraits = isObject(context['traits']) ? context['traits'] : {}
  const identities = [
    idOf(message, 'userId', 'user_id'),
    idOf(message, 'anonymousId', 'anonymous_id'),
    ...externalIds(context['externalIds']),
  ]
  const taken: string[] = []
  for (const name of ['email', 'phone']) {
    const own = traitIdentity(name, traits)
    if (own) taken.push(name)
    identities.push(own, traitIdentity(name, contextTraits))
  }
  const told = new Map(identities.flatMap((one) => (one ? [[`${one.namespace}:${one.value}`, one]] : [])))
  if (told.size === 0) {
    throw new MessageRefused(
      'no_user_anon_id: it names nobody. Send a "userId" or "anonymousId"; words such as "null", "0" or "anonymous" are none.',
    )
  }
  return { identities: [...told.values()], taken }
}

/**
 * An id as clients send it, text or a whole number; null when it is missing or stands for nobody.
 * @throws MessageRefused when it cannot be one
 */
export function idOf(message: JsonObject, field: string, namespace: string): IdentityRef | null {
  const text = idText(message, field)
  if (text === null) return null
  const parsed = parseIdentity(namespace, text)
  if ('refused' in parsed) throw new MessageRefused(`Its "${field}" ${parsed.refused}`)
  return parsed.value === null ? null : { namespace, value: parsed.value }
}

/** @throws MessageRefused when it is there and neither text nor a whole number */
export function idText(message: JsonObject, field: string): string | null {
  const value = message[field] ?? null
  if (value === null) return null
  if (typeof value !== 'string' && !Number.isSafeInteger(value)) {
    throw new MessageRefused(`Its "${field}" is neither text nor a whole number.`)
  }
  return String(value).trim() || null
}

/** What is no e-mail address or phone number stays a trait and is no reason to lose the message. */
function traitIdentity(namespace: string, traits: JsonObject): IdentityRef | null {
  const value = traits[namespace]
  return typeof value === 'string' ? refOf(namespace, value, countryOf(traits)) : null
}

/** Where the person lives, for phone numbers without country code. */
function countryOf({ address }: JsonObject): string | undefined {
  const country = isObject(address) ? address['country'] : undefined
  return typeof country === 'string' ? country.trim().toUpperCase() : undefined
}

function externalIds(list: unknown): (IdentityRef | null)[] {
  if (!Array.isArray(list)) return []
  return list.filter(isObject).map(({ id, type, collection = 'users', encoding = 'none' }) => {
    const namespace = typeof type === 'string' ? type.trim().toLowerCase() : ''
    const ofPeople = collection === 'users' && encoding === 'none' && namespace !== 'group_id'
    return ofPeople && typeof id === 'string' && NAMESPACE.test(namespace) ? refOf(namespace, id) : null
  })
}

function refOf(namespace: string, text: string, country?: string): IdentityRef | null {
  const parsed = parseIdentity(namespace, text.trim(), country)
  return 'refused' in parsed || parsed.value === null ? null : { namespace, value: parsed.value }
}
