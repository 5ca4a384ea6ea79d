import type { PerformanceSource, Platform } from '@rapport/schema/generated/graphql.ts'
import { Failure } from '../data/failure.ts'
import { isDay } from '../words/time.ts'
import { refusals } from './refusals.ts'

export const sources: PerformanceSource[] = ['REPORTED', 'OBSERVED']
export const platforms = Object.keys({
  META: 1,
  GOOGLE: 1,
  LINKEDIN: 1,
  TIKTOK: 1,
  PINTEREST: 1,
  SNAPCHAT: 1,
  X: 1,
  REDDIT: 1,
  WEB: 1,
  PRINT: 1,
  BROADCAST: 1,
  OTHER: 1,
} satisfies Record<Platform, 1>) as Platform[]

/** @throws {Failure} LOAD when an attribute has a value that is not among those we know */
export const oneOf = <Value extends string>(attribute: string, value: string, known: readonly Value[]): Value => {
  const found = known.find((each) => each.toLowerCase() === value.toLowerCase())
  if (found !== undefined) return found
  // GraphQL's own names are written in lower case in pages; `engagementRate` is as it is.
  const list = known.map((each) => (each === each.toUpperCase() ? each.toLowerCase() : each)).join(', ')
  throw new Failure('LOAD', { sentence: refusals.unknownValue(attribute, value, list) })
}

/** @throws {Failure} LOAD when an attribute is there and no day */
export const dayOf = (attribute: string, value: string | null): string | null => {
  if (value === null || isDay(value)) return value
  throw new Failure('LOAD', { sentence: refusals.badDay(attribute) })
}

/** Ids are made of their kind and a key, in Base64; names hardly ever are. */
export const isIdOf = (kind: 'Campaign' | 'Segment', id: string): boolean => {
  try {
    return atob(id).startsWith(`${kind}:`)
  } catch {
    return false
  }
}
