import { copyLine } from '@rapport/prisma/copy-text.ts'
import { isKnown } from '../customers/is-known.ts'
import type { CustomerRow } from './reading/customer-row.ts'
import type { Sink, SinkContext } from './sink.ts'
import { mergePeople, peopleTables, stagePeople } from './stage-people.ts'

/** People, as a CRM exports them. */
export function customerSink({ workspaceId, prefix }: SinkContext): Sink<CustomerRow> {
  const people = peopleTables(prefix)
  return {
    tables: people.tables,
    async stage(sql, rows) {
      const { ids, rejects } = await stagePeople(sql, workspaceId, prefix, rows)
      const lines = rows.flatMap(({ line, identities, displayName, traits }, i) => {
        const id = ids[i]
        return id ? [copyLine([line, id, isKnown(identities), displayName, JSON.stringify(traits)])] : []
      })
      await sql.copy(people.customers, lines.join(''))
      return rejects
    },
    async merge(sql) {
      const { created, updated } = await mergePeople(sql, workspaceId, people)
      const [staged] = await sql.query<{ rows: number }>(`SELECT count(*)::int AS rows FROM ${people.customers}`)
      const repeated = staged!.rows - created - updated
      return {
        created,
        replaced: updated,
        repeated,
        added: 0,
        removed: 0,
        superseded: 0,
        untold: [],
        outweighed: 0,
        formats: { column: 0, rule: 0, person: 0, unknown: 0 },
      }
    },
  }
}
