import { copyLine } from '@rapport/prisma/copy-text.ts'
import type { Sql } from '@rapport/prisma/database.ts'
import { isKnown } from '../customers/is-known.ts'
import { resolveCustomers } from '../customers/resolve-customers.ts'
import { mergeCustomers, stagedCustomerColumns, stagedIdentityColumns } from '../customers/resolve-customers.sql.ts'
import type { CustomerRow } from './reading/customer-row.ts'
import type { Reject } from './reading/read-rows.ts'
import type { Sink, SinkContext } from './sink.ts'

/** People, as a CRM exports them. */
export function customerSink({ workspaceId, prefix }: SinkContext): Sink<CustomerRow> {
  const people = peopleTables(prefix)
  return {
    tables: people.tables,
    async stage(sql, rows) {
      const { rejects } = await stagePeople(sql, workspaceId, prefix, rows)
      return rejects
    },
    async merge(sql) {
      const { created, updated } = await mergeCustomers(sql, workspaceId, people.customers, people.identities)
      const [staged] = await sql.query<{ rows: number }>(`SELECT count(*)::int AS rows FROM ${people.customers}`)
      const repeated = staged!.rows - created - updated
      return { created, replaced: updated, repeated, added: 0, removed: 0, formats: { column: 0, rule: 0, unknown: 0 } }
    },
  }
}

/** The temporary tables that new people wait in. */
export function peopleTables(prefix: string) {
  const [customers, identities] = [`${prefix}_customer`, `${prefix}_identity`]
  const tables = { [customers]: `(${stagedCustomerColumns})`, [identities]: `(${stagedIdentityColumns})` }
  return { customers, identities, tables }
}

type Person = Pick<CustomerRow, 'line' | 'identities' | 'cells'> & Partial<Pick<CustomerRow, 'displayName' | 'traits'>>

/** Stages the people behind some rows: for each row the customer's id or, where its names lead to several people, a reject. */
export async function stagePeople(sql: Sql, workspaceId: string, prefix: string, rows: readonly Person[]) {
  const tables = peopleTables(prefix)
  const { customers, identities } = await resolveCustomers(sql, workspaceId, tables.identities, rows)
  const rejects: Reject[] = []
  const ids = customers.map((customer, i) => {
    if ('id' in customer) return customer.id
    rejects.push({ line: rows[i]!.line, reason: customer.refused, cells: [...rows[i]!.cells] })
    return null
  })
  const lines = rows.flatMap(({ line, identities: names, displayName = null, traits = {} }, i) => {
    const id = ids[i]
    return id ? [copyLine([line, id, isKnown(names), displayName, JSON.stringify(traits)])] : []
  })
  await sql.copy(tables.customers, lines.join(''))
  await sql.copy(
    tables.identities,
    identities.map((one) => copyLine([one.namespace, one.value, one.customerId])).join(''),
  )
  return { ids, rejects }
}
