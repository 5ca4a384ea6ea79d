import { isObject } from '../is-object.ts'

/** What somebody said of purposes for which their data may be used: by purpose, whether they agree. */
export type ToldConsent = Readonly<Record<string, boolean>>

/** More purposes than any banner has. */
const mostPurposes = 50

/** Characters. */
export const longestPurpose = 100

/**
 * What an event says of consent, where Segment has it: `context.consent.categoryPreferences`. Undefined when it says nothing; what is
 * neither yes nor no says nothing either.
 */
export function toldConsent(context: Record<string, unknown>): ToldConsent | undefined {
  const { consent } = context
  if (!isObject(consent) || !isObject(consent['categoryPreferences'])) return undefined
  const told = Object.entries(consent['categoryPreferences']).filter(
    (entry): entry is [string, boolean] => typeof entry[1] === 'boolean' && isPurpose(entry[0]),
  )
  return told.length > 0 ? Object.fromEntries(told.slice(0, mostPurposes)) : undefined
}

/** Whether a purpose can have this name. */
export const isPurpose = (name: string): boolean => name.trim() === name && name !== '' && name.length <= longestPurpose
