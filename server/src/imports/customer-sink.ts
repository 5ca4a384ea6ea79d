import { copyLine } from '@rapport/prisma/copy-text.ts'
import { instant } from '../campaigns/instant.sql.ts'
import { saveStagedConsent } from '../consent/save-consent.sql.ts'
import { isKnown } from '../customers/is-known.ts'
import type { CustomerRow } from './reading/customer-row.ts'
import type { Sink, SinkContext } from './sink.ts'
import { mergePeople, peopleTables, stagePeople } from './stage-people.ts'

/** People, as a CRM exports them. */
export function customerSink({ workspaceId, importId, prefix }: SinkContext): Sink<CustomerRow> {
  const people = peopleTables(prefix)
  const said = `${prefix}_consent`
  return {
    tables: { ...people.tables, [said]: '(customer_id uuid, purpose text, granted boolean, at text)' },
    async stage(sql, rows) {
      const { ids, rejects } = await stagePeople(sql, workspaceId, prefix, rows)
      const lines = rows.flatMap(({ line, identities, displayName, traits }, i) => {
        const id = ids[i]
        return id ? [copyLine([line, id, isKnown(identities), displayName, JSON.stringify(traits)])] : []
      })
      await sql.copy(people.customers, lines.join(''))
      const choices = rows.flatMap(({ consent }, i) => {
        const id = ids[i]
        return id && consent
          ? consent.choices.map(({ purpose, granted }) => copyLine([id, purpose, granted, consent.at]))
          : []
      })
      await sql.copy(said, choices.join(''))
      return rejects
    },
    async merge(sql) {
      const { created, updated } = await mergePeople(sql, workspaceId, people, [said])
      await saveStagedConsent(
        sql,
        workspaceId,
        `(SELECT s.customer_id, s.purpose, s.granted, ${instant('s.at')} AS at, 'import ${importId}' AS source
          FROM ${said} s JOIN workspace w ON w.id = $1::uuid)`,
      )
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
