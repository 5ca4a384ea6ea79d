import { NAMESPACES, type Namespace, parseIdentity } from '../../customers/identity.ts'
import { isRuined } from './parse-number.ts'
import { type ReadField, fieldReader } from './read-field.ts'
import type { Recognised } from './recognise.ts'
import { RowRefused } from './row-refused.ts'

export interface RowIdentity {
  namespace: Namespace
  value: string
}

/** Prepares how the people of a file are told; a row about nobody is refused. */
export function identitiesReader(recognised: Recognised): ReadField<RowIdentity[]> {
  const columns = NAMESPACES.filter((namespace) =>
    [...recognised.columns, ...recognised.constants].some(({ field }) => field === namespace),
  ).map((namespace) => ({
    namespace,
    read: fieldReader(recognised, namespace, (cell, column) => readIdentity(namespace, cell, column)),
  }))
  return (cells) => {
    const identities: RowIdentity[] = []
    for (const { namespace, read } of columns) {
      const value = read(cells)
      if (value !== null) identities.push({ namespace, value })
    }
    if (identities.length > 0) return identities
    const names = columns.map(({ namespace }) => namespace).join(', ')
    throw new RowRefused(`The row does not say who it is about; fill one of ${names}.`)
  }
}

/** @throws RowRefused, without the value, when it cannot be an identity of this namespace */
function readIdentity(namespace: Namespace, cell: string, column: string): string | null {
  if (isRuined(cell))
    throw new RowRefused(`"${column}" looks ruined by a spreadsheet: export again without opening it in one.`)
  const identity = parseIdentity(namespace, cell)
  if ('refused' in identity) throw new RowRefused(`"${column}" ${identity.refused}`)
  return identity.value
}
