import type { Sql, SqlValue } from '@rapport/prisma/database.ts'
import type { NamedQuery } from '@rapport/prisma/queries-in-turn.ts'

/** What one profile said of one purpose. */
export interface Choice {
  customerId: string
  purpose: string
  granted: boolean
  /** ISO 8601: when they said so. */
  at: string
  /** What told us, for example `message <id>`. */
  source: string
}

/** Keeps what people said; whatever the order in which it comes, the newest counts. */
export async function saveConsent(sql: Sql, workspaceId: string, choices: readonly Choice[]): Promise<void> {
  if (choices.length > 0)
    await sql.query({ name: 'save_consent', text: keep(told) }, [workspaceId, ...columns(choices)])
}

/**
 * The same, to be sent together with what else is to be done.
 * @param version the workspace's `cluster_version` when it was looked up whose they are; nothing is kept when it has changed since
 */
export const savingConsent = (workspaceId: string, choices: readonly Choice[], version: number): NamedQuery => ({
  name: 'save_consent_in_turn',
  text: keep(`(
    SELECT event.* FROM ${told} AS event WHERE EXISTS (SELECT FROM workspace WHERE id = $1::uuid AND cluster_version = $7::int)
  )`),
  values: [workspaceId, ...columns(choices), version],
})

/** Keeps what the rows of a table with `customer_id, purpose, granted, at, source` say. */
export const saveStagedConsent = (sql: Sql, workspaceId: string, staged: string): Promise<number> =>
  sql.execute(keep(staged), [workspaceId])

const told = `(
  SELECT * FROM unnest($2::uuid[], $3::text[], $4::boolean[], $5::timestamptz[], $6::text[])
    AS choice (customer_id, purpose, granted, at, source))`

const columns = (choices: readonly Choice[]): SqlValue[] => [
  choices.map(({ customerId }) => customerId),
  choices.map(({ purpose }) => purpose),
  choices.map(({ granted }) => granted),
  choices.map(({ at }) => at),
  choices.map(({ source }) => source),
]

/** Of two things said in the same moment the refusal counts, so that the order in which they come makes no difference. */
const keep = (choices: string): string => `
INSERT INTO consent AS known (workspace_id, customer_id, purpose, granted, at, source)
SELECT DISTINCT ON (customer_id, purpose) $1::uuid, customer_id, purpose, granted, at, source
FROM ${choices} AS choice ORDER BY customer_id, purpose, at DESC, granted, source
ON CONFLICT (workspace_id, customer_id, purpose) DO UPDATE SET granted = excluded.granted, at = excluded.at, source = excluded.source
WHERE excluded.at > known.at
  OR (excluded.at = known.at AND (excluded.granted, excluded.source) < (known.granted, known.source))`
