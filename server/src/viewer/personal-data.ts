import { maskContacts, maskContactsInId, maskEmail, maskPhone } from './mask-contacts.ts'
import type { PiiLevel, Viewer } from './viewer.ts'

interface IdentityValue {
  namespace: string
  value: string
}

/** How much of a person the caller may see. A secret key sees everything. */
function piiLevel(viewer: Viewer): PiiLevel {
  return viewer.kind === 'key' ? 'full' : viewer.grant.pii
}

/** What people are called and what they said, with the contact data in it masked unless everything may be shown. */
export function showWords(words: string | null, viewer: Viewer): string | null {
  const level = piiLevel(viewer)
  if (words === null || level === 'none') return null
  return level === 'full' ? words : maskContacts(words)
}

/** Words that are shown at every level, such as names of segments; contact data in them is masked unless everything may be shown. */
export const showName = (name: string, viewer: Viewer): string =>
  piiLevel(viewer) === 'full' ? name : maskContacts(name)

/** The e-mail address to show of somebody who has several. Identities come in order. */
export function firstEmail(identities: readonly IdentityValue[]): string | null {
  return identities.find(({ namespace }) => namespace === 'email')?.value ?? null
}

export function showEmail(email: string | null, viewer: Viewer): string | null {
  const level = piiLevel(viewer)
  if (email === null || level === 'none') return null
  return level === 'full' ? email : maskEmail(email)
}

export function showIdentities(identities: IdentityValue[], viewer: Viewer): IdentityValue[] {
  const level = piiLevel(viewer)
  if (level === 'none') return []
  return level === 'full' ? identities : identities.map(masked)
}

/** Namespaces of one's own that hold numbers to call. */
const PHONES = /phone|mobile|whatsapp|viber|signal|sms|tel$/i

/**
 * E-mail addresses and phone numbers reach a person; ids and public handles do not by themselves. Many shops use the address as the user
 * id, so its form decides as much as its namespace.
 */
function masked({ namespace, value }: IdentityValue): IdentityValue {
  if (namespace === 'email') return { namespace, value: maskEmail(value) }
  if (PHONES.test(namespace)) return { namespace, value: maskPhone(value) }
  return { namespace, value: maskContactsInId(value) }
}

/** Whether to show which segments somebody is in: these say what people are like, in words that may be anybody's. */
export const showsSegments = (viewer: Viewer): boolean => piiLevel(viewer) === 'full'

/** People in the smallest group whose numbers a page may show: those of fewer may point at somebody. */
export const fewestShown = 10

/** Whether to show the numbers of a group of so many people. */
export const showsGroup = (viewer: Viewer, people: number): boolean => viewer.kind === 'key' || people >= fewestShown

/** Traits are free text and may hold anything, so masking cannot be trusted with them. */
export function showTraits(traits: unknown, viewer: Viewer): unknown {
  return piiLevel(viewer) === 'full' ? traits : {}
}
