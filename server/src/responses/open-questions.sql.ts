import type { Sql } from '@rapport/prisma/database.ts'

export interface OpenQuestion {
  /** Of the interaction. */
  id: string
  /** ISO 8601. */
  at: string
  waitingMinutes: number
  overdue: boolean
}

type Place = Pick<OpenQuestion, 'at' | 'id'>

export interface OpenQuestionsPage {
  /** Only those that came after this one. */
  after: Place | null
  before: Place | null
  channel: string | null
  /** Only those that are open for longer than they should. */
  overdue: boolean
  limit: number
  /** From the latest on. */
  inverted: boolean
}

/** What people said to us and nobody answered. Straight from an index: the price is that of a page, however many there are. */
export function openQuestions(
  sql: Sql,
  workspaceId: string,
  { after, before, channel, overdue, limit, inverted }: OpenQuestionsPage,
): Promise<OpenQuestion[]> {
  const direction = inverted ? 'DESC' : 'ASC'
  return sql.query<OpenQuestion>(
    {
      name: `open_questions${inverted ? '_inverted' : ''}`,
      text: `
SELECT q.id::text AS id, to_char(q.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
  greatest(extract(epoch FROM now() - q.at)::float8 / 60, 0) AS "waitingMinutes", q.at < w.due AS overdue
FROM (SELECT now() - response_target * interval '1 minute' AS due FROM workspace WHERE id = $1::uuid) w
CROSS JOIN LATERAL (
  SELECT id, at FROM question
  WHERE workspace_id = $1::uuid AND answered_at IS NULL AND (at, id) > ($2::timestamptz, $3::uuid) AND (at, id) < ($4::timestamptz, $5::uuid)
    AND at < CASE WHEN $6::boolean THEN w.due ELSE 'infinity' END AND ($7::text IS NULL OR channel = $7::text)
  -- Of those that nobody answered, the first column is the same; named, it is what makes the index give them in order.
  ORDER BY answered_at ${direction}, at ${direction}, id ${direction} LIMIT $8::int
) q ORDER BY q.at ${direction}, q.id ${direction}`,
    },
    [
      workspaceId,
      after?.at ?? '-infinity',
      after?.id ?? '00000000-0000-0000-0000-000000000000',
      before?.at ?? 'infinity',
      before?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff',
      overdue,
      channel,
      limit,
    ],
  )
}
