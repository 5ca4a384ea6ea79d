import { closest } from './closest.ts'
import { nameKey } from './column-name.ts'
import { FIELDS, type Field, KINDS, type Kind } from './fields.ts'
import { UnreadableFile } from './unreadable-file.ts'

export interface ReadOptions {
  /** What the file holds; left out, the header tells. */
  as?: string
  /** Names of columns by the field they feed. */
  map?: Record<string, string>
  /** Values of fields that are the same in every row. */
  set?: Record<string, string>
}

export interface OwnMapping {
  as: Kind | null
  /** Index of the column that feeds a field. */
  columns: Map<Field, number>
  constants: Map<Field, string>
}

const ALL_FIELDS: readonly Field[] = [...new Set(KINDS.flatMap((kind) => FIELDS[kind]))]

/**
 * What the person who imports the file said about it. Fields are found ignoring case and underscores.
 *
 * @throws UnreadableFile when a kind, field or column does not exist or a field is given twice
 */
export function ownMapping(header: readonly string[], options: ReadOptions): OwnMapping {
  const as = options.as === undefined ? null : kindOf(options.as)
  const columns = new Map<Field, number>()
  const constants = new Map<Field, string>()
  for (const [name, column] of Object.entries(options.map ?? {})) {
    const field = fieldOf(name, as)
    if (columns.has(field)) throw new UnreadableFile(`The field "${field}" is mapped twice; keep one --map for it.`)
    columns.set(field, columnOf(header, column))
  }
  for (const [name, value] of Object.entries(options.set ?? {})) {
    const field = fieldOf(name, as)
    if (columns.has(field) || constants.has(field)) {
      throw new UnreadableFile(`The field "${field}" is given twice; keep one --map or --set for it.`)
    }
    constants.set(field, value.trim())
  }
  return { as, columns, constants }
}

/** Refuses fields that the kind of file does not have. */
export function checkFields(own: OwnMapping, kind: Kind): void {
  for (const field of [...own.columns.keys(), ...own.constants.keys()]) {
    if (!FIELDS[kind].includes(field)) throw unknownField(field, kind)
  }
}

function kindOf(name: string): Kind {
  const kind = KINDS.find((known) => known === nameKey(name))
  if (kind !== undefined) return kind
  throw new UnreadableFile(`There is no kind "${name}"${suggestion(name, KINDS)}; the kinds are ${KINDS.join(', ')}.`)
}

function fieldOf(name: string, as: Kind | null): Field {
  const key = nameKey(name)
  const field = (as === null ? ALL_FIELDS : FIELDS[as]).find((known) => nameKey(known) === key)
  if (field === undefined) throw unknownField(name, as)
  return field
}

function unknownField(name: string, kind: Kind | null): UnreadableFile {
  const fields = kind === null ? ALL_FIELDS : FIELDS[kind]
  const where = kind === null ? '' : ` in a file of ${kind}`
  return new UnreadableFile(
    `There is no field "${name}"${where}${suggestion(name, fields)}; the fields are ${fields.join(', ')}.`,
  )
}

function columnOf(header: readonly string[], name: string): number {
  const exact = header.indexOf(name.trim())
  const index = exact < 0 ? header.findIndex((column) => nameKey(column) === nameKey(name)) : exact
  if (index >= 0) return index
  throw new UnreadableFile(
    `There is no column "${name}"${suggestion(name, header)}; the columns are ${listed(header)}.`,
  )
}

function suggestion(word: string, candidates: readonly string[]): string {
  const meant = closest(word, candidates)
  return meant === null ? '' : ` (did you mean "${meant}"?)`
}

/** The names of columns as a sentence can bear them. */
export function listed(header: readonly string[]): string {
  const names = header.filter((name) => name !== '').map((name) => (name.length > 60 ? `${name.slice(0, 59)}…` : name))
  return names.length > 60 ? `${names.slice(0, 60).join(', ')} and ${names.length - 60} more` : names.join(', ')
}
