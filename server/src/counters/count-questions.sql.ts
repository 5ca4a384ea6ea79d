import type { Sql } from '@rapport/prisma/database.ts'

/** What people say to us and we may answer. */
const questionKinds = ['COMMENT', 'MENTION', 'MESSAGE', 'REVIEW', 'SUPPORT_REQUEST'] as const
const listed = questionKinds.map((kind) => `'${kind}'`).join(', ')

/** Said in private: whatever we say next to that person on that channel is an answer, also where nothing tells to what. */
export const isPrivate = `kind IN ('MESSAGE', 'SUPPORT_REQUEST')`

const columns = 'id, customer_id, kind, channel, creative_id, at'
const replies = 'id, customer_id, channel, at, reply_to_id'

/**
 * Takes down what of some new interactions may be answered, and answers what was. What comes of each question follows from all
 * interactions alone, in whatever order they came.
 * @param people SQL of a table with the new interactions, as `countInteractions` has them, without those of robots
 * @returns items of a `WITH` that take the workspace as $1
 */
export const countQuestions = (people: string): string => `
replied AS MATERIALIZED (SELECT ${replies} FROM ${people} n WHERE kind = 'REPLY'),
asked AS MATERIALIZED (
  SELECT ${columns} FROM ${people} n WHERE kind IN (${listed})
  UNION
  SELECT q.* FROM replied r CROSS JOIN LATERAL (
    SELECT ${columns} FROM question WHERE workspace_id = $1::uuid AND id = r.reply_to_id OFFSET 0
  ) q
  UNION
  SELECT q.* FROM replied r CROSS JOIN LATERAL (
    SELECT ${columns} FROM question
    WHERE workspace_id = $1::uuid AND customer_id = r.customer_id AND (answered_at IS NULL OR answered_at > r.at)
      AND ${isPrivate} AND channel IS NOT DISTINCT FROM r.channel AND at <= r.at OFFSET 0
  ) q
),
${answer}`

/** Answers questions again to which replies were tied later. */
export async function answerAgain(sql: Sql, workspaceId: string, questions: readonly string[]): Promise<void> {
  await sql.execute(
    `WITH replied AS (SELECT ${replies} FROM interaction LIMIT 0),
     asked AS (SELECT ${columns} FROM question WHERE workspace_id = $1::uuid AND id = ANY($2::uuid[])),
     ${answer}
     SELECT 1`,
    [workspaceId, questions],
  )
}

/**
 * A question is answered every time that we say what it is that we answer and, before that and where it was said in private, the first
 * time that we speak to its author again. Nothing is joined: PostgreSQL, which expects few rows of each, would compare all with all.
 */
const answer = `
talk AS (
  -- By us, in this very statement: in order of time from the last to the first, so that the least so far is the next.
  SELECT id, at, is_reply, min(at) FILTER (WHERE is_reply) OVER (PARTITION BY customer_id, channel ORDER BY at DESC) AS next
  FROM (
    SELECT id, customer_id, channel, at, true AS is_reply FROM replied
    UNION ALL SELECT id, customer_id, channel, at, false FROM asked WHERE ${isPrivate}
  ) said
),
tied AS (
  SELECT reply_to_id AS question, id, at FROM replied WHERE reply_to_id IS NOT NULL
  UNION
  SELECT q.id, r.id, r.at FROM asked q CROSS JOIN LATERAL (
    SELECT id, at FROM interaction
    WHERE workspace_id = $1::uuid AND reply_to_id = q.id AND kind = 'REPLY' AND robot IS NULL OFFSET 0
  ) r
),
heard AS (
  SELECT max(id::text)::uuid AS id, max(customer_id::text)::uuid AS customer_id, max(kind) AS kind, max(channel) AS channel,
    max(creative_id::text)::uuid AS creative_id, max(at) AS at, min(next) AS next,
    coalesce(array_agg(tied ORDER BY tied) FILTER (WHERE tied IS NOT NULL), '{}') AS tied
  FROM (
    SELECT *, id AS question, NULL::timestamptz AS next, NULL::timestamptz AS tied FROM asked
    UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, question, NULL, at FROM tied
    UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, id, next, NULL FROM talk WHERE NOT is_reply
    UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, q.id, r.at, NULL FROM asked q CROSS JOIN LATERAL (
      SELECT at FROM interaction
      WHERE q.${isPrivate} AND workspace_id = $1::uuid AND customer_id = q.customer_id AND kind = 'REPLY' AND at >= q.at
        AND robot IS NULL AND channel IS NOT DISTINCT FROM q.channel
      ORDER BY kind, at, id LIMIT 1
    ) r
  ) told GROUP BY question HAVING count(at) > 0
),
counted_question AS (
  INSERT INTO question (workspace_id, ${columns}, answered_at, replies)
  SELECT $1::uuid, ${columns}, replies[1], replies FROM heard CROSS JOIN LATERAL (
    SELECT CASE WHEN next < tied[1] OR cardinality(tied) = 0 THEN array_remove(next || tied, NULL) ELSE tied END AS replies
  ) every_reply
  ON CONFLICT (workspace_id, id) DO UPDATE SET answered_at = excluded.answered_at, replies = excluded.replies
    WHERE question.replies <> excluded.replies
)`
