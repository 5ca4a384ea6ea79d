import type { Conventions } from './conventions.ts'
import { lastDay, notAfter, parseMoment } from './parse-day.ts'
import { isBlank } from './parse-number.ts'
import { parseGranted, parseName } from './parse-words.ts'
import { fieldReader } from './read-field.ts'
import { type RowIdentity, identitiesReader } from './read-identities.ts'
import type { Recognised } from './recognise.ts'
import { RowRefused } from './row-refused.ts'

export interface CustomerRow {
  /** Line on which the row begins, from 1. */
  line: number
  /** At least one, normalised. */
  identities: RowIdentity[]
  displayName: string | null
  /** Everything else that the row says, under the names of its columns; blank cells are left out. */
  traits: Record<string, string>
  /** What the person said of purposes, and when: ISO 8601 in UTC or, without Z, in the workspace's zone. Null when nothing. */
  consent: { choices: { purpose: string; granted: boolean }[]; at: string } | null
  /** The row as it stands in the file, for when it has to be refused later on. */
  cells: readonly string[]
}

/**
 * Prepares, once a file, how a customer is read.
 *
 * @returns a function that throws RowRefused when the row cannot be used
 */
export function customerRowReader(
  recognised: Recognised,
  { dayOrder }: Pick<Conventions, 'dayOrder'>,
): (cells: readonly string[], line: number) => CustomerRow {
  const identities = identitiesReader(recognised)
  const displayName = fieldReader(recognised, 'displayName', parseName)
  const firstName = fieldReader(recognised, 'firstName', parseName)
  const lastName = fieldReader(recognised, 'lastName', parseName)
  const last = lastDay()
  const consentAt = fieldReader(recognised, 'consentAt', (cell, column) =>
    notAfter(last, parseMoment(cell, column, dayOrder), column),
  )
  const consentOf = (cells: readonly string[]): CustomerRow['consent'] => {
    const choices = recognised.consents.flatMap(({ column, index, purpose }) => {
      const granted = parseGranted((cells[index] ?? '').trim(), column)
      return granted === null ? [] : [{ purpose, granted }]
    })
    if (choices.length === 0) return null
    const at = consentAt(cells)
    if (at === null) throw new RowRefused('It says what the person agreed to and not when; fill consent_at.')
    return { choices, at }
  }
  return (cells, line) => {
    const traits: [string, string][] = []
    for (const { column, index } of recognised.traits) {
      const value = (cells[index] ?? '').trim()
      if (!isBlank(value)) traits.push([column, value])
    }
    const whole = [firstName(cells), lastName(cells)].filter((part) => part !== null).join(' ')
    return {
      line,
      identities: identities(cells),
      displayName: displayName(cells) ?? (whole === '' ? null : whole),
      // fromEntries also keeps a column called __proto__ what it is: a trait.
      traits: Object.fromEntries(traits),
      consent: consentOf(cells),
      cells,
    }
  }
}
