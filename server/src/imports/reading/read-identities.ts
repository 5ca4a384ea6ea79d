import { NAMESPACES, type Namespace } from './fields.ts'
import { parseIdentity } from './parse-identity.ts'
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
    read: fieldReader(recognised, namespace, (cell, column) => parseIdentity(namespace, cell, column)),
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
