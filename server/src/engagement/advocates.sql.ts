import type { Sql } from '@rapport/prisma/database.ts'

export interface Advocate {
  customerId: string
  mentions: number
  shares: number
  reviews: number
  lastAt: Date
  followers: number | null
  score: number
}

/** What traits call the number of people who follow somebody. */
export const followerTraits = ['followers', 'followersCount', 'followers_count', 'follower_count'] as const

const followers = `greatest(${followerTraits.map((name) => `CASE WHEN p.traits ->> '${name}' ~ '^[0-9]{1,10}$' THEN (p.traits ->> '${name}')::bigint END`).join(', ')})`

/** Everybody who ever told others of us, with all their profiles, how many follow them and how they feel. */
const told = `
FROM (
  SELECT coalesce(c.merged_into, c.id) AS id, sum(mentions) AS mentions, sum(shares) AS shares, sum(reviews) AS reviews, max(last_at) AS last_at
  FROM customer_advocacy a JOIN customer c ON c.workspace_id = a.workspace_id AND c.id = a.customer_id
  WHERE a.workspace_id = $1::uuid GROUP BY 1
) told CROSS JOIN LATERAL (
  SELECT max(${followers})::float8 AS followers, sum(p.sentiment_sum) / (sum(p.sentiment_count) + 2) AS feeling
  FROM (
    SELECT * FROM customer WHERE workspace_id = $1::uuid AND id = told.id
    UNION ALL SELECT * FROM customer WHERE workspace_id = $1::uuid AND merged_into = told.id
  ) p
) person`

/**
 * The people who tell others of us, by score. From a counter that has only those who ever did: the price is that of their number, not of
 * all customers, and not of what they did.
 */
export function advocates(
  sql: Sql,
  workspaceId: string,
  { first, minFollowers }: { first: number; minFollowers: number | null },
): Promise<Advocate[]> {
  return sql.query<Advocate>(
    {
      name: 'advocates',
      text: `
SELECT told.id::text AS "customerId", mentions::int AS mentions, shares::int AS shares, reviews::int AS reviews, last_at AS "lastAt",
  followers::float8 AS followers, (mentions + shares + reviews) * log(10 + coalesce(followers, 0)) * (1 + feeling) / 2 AS score
${told}
WHERE $3::float8 IS NULL OR followers >= $3::float8 ORDER BY score DESC, last_at DESC, told.id LIMIT $2::int`,
    },
    [workspaceId, first, minFollowers],
  )
}

/** All people who tell others of us, together. */
export interface Advocacy {
  people: number
  mentions: string
  shares: string
  reviews: string
  followed: number
  potentialReach: string
}

/** What they said of us, and to how many. From the same counter, at the same price. */
export async function advocacy(sql: Sql, workspaceId: string): Promise<Advocacy> {
  const [row] = await sql.query<Advocacy>(
    {
      name: 'advocacy',
      text: `
SELECT count(*)::int AS people, coalesce(sum(mentions), 0)::text AS mentions, coalesce(sum(shares), 0)::text AS shares,
  coalesce(sum(reviews), 0)::text AS reviews, count(followers)::int AS followed,
  coalesce(sum((mentions + shares + reviews) * followers::numeric), 0)::text AS "potentialReach"
${told}`,
    },
    [workspaceId],
  )
  return row!
}
