import type { Field } from './fields.ts'
import type { Recognised } from './recognise.ts'
import { RowRefused } from './row-refused.ts'
import { UnreadableFile } from './unreadable-file.ts'

/** Reads one field from the cells of a row. */
export type ReadField<T> = (cells: readonly string[]) => T

/** How many different cells of a column are remembered with what they mean. */
const REMEMBERED = 5_000

/**
 * Prepares, once a file, how a field is read: from its column, or from a value that is the same in every row.
 *
 * @param parse gets the trimmed cell (empty when nothing feeds the field), the column's name for its sentences, and the row (without
 *   cells when the field is the same in every row)
 * @throws UnreadableFile when the constant value is refused
 */
export function fieldReader<T>(
  recognised: Recognised,
  field: Field,
  parse: (cell: string, column: string, cells: readonly string[]) => T,
): ReadField<T> {
  const constant = recognised.constants.find((one) => one.field === field)
  if (constant !== undefined) {
    const value = once(() => parse(constant.value, `--set ${field}`, []))
    return () => value
  }
  const source = recognised.columns.find((one) => one.field === field)
  if (source === undefined) {
    const nothing = parse('', field, [])
    return () => nothing
  }
  const { index, column } = source
  return (cells) => parse((cells[index] ?? '').trim(), column, cells)
}

/** The same, for columns with few different cells: what a cell means is worked out once. */
export function remembered<T>(parse: (cell: string, column: string) => T): (cell: string, column: string) => T {
  const known = new Map<string, T>()
  return (cell, column) => {
    const value = known.get(cell)
    if (value !== undefined) return value
    const fresh = parse(cell, column)
    if (known.size < REMEMBERED) known.set(cell, fresh)
    return fresh
  }
}

function once<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof RowRefused) throw new UnreadableFile(error.message, { cause: error })
    throw error
  }
}
