import type { Sql } from '@rapport/prisma/database.ts'
import type { Goal, Platform } from '@rapport/prisma/generated/client/enums.ts'
import type { LoggedDecision } from './logged-decision.ts'

export interface LogFilter {
  goal: Goal
  platform: Platform | null
  from: Date | null
  to: Date | null
  /** Days after a decision in which what the customer does counts as its outcome. */
  windowDays: number
  /** Of revenue: what was earned in other currencies is left out. */
  currency: string | null
}

/** The latest that are read: more would say little more, and take many seconds. */
const mostDecisions = 50_000

const outcomes: Record<Goal, { kinds: readonly string[]; reward: string }> = {
  CLICK: { kinds: ['CLICK'], reward: 'least(count(*), 1)::float8' },
  ENGAGEMENT: { kinds: ['REACTION', 'COMMENT', 'SHARE'], reward: 'least(count(*), 1)::float8' },
  CONVERSION: { kinds: ['PURCHASE'], reward: 'least(count(*), 1)::float8' },
  REVENUE: {
    kinds: ['PURCHASE'],
    reward: `coalesce(sum(i.value) FILTER (WHERE coalesce(i.currency, '') = d.currency), 0)::float8`,
  },
}

/**
 * Decisions whose window has passed, with what came of them. An event that names a decision (`properties.decisionId`) counts for that one
 * alone; any other for the latest decision for that format, if the format of its creative was chosen for the person within the window.
 * So nothing counts twice, and who is decided for again before the window ends gives earlier decisions for that format less time.
 * OFFSET 0 has all of it looked up by person; otherwise all decisions and events may be gone through for each.
 */
export async function decisionLog(
  sql: Sql,
  workspaceId: string,
  { goal, platform, from, to, windowDays, currency }: LogFilter,
): Promise<LoggedDecision[]> {
  const { kinds, reward } = outcomes[goal]
  return sql.query<LoggedDecision>(
    `
WITH d AS MATERIALIZED (
  SELECT d.id, d.at, d.at + $6::interval AS until, d.format_id, d.propensity, coalesce(c.merged_into, c.id) AS head, d.receipt,
    coalesce($7, d.receipt->>'currency', '') AS currency
  FROM decision d JOIN customer c ON c.workspace_id = d.workspace_id AND c.id = d.customer_id
  WHERE d.workspace_id = $1::uuid AND d.goal = $2::goal AND ($3::platform IS NULL OR d.platform = $3::platform)
    AND d.at >= coalesce($4::timestamptz, '-infinity') AND d.at < coalesce($5::timestamptz, 'infinity')
    AND d.at <= now() - $6::interval
  ORDER BY d.at DESC, d.id DESC LIMIT ${mostDecisions}
), again AS MATERIALIZED (
  SELECT d.id, lead(d.at) OVER (PARTITION BY coalesce(c.merged_into, c.id), d.format_id ORDER BY d.at, d.id) AS at
  FROM decision d JOIN customer c ON c.workspace_id = d.workspace_id AND c.id = d.customer_id
  WHERE d.workspace_id = $1::uuid AND d.goal = $2::goal AND d.at >= coalesce($4::timestamptz, '-infinity')
)
SELECT d.head::text AS unit, coalesce(d.receipt->'segment'->>'id', '') AS context,
  jsonb_path_query_array(d.receipt, '$.arms[*].formatId')::json AS arms,
  jsonb_path_query_array(d.receipt, '$.arms[*].propensity')::json AS chances,
  d.format_id AS chosen, d.propensity, outcome.reward
FROM d JOIN again USING (id) CROSS JOIN LATERAL (
  SELECT array(SELECT d.head UNION ALL SELECT id FROM customer WHERE workspace_id = $1::uuid AND merged_into = d.head) AS profiles OFFSET 0
) person CROSS JOIN LATERAL (
  SELECT ${reward} AS reward FROM unnest(person.profiles) profile(id) CROSS JOIN LATERAL (
    SELECT at, creative_id, value, currency, properties FROM interaction
    WHERE workspace_id = $1::uuid AND customer_id = profile.id AND kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')})
      AND at >= d.at AND at < d.until AND robot IS NULL OFFSET 0
  ) i LEFT JOIN creative c ON c.workspace_id = $1::uuid AND c.id = i.creative_id
  WHERE CASE WHEN i.properties ? 'decisionId'
    THEN i.properties->>'decisionId' = encode(convert_to('Decision:' || d.id, 'UTF8'), 'base64')
    ELSE c.format_id = d.format_id AND i.at < coalesce(again.at, d.until) END
) outcome`,
    [
      workspaceId,
      goal,
      platform,
      from?.toISOString() ?? null,
      to?.toISOString() ?? null,
      `${windowDays} days`,
      currency,
    ],
  )
}
