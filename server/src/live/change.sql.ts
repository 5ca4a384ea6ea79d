import type { PerformanceSource } from '@rapport/prisma/generated/client/enums.ts'
import type { Sql } from '@rapport/prisma/database.ts'

/** The channel of the database on which every process tells the others what it changed. */
export const channel = 'rapport'

/** What a transaction changed; it is told when it is committed, and only then. */
export interface Change {
  workspaceId: string
  /**
   * Customers who have new interactions, or other profiles than before: those that stand for them now, and those that did. Null: too many
   * to name, it may be anybody.
   */
  people?: readonly string[] | null
  /** First and last id of new interactions. */
  added?: readonly [first: string, last: string]
  /** Whose numbers moved. */
  numbers?: readonly PerformanceSource[]
  /** Who entered or left a segment. */
  stays?: ChangedStays
}

export interface ChangedStays {
  segmentId: string
  /** The moment, as ISO text. */
  at: string
  /** Null: too many to name. */
  changes: readonly ChangedStay[] | null
}

/** A profile, whether it stands for a person, and 1 where it entered or -1 where it left. */
export type ChangedStay = readonly [profile: string, person: boolean, step: 1 | -1]

/** A message has fewer than 8,000 bytes, and a customer takes 39. */
const mostNamed = 190

/** Tells every process of a change once the transaction that `sql` is in is committed. */
export async function tell(sql: Sql, { people, ...change }: Change): Promise<void> {
  const named = people && people.length <= mostNamed ? people : null
  const message = JSON.stringify(people === undefined ? change : { ...change, people: named })
  await sql.query('SELECT pg_notify($1, $2)::text', [channel, message])
}

/**
 * Tells of new interactions in the statement that appends them.
 * @param appended SQL of a table with `id, customer_id, creative_id`
 * @returns SQL that gives one row with how many there are, as `new`; it takes the workspace as $1
 */
export const tellAdded = (appended: string): string => `
SELECT new, CASE WHEN new > 0 THEN pg_notify('${channel}', json_build_object(
  'workspaceId', $1::uuid, 'people', CASE WHEN profiles <= ${mostNamed} THEN (
    SELECT array_agg(DISTINCT coalesce(c.merged_into, c.id))
    FROM ${appended} n JOIN customer c ON c.workspace_id = $1::uuid AND c.id = n.customer_id
  ) END,
  'added', json_build_array(first, last), 'numbers', CASE WHEN moved THEN ARRAY['OBSERVED'] ELSE '{}' END)::text)::text END AS told
FROM (
  SELECT count(*)::int AS new, count(DISTINCT customer_id) AS profiles, bool_or(creative_id IS NOT NULL) AS moved,
    min(id::text COLLATE "C") AS first, max(id::text COLLATE "C") AS last
  FROM ${appended}
) what`
