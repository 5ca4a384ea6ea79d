import type { Sql } from '@rapport/prisma/database.ts'
import { scoreAt, together, togetherOfAll } from './decay.sql.ts'

/** Topics that a profile keeps, give or take those of one transaction: of more, the weakest are dropped. */
export const mostTopics = 100

/**
 * Moves the interests of profiles by some new interactions of people.
 * @param interactions SQL of a table with `customer_id, kind, at, topics`
 * @param live whether this is the counting as things happen: then weak topics give way, and topics know how many profiles they have
 * @returns items of a `WITH` that take the workspace as $1
 */
export function countInterests(interactions: string, live: boolean): string {
  return `
by_interest AS (
  SELECT customer_id, topic, ${togetherOfAll} AS score, max(at) AS last_at
  FROM (
    SELECT n.customer_id, about.topic, n.at, n.score, max(n.score) OVER (PARTITION BY n.customer_id, about.topic) AS best
    FROM (SELECT n.*, ${scoreAt('n.at', 'n.kind')} AS score FROM ${interactions} n JOIN workspace w ON w.id = $1::uuid) n
    CROSS JOIN LATERAL (SELECT DISTINCT unnest(n.topics)) AS about (topic)
    WHERE n.topics IS NOT NULL AND n.score IS NOT NULL
  ) deed GROUP BY customer_id, topic
),
${live ? giveWay : ''}
counted_interest AS (
  INSERT INTO customer_interest AS i (workspace_id, customer_id, topic, score, last_at)
  SELECT $1::uuid, customer_id, topic, score, last_at FROM by_interest
  ON CONFLICT (workspace_id, customer_id, topic) DO UPDATE SET last_at = greatest(i.last_at, excluded.last_at),
    score = ${together('i.score', 'excluded.score')}
  RETURNING i.topic, i.xmax = 0 AS fresh
)${live ? `,\n${topics}` : ''}`
}

/** Of a profile that gets new topics and would have too many, drops the weakest of those that nothing new was done about. */
const giveWay = `
fresh_interest AS (
  SELECT customer_id, count(*) AS topics FROM by_interest b WHERE NOT EXISTS (
    SELECT FROM customer_interest WHERE workspace_id = $1::uuid AND customer_id = b.customer_id AND topic = b.topic
  ) GROUP BY customer_id
),
dropped_interest AS (
  DELETE FROM customer_interest i USING (
    SELECT f.customer_id, weak.topic FROM fresh_interest f CROSS JOIN LATERAL (
      SELECT topic FROM customer_interest old WHERE old.workspace_id = $1::uuid AND old.customer_id = f.customer_id
        AND NOT EXISTS (SELECT FROM by_interest b WHERE b.customer_id = old.customer_id AND b.topic = old.topic)
      ORDER BY score, topic LIMIT greatest(0, f.topics - ${mostTopics} + (
        SELECT count(*) FROM customer_interest WHERE workspace_id = $1::uuid AND customer_id = f.customer_id
      ))
    ) weak
  ) weak
  WHERE i.workspace_id = $1::uuid AND i.customer_id = weak.customer_id AND i.topic = weak.topic
  RETURNING i.topic
),`

/** One statement changes a row once, so what comes and what goes are added up first. */
const topics = `
changed_topic AS (
  SELECT topic, sum(one) AS profiles FROM (
    SELECT topic, 1 AS one FROM counted_interest WHERE fresh UNION ALL SELECT topic, -1 FROM dropped_interest
  ) changed GROUP BY topic
),
left_topic AS (
  SELECT t.topic FROM changed_topic c JOIN workspace_topic t ON t.workspace_id = $1::uuid AND t.topic = c.topic
  WHERE t.profiles + c.profiles = 0
),
gone_topic AS (
  DELETE FROM workspace_topic t USING left_topic l WHERE t.workspace_id = $1::uuid AND t.topic = l.topic
),
counted_topic AS (
  INSERT INTO workspace_topic AS t (workspace_id, topic, profiles)
  SELECT $1::uuid, topic, profiles FROM changed_topic WHERE topic NOT IN (SELECT topic FROM left_topic)
  ON CONFLICT (workspace_id, topic) DO UPDATE SET profiles = t.profiles + excluded.profiles
)`

/** Counts anew how many profiles each topic has. */
export async function recountTopics(sql: Sql, workspaceId: string): Promise<void> {
  await sql.execute('DELETE FROM workspace_topic WHERE workspace_id = $1::uuid', [workspaceId])
  await sql.execute(
    `INSERT INTO workspace_topic (workspace_id, topic, profiles)
     SELECT workspace_id, topic, count(*) FROM customer_interest WHERE workspace_id = $1::uuid GROUP BY workspace_id, topic`,
    [workspaceId],
  )
}

/** Counts every interest anew, from all interactions: after the half-life was changed. Run it where nobody else can (`lockCounters`). */
export async function recountInterests(sql: Sql, workspaceId: string): Promise<void> {
  await sql.execute('DELETE FROM customer_interest WHERE workspace_id = $1::uuid', [workspaceId])
  const people = '(SELECT * FROM interaction WHERE workspace_id = $1::uuid AND robot IS NULL AND topics IS NOT NULL)'
  await sql.execute(`WITH ${countInterests(people, false)} SELECT FROM counted_interest`, [workspaceId])
  await sql.execute(
    `DELETE FROM customer_interest i USING (
       SELECT customer_id, topic, row_number() OVER (PARTITION BY customer_id ORDER BY score DESC, topic DESC) AS place
       FROM customer_interest WHERE workspace_id = $1::uuid
     ) ranked
     WHERE i.workspace_id = $1::uuid AND i.customer_id = ranked.customer_id AND i.topic = ranked.topic AND place > ${mostTopics}`,
    [workspaceId],
  )
  await recountTopics(sql, workspaceId)
}
