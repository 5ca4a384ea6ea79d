import type { Sql } from '@rapport/prisma/database.ts'
import { uuidv7 } from 'uuidv7'
import type { IdentityRef } from './identity.ts'
import { knownOrStagedIdentities, userIdsOf } from './resolve-customers.sql.ts'

/** A new link between a name and a customer. */
export interface NewIdentity extends IdentityRef {
  customerId: string
}

export interface Resolution {
  /** For each row the customer it belongs to, or why it belongs to none. */
  customers: ({ id: string } | { refused: string })[]
  /** Names that were not known before. */
  identities: NewIdentity[]
}

const keyOf = ({ namespace, value }: IdentityRef) => `${namespace}\u0000${value}`

/**
 * Finds the one customer that each row's names point to, or makes a new id. Two people are never made one in passing: a row whose names
 * lead to different customers, or that gives a customer a second user id, is refused.
 * @param staged temporary table of identities that earlier rows brought and that are not in the database yet
 */
export async function resolveCustomers(
  sql: Sql,
  workspaceId: string,
  staged: string,
  rows: readonly { identities: readonly IdentityRef[] }[],
): Promise<Resolution> {
  const known = new Map<string, string>()
  for (const one of await knownOrStagedIdentities(
    sql,
    workspaceId,
    staged,
    rows.flatMap(({ identities }) => identities),
  ))
    known.set(keyOf(one), one.customerId)
  const userIds = new Map<string, string>()
  for (const one of await userIdsOf(sql, workspaceId, staged, [...new Set(known.values())]))
    userIds.set(one.customerId, one.userId)

  const identities: NewIdentity[] = []
  const customers = rows.map((row) => {
    const found = new Set(row.identities.flatMap((one) => known.get(keyOf(one)) ?? []))
    const [id = uuidv7()] = found
    const userId = row.identities.find(({ namespace }) => namespace === 'user_id')?.value
    const other = userIds.get(id)
    if (found.size > 1)
      return {
        refused:
          'Its names belong to different customers; check the row, and merge the customers if they are one person.',
      }
    if (userId !== undefined && other !== undefined && userId !== other)
      return { refused: 'Its other names belong to a customer with another user_id; check the row.' }
    if (userId !== undefined) userIds.set(id, userId)
    for (const one of row.identities) {
      if (known.has(keyOf(one))) continue
      known.set(keyOf(one), id)
      identities.push({ ...one, customerId: id })
    }
    return { id }
  })
  return { customers, identities }
}
