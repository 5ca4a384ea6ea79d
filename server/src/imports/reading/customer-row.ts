import { isBlank } from './parse-number.ts'
import { parseName } from './parse-words.ts'
import { fieldReader } from './read-field.ts'
import { type RowIdentity, identitiesReader } from './read-identities.ts'
import type { Recognised } from './recognise.ts'

export interface CustomerRow {
  /** Line on which the row begins, from 1. */
  line: number
  /** At least one, normalised. */
  identities: RowIdentity[]
  displayName: string | null
  /** Everything else that the row says, under the names of its columns; blank cells are left out. */
  traits: Record<string, string>
  /** The row as it stands in the file, for when it has to be refused later on. */
  cells: readonly string[]
}

/**
 * Prepares, once a file, how a customer is read.
 *
 * @returns a function that throws RowRefused when the row cannot be used
 */
export function customerRowReader(recognised: Recognised): (cells: readonly string[], line: number) => CustomerRow {
  const identities = identitiesReader(recognised)
  const displayName = fieldReader(recognised, 'displayName', parseName)
  const firstName = fieldReader(recognised, 'firstName', parseName)
  const lastName = fieldReader(recognised, 'lastName', parseName)
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
      cells,
    }
  }
}
