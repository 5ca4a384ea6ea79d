import type { Sql } from '@rapport/prisma/database.ts'

/** A topic, and how many profiles have to do with it. */
export interface TopicCount {
  topic: string
  profiles: number
}

export interface RelatedTopic extends TopicCount {
  /** How often those who have to do with one have to do with both, 0 to 1. */
  similarity: number
  shared: number
  sampled: number
}

export function topTopics(sql: Sql, workspaceId: string, first: number): Promise<TopicCount[]> {
  return sql.query(
    {
      name: 'top_topics',
      text: `SELECT topic, profiles FROM workspace_topic WHERE workspace_id = $1::uuid
             ORDER BY profiles DESC, topic LIMIT $2::int`,
    },
    [workspaceId, first],
  )
}

export async function findTopic(sql: Sql, workspaceId: string, topic: string): Promise<TopicCount | null> {
  const [found] = await sql.query<TopicCount>(
    {
      name: 'find_topic',
      text: 'SELECT topic, profiles FROM workspace_topic WHERE workspace_id = $1::uuid AND topic = $2',
    },
    [workspaceId, topic],
  )
  return found ?? null
}

/** Profiles that are looked at: those that came last. With a hundred topics each this bounds what is read. */
const sampleSize = 500

/** Less says nothing of what goes together. */
const fewestShared = 2

/** Topics that the same people have to do with, those that go together most first. */
export function relatedTopics(sql: Sql, workspaceId: string, topic: string, first: number): Promise<RelatedTopic[]> {
  return sql.query(
    {
      name: 'related_topics',
      text: `
WITH sample AS MATERIALIZED (
  SELECT customer_id FROM customer_interest WHERE workspace_id = $1::uuid AND topic = $2 ORDER BY customer_id DESC LIMIT ${sampleSize}
),
size AS (SELECT count(*)::int AS sampled FROM sample),
both_topics AS (
  SELECT i.topic, count(*)::int AS shared
  FROM sample s JOIN customer_interest i ON i.workspace_id = $1::uuid AND i.customer_id = s.customer_id
  WHERE i.topic <> $2 GROUP BY i.topic HAVING count(*) >= ${fewestShared}
)
SELECT b.topic, t.profiles, b.shared, size.sampled,
  least(1, (b.shared::float8 / size.sampled) * sqrt(mine.profiles::float8 / t.profiles)) AS similarity
FROM both_topics b CROSS JOIN size
JOIN workspace_topic t ON t.workspace_id = $1::uuid AND t.topic = b.topic
JOIN workspace_topic mine ON mine.workspace_id = $1::uuid AND mine.topic = $2
ORDER BY similarity DESC, b.shared DESC, b.topic LIMIT $3::int`,
    },
    [workspaceId, topic, first],
  )
}
