import { copyLine } from '@rapport/prisma/copy-text.ts'
import type { Sql } from '@rapport/prisma/database.ts'
import { resolveCustomers } from '../customers/resolve-customers.ts'
import {
  followOtherImports,
  addStagedCustomers,
  stagedCustomerColumns,
  stagedIdentityColumns,
} from '../customers/resolve-customers.sql.ts'
import { lookAgain } from '../counters/look-again.sql.ts'
import { describeClusters } from '../identities/clusters.sql.ts'
import { InputRefused } from '../input-refused.ts'
import type { CustomerRow } from './reading/customer-row.ts'
import type { Reject } from './reading/read-rows.ts'

/** The temporary tables that new people wait in. */
export function peopleTables(prefix: string) {
  const [customers, identities] = [`${prefix}_customer`, `${prefix}_identity`]
  const tables = { [customers]: `(${stagedCustomerColumns})`, [identities]: `(${stagedIdentityColumns})` }
  return { customers, identities, tables }
}

/** Stages the new names in some rows: for each row the customer's id or, where its names lead to several people, a reject. */
export async function stagePeople(
  sql: Sql,
  workspaceId: string,
  prefix: string,
  rows: readonly Pick<CustomerRow, 'line' | 'identities' | 'cells'>[],
) {
  const tables = peopleTables(prefix)
  const { customers, identities } = await resolveCustomers(sql, workspaceId, tables.identities, rows)
  const rejects: Reject[] = []
  const ids = customers.map((customer, i) => {
    if ('id' in customer) return customer.id
    rejects.push({ line: rows[i]!.line, reason: customer.refused, cells: [...rows[i]!.cells] })
    return null
  })
  await sql.copy(
    tables.identities,
    identities.map((one) => copyLine([one.namespace, one.value, one.customerId])).join(''),
  )
  return { ids, identities, rejects }
}

/**
 * Moves staged people into the workspace; call it with the counters locked.
 * @param others further temporary tables with a `customer_id`
 * @throws InputRefused when another import meanwhile gave their names to different people
 */
export async function mergePeople(
  sql: Sql,
  workspaceId: string,
  { customers, identities }: { customers: string; identities: string },
  others: readonly string[] = [],
) {
  if (!(await followOtherImports(sql, workspaceId, identities, [customers, identities, ...others])))
    throw new InputRefused(
      'Another import that ran at the same time brought some of these people under other names; import the file again.',
    )
  const merged = await addStagedCustomers(sql, workspaceId, customers, identities)
  await lookAgain(sql, workspaceId, customers)
  const heads = await sql.query<{ id: string }>(
    `SELECT DISTINCT merged_into::text AS id FROM customer
     WHERE workspace_id = $1::uuid AND merged_into IS NOT NULL AND id IN (SELECT customer_id FROM ${customers})`,
    [workspaceId],
  )
  if (heads.length)
    await describeClusters(
      sql,
      workspaceId,
      heads.map(({ id }) => id),
    )
  return merged
}
