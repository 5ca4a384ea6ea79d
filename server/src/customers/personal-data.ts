import type { PiiLevel } from '../auth/embed-token.ts'
import type { Viewer } from '../auth/viewer.ts'

interface IdentityValue {
  namespace: string
  value: string
}

/** Names that reveal a person by themselves; the others are technical ids and public handles. */
const contactNamespaces = new Set(['email', 'phone'])

/** How much of a person the caller may see. A secret key sees everything. */
export function piiLevel(viewer: Viewer): PiiLevel {
  return viewer.kind === 'key' ? 'full' : viewer.grant.pii
}

export function showEmail(email: string | null, viewer: Viewer): string | null {
  const level = piiLevel(viewer)
  if (email === null || level === 'none') return null
  return level === 'full' ? email : maskEmail(email)
}

export function showIdentities(identities: IdentityValue[], viewer: Viewer): IdentityValue[] {
  const level = piiLevel(viewer)
  if (level === 'full') return identities
  const others = identities.filter(({ namespace }) => !contactNamespaces.has(namespace))
  if (level === 'none') return others
  return identities.map(({ namespace, value }) => {
    if (namespace === 'email') return { namespace, value: maskEmail(value) }
    if (namespace === 'phone') return { namespace, value: maskPhone(value) }
    return { namespace, value }
  })
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
