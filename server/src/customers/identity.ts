/** Where customers have names; a workspace may have further namespaces of its own. */
export const NAMESPACES = [
  'user_id',
  'anonymous_id',
  'email',
  'phone',
  'instagram',
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
 * The form in which Rapport keeps an identity: e-mail addresses and handles in lower case, phone numbers as `+` and digits. Nobody when
 * blank or a word for nobody (`null`, `anonymous`, `0`): such values would join strangers.
 *
 * @param text trimmed
 */
export function parseIdentity(namespace: string, text: string): ParsedIdentity {
  if (ZEROS.test(text) || NOBODY.has(text.toLowerCase())) return { value: null }
  if (text.length > MAX_IDENTITY) return { refused: `is longer than ${MAX_IDENTITY} characters.` }
  switch (namespace) {
    case 'email':
      if (!EMAIL.test(text)) return { refused: 'does not hold an e-mail address; mend or empty it.' }
      return { value: text.toLowerCase() }
    case 'phone':
      return parsePhone(text)
    case 'instagram':
    case 'x':
    case 'tiktok':
      return { value: text.replace(/^@/, '').toLowerCase() }
    default:
      return { value: text }
  }
}

function parsePhone(text: string): ParsedIdentity {
  const digits = text
    .replace('(0)', '')
    .replace(/[\s().\-/]/g, '')
    .replace(/^00/, '+')
  if (/^\+[1-9]\d{6,14}$/.test(digits)) return { value: digits }
  return /^\d+$/.test(digits)
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
