import type { PiiLevel, Viewer } from '../auth/viewer.ts'

interface IdentityValue {
  namespace: string
  value: string
}

/** How much of a person the caller may see. A secret key sees everything. */
function piiLevel(viewer: Viewer): PiiLevel {
  return viewer.kind === 'key' ? 'full' : viewer.grant.pii
}

/** What people are called and what they said: everything but `none` shows it. */
export function showWords(words: string | null, viewer: Viewer): string | null {
  return piiLevel(viewer) === 'none' ? null : words
}

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

/** E-mail addresses and phone numbers reach a person; ids and public handles do not by themselves. */
function masked({ namespace, value }: IdentityValue): IdentityValue {
  if (namespace === 'email') return { namespace, value: maskEmail(value) }
  if (namespace === 'phone') return { namespace, value: maskPhone(value) }
  return { namespace, value }
}

/** Traits are free text and may hold anything, so masking cannot be trusted with them. */
export function showTraits(traits: unknown, viewer: Viewer): unknown {
  return piiLevel(viewer) === 'full' ? traits : {}
}

/** `ada@example.com` becomes `a•••@e•••.com`: enough to recognise, too little to write to. */
function maskEmail(email: string): string {
  const [, first, host, end] = email.match(/^(.)[^@]*@(.).*?(\.[^.]+)?$/u) ?? []
  return first ? `${first}•••@${host}•••${end ?? ''}` : '•••'
}

/** Keeps the last two digits. */
function maskPhone(phone: string): string {
  return `•••${phone.slice(-2)}`
}
