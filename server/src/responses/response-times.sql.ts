import type { Sql } from '@rapport/prisma/database.ts'
import type { InteractionKind } from '@rapport/prisma/generated/client/enums.ts'

/** Whose questions, or what they are about. */
export type ResponseScope = 'WORKSPACE' | 'CAMPAIGN' | 'CREATIVE' | 'CUSTOMER'

export interface ResponseFilter {
  /** First and last day of the questions, in the workspace's time zone. */
  from: string | null
  to: string | null
  channel: string | null
  kinds: readonly InteractionKind[] | null
}

/** Some waits, from a question to a reply. */
export interface ClockSums {
  pairs: number
  /** Minutes. */
  median: number | null
  p90: number | null
  withinHour: number
  withinTarget: number
}

export interface ResponseSums {
  questions: number
  answered: number
  open: number
  overdue: number
  /** Minutes. */
  target: number
  every: ClockSums
  first: ClockSums
}

const scopes: Record<ResponseScope, string> = {
  WORKSPACE: 'true',
  CAMPAIGN: 'q.creative_id IN (SELECT id FROM creative WHERE workspace_id = $1::uuid AND campaign_id = wanted.id)',
  CREATIVE: 'q.creative_id = wanted.id',
  CUSTOMER: `q.customer_id IN (SELECT wanted.id UNION ALL SELECT id FROM customer WHERE workspace_id = $1::uuid AND merged_into = wanted.id)`,
}

/**
 * How fast we answered the questions of each of some customers (by who stands for them), creatives or campaigns, or of the workspace (by
 * any id, which comes back). Exact: every question of the period is read, from an index.
 */
export async function responseSums(
  sql: Sql,
  workspaceId: string,
  scope: ResponseScope,
  ids: readonly string[],
  { from, to, channel, kinds }: ResponseFilter,
): Promise<Map<string, ResponseSums>> {
  const rows = await sql.query<
    Omit<ResponseSums, 'every' | 'first'> & { id: string; every: ClockRow; first: ClockRow }
  >({ name: `response_times_of_${scope.toLowerCase()}`, text: statement(scope) }, [
    workspaceId,
    ids,
    from,
    to,
    channel,
    kinds ? [...new Set(kinds)] : null,
  ])
  return new Map(
    rows.map(({ id, every, first, ...sums }) => [id, { ...sums, every: clockOf(every), first: clockOf(first) }]),
  )
}

/** Nobody waits less than not at all, whatever the clocks of two senders say. */
const minutes = (reply: string) =>
  `CASE WHEN ${reply} > q.at THEN extract(epoch FROM ${reply} - q.at)::float8 / 60 WHEN ${reply} <= q.at THEN 0 END`

/** On either side of what is asked, so that a percentile between two waits is midway between them; as long as these are fewer than 100 million. */
const around = 1e-9
const shares = [0.5, 0.9].flatMap((share) => [share - around, share + around])

const clock = (each: string) => `json_build_object('pairs', count(${each}),
    'percentiles', percentile_disc(ARRAY[${shares.join(', ')}]) WITHIN GROUP (ORDER BY ${each}),
    'withinHour', count(*) FILTER (WHERE ${each} <= 60), 'withinTarget', count(*) FILTER (WHERE ${each} <= target))`

type ClockRow = Omit<ClockSums, 'median' | 'p90'> & { percentiles: (number | null)[] | null }

function clockOf({ percentiles, ...sums }: ClockRow): ClockSums {
  const [beforeMedian, median, beforeP90, p90] = percentiles ?? []
  const between = (one?: number | null, other?: number | null) =>
    typeof one === 'number' && typeof other === 'number' ? (one + other) / 2 : null
  return { ...sums, median: between(beforeMedian, median), p90: between(beforeP90, p90) }
}

const statement = (scope: ResponseScope): string => `
WITH home AS MATERIALIZED (
  SELECT response_target AS target, now() - response_target * interval '1 minute' AS due,
    coalesce($3::date::timestamp AT TIME ZONE time_zone, '-infinity') AS since,
    coalesce(($4::date + 1)::timestamp AT TIME ZONE time_zone, 'infinity') AS until
  FROM workspace WHERE id = $1::uuid
)
SELECT wanted.id::text AS id, sums.* FROM unnest($2::uuid[]) AS wanted(id) CROSS JOIN LATERAL (
  SELECT (SELECT target FROM home) AS target, coalesce(sum(questions), 0)::int AS questions, coalesce(sum(answered), 0)::int AS answered,
    coalesce(sum(questions - answered), 0)::int AS open, coalesce(sum(overdue), 0)::int AS overdue, ${clock('every')} AS every, ${clock('first')} AS first
  FROM (
    SELECT target, (nth = 1)::int AS questions, (nth = 1 AND answered_at IS NOT NULL)::int AS answered,
      (nth = 1 AND answered_at IS NULL AND q.at < due)::int AS overdue,
      ${minutes('reply')} AS every, CASE WHEN nth = 1 THEN ${minutes('reply')} END AS first
    FROM home, question q
    CROSS JOIN LATERAL unnest(CASE WHEN answered_at IS NULL THEN '{NULL}' ELSE q.replies END) WITH ORDINALITY AS given(reply, nth)
    WHERE q.workspace_id = $1::uuid AND q.at >= home.since AND q.at < home.until
      AND ($5::text IS NULL OR q.channel = $5::text) AND ($6::text[] IS NULL OR q.kind = ANY($6::text[]::interaction_kind[]))
      AND ${scopes[scope]}
  ) waited
) sums`
