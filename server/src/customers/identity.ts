import { domainToASCII } from 'node:url'
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'

/**
 * Where customers have names; a workspace may have further namespaces of its own. On Instagram people have a handle, which they may change
 * and which may be all digits, and an id (`instagram_id`) that differs from app to app: one is never to be taken for the other.
 */
export const NAMESPACES = [
  'user_id',
  'anonymous_id',
  'email',
  'phone',
  'instagram',
  'instagram_id',
  'facebook',
  'x',
  'tiktok',
  'linkedin',
] as const

export type Namespace = (typeof NAMESPACES)[number]

/** A name under which a customer is known somewhere. */
export interface IdentityRef {
  namespace: string
  value: string
}

const EMAIL = /^[^\s@"<>,;]+@[^\s@"<>,;]+\.[^\s@"<>,;.]+$/
/** Control characters, halves of pairs, and what stands for characters that were lost. */
const UNKEEPABLE = /[\p{Cc}\p{Cs}\uFFFD]/u
/** Zero-width and direction marks, which come along when people copy. */
const INVISIBLE = /\p{Cf}/gu
const NOBODY = new Set([
  'null',
  'undefined',
  'none',
  'nil',
  'nan',
  'n/a',
  'na',
  '#n/a',
  '-1',
  'anonymous',
  'unknown',
  'guest',
  'true',
  'false',
  '(not set)',
  'not set',
])
/** Zeros and dashes stand for nobody, however many there are. */
const ZEROS = /^[0–—-]*$/
const MAX_IDENTITY = 254

/** The value to keep, null for nobody; or why there is none, as the end of a sentence that begins with where it stood. */
export type ParsedIdentity = { value: string | null } | { refused: string }

/**
 * The form in which Rapport keeps an identity: e-mail addresses and handles in lower case, domains in ASCII, phone numbers after E.164,
 * Unicode composed (NFC; not NFKC, which would take `ª` for `a` and one mailbox for another). Nobody when blank or a word for nobody
 * (`null`, `anonymous`, `0`): such values would join strangers.
 *
 * @param written trimmed
 * @param country ISO 3166 code of where a phone number without country code belongs
 */
export function parseIdentity(namespace: string, written: string, country?: string): ParsedIdentity {
  const text = written.normalize('NFC')
  if (ZEROS.test(text) || NOBODY.has(text.toLowerCase())) return { value: null }
  if (text.length > MAX_IDENTITY) return { refused: `is longer than ${MAX_IDENTITY} characters.` }
  if (UNKEEPABLE.test(text))
    return { refused: 'holds characters that no identity has; send it as it is in your system.' }
  switch (namespace) {
    case 'email':
      return parseEmail(text.replace(INVISIBLE, ''))
    case 'phone':
      return parsePhone(text.replace(INVISIBLE, ''), country)
    case 'instagram':
    case 'x':
    case 'tiktok':
      return { value: text.replace(/^@/, '').toLowerCase() }
    default:
      return { value: text }
  }
}

function parseEmail(text: string): ParsedIdentity {
  const at = text.lastIndexOf('@')
  const domain = text.slice(at + 1)
  // Only what is not ASCII goes through it: it takes `1.2` for an IP address.
  const ascii = /^[\x20-\x7E]*$/.test(domain) ? domain : domainToASCII(domain)
  const address = `${text.slice(0, at)}@${ascii}`.toLowerCase().normalize('NFC')
  if (at < 0 || !EMAIL.test(address)) return { refused: 'does not hold an e-mail address; mend or empty it.' }
  return { value: address }
}

/** A number needs only a fitting length for its country: which ranges are in use changes faster than any table of them. */
function parsePhone(text: string, country: string | undefined): ParsedIdentity {
  const number = parsePhoneNumberFromString(text.replace('(0)', '').replace(/^00/, '+'), {
    extract: false,
    ...(country !== undefined && isSupportedCountry(country) ? { defaultCountry: country } : {}),
  })
  if (number?.ext) return { refused: 'holds a number with an extension, which many people share; leave it out.' }
  if (number?.isPossible()) return { value: number.number }
  return /^[\d\s().\-/]+$/.test(text)
    ? { refused: 'holds a number without its country code; write it like +47 and the number.' }
    : { refused: 'does not hold a phone number; mend or empty it.' }
}

/** The form in which an identity is looked up; a value that cannot be one of its namespace stays as it is and finds nobody. */
export function normaliseIdentity(identity: IdentityRef): IdentityRef {
  const namespace = identity.namespace.trim().toLowerCase()
  const value = identity.value.trim()
  const parsed = parseIdentity(namespace, value)
  return { namespace, value: 'refused' in parsed ? value : (parsed.value ?? value) }
}

/**
 * How an embed token names a customer: `namespace:value`, of a normalised identity. Null where the namespace has a colon itself: `a:b` with
 * `c` would be taken for `a` with `b:c`.
 */
export function subjectOf({ namespace, value }: IdentityRef): string | null {
  return namespace.includes(':') ? null : `${namespace}:${value}`
}
