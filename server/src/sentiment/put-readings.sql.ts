import type { Sql } from '@rapport/prisma/database.ts'
import { lookAgainAt } from '../counters/look-again.sql.ts'
import type { Reading } from './reading.ts'

/**
 * Says anew how texts read, and moves the counters of their customers with it; call it in a transaction, with the counters locked. What
 * a person said stays, unless a person says something else, and so does what the model that the workspace named said, unless one of the two does.
 * @returns how many read otherwise now
 */
export async function putReadings(
  sql: Sql,
  workspaceId: string,
  readings: readonly (Reading & { interactionId: string })[],
): Promise<number> {
  if (readings.length === 0) return 0
  const [done] = await sql.query<{ changed: number; customers: string[] | null }>(put, [
    workspaceId,
    JSON.stringify(readings),
  ])
  // A segment's rule may ask how somebody feels.
  if (done?.customers) await lookAgainAt(sql, workspaceId, done.customers)
  return done?.changed ?? 0
}

const columns = ['language', 'label', 'value', 'confidence', 'evidence', 'method', 'model']
const rowOf = (table: string) => columns.map((name) => `${table}.${name}`).join(', ')

const put = `
WITH told AS (
  SELECT * FROM json_to_recordset($2::json) AS told("interactionId" uuid, language text, label sentiment_label, value float8,
    confidence float8, evidence jsonb, method sentiment_method, model text)
),
before AS (
  SELECT s.interaction_id, s.value FROM told JOIN interaction_sentiment s
    ON s.workspace_id = $1::uuid AND s.interaction_id = told."interactionId"
),
changed AS (
  INSERT INTO interaction_sentiment AS s (workspace_id, interaction_id, ${columns.join(', ')})
  SELECT $1::uuid, "interactionId", ${rowOf('told')} FROM told
  ON CONFLICT (workspace_id, interaction_id) DO UPDATE SET ${columns.map((name) => `${name} = excluded.${name}`).join(', ')}
  WHERE (s.method <= 'MODEL' OR excluded.method >= s.method) AND (${rowOf('s')}) IS DISTINCT FROM (${rowOf('excluded')})
  RETURNING interaction_id, value
),
moved AS (
  SELECT i.customer_id, sum(n.value - coalesce(before.value, 0)) AS sentiment, count(*) FILTER (WHERE before.value IS NULL) AS texts
  FROM changed n JOIN interaction i ON i.workspace_id = $1::uuid AND i.id = n.interaction_id
  LEFT JOIN before ON before.interaction_id = n.interaction_id GROUP BY i.customer_id
),
counted AS (
  UPDATE customer c SET sentiment_sum = c.sentiment_sum + moved.sentiment, sentiment_count = c.sentiment_count + moved.texts
  FROM moved WHERE c.workspace_id = $1::uuid AND c.id = moved.customer_id
  RETURNING c.id
)
SELECT (SELECT count(*)::int FROM changed) AS changed, (SELECT json_agg(id) FROM counted) AS customers`
