import type { IdentityRef } from './identity.ts'

const telling = new Set(['user_id', 'email', 'phone'])

/** Whether these names tell who somebody is. */
export function isKnown(identities: readonly IdentityRef[]): boolean {
  return identities.some(({ namespace }) => telling.has(namespace))
}
