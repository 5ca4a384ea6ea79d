import type { Sql } from '@rapport/prisma/database.ts'
import type { Period } from './hours.sql.ts'

/** What others say of us. */
export interface Earned {
  mentions: string
  shares: string
  reviews: string
  comments: string
}

/** What we published, with what came of it. */
export interface Published {
  creatives: number
  impressions: string
  clicks: string
  reactions: string
  comments: string
  shares: string
}

export interface EarnedMedia {
  channels: (Earned & { channel: string })[]
  paid: Published
  owned: Published
  unknown: Published
}

const sum = (name: string) => `'${name}', coalesce(sum(${name}), 0)::text`
const published = (which: string) => `(
  SELECT json_build_object('creatives', count(DISTINCT d.creative_id), ${['impressions', 'clicks', 'reactions', 'comments', 'shares'].map(sum).join(', ')})
  FROM published d WHERE ${which}
)`

/** What others said of us beside what we published, ourselves or for money, from daily counters of our own interactions. */
export async function earnedMedia(sql: Sql, workspaceId: string, { from, to }: Period): Promise<EarnedMedia> {
  const [row] = await sql.query<EarnedMedia>(
    {
      name: 'earned_media',
      text: `
WITH published AS MATERIALIZED (
  SELECT d.*, c.paid FROM creative_day d JOIN creative c ON c.workspace_id = d.workspace_id AND c.id = d.creative_id
  WHERE d.workspace_id = $1::uuid AND d.source = 'OBSERVED'
    AND d.day >= coalesce($2::date, '-infinity') AND d.day <= coalesce($3::date, 'infinity')
)
SELECT (
  SELECT coalesce(json_agg(told ORDER BY channel), '[]') FROM (
    SELECT channel, sum(mentions)::text AS mentions, sum(shares)::text AS shares, sum(reviews)::text AS reviews, sum(comments)::text AS comments
    FROM channel_hour
    WHERE workspace_id = $1::uuid AND day >= coalesce($2::date, '-infinity') AND day <= coalesce($3::date, 'infinity')
    GROUP BY channel HAVING sum(mentions + shares + reviews + comments) > 0
  ) told
) AS channels, ${published('paid')} AS paid, ${published('NOT paid')} AS owned, ${published('paid IS NULL')} AS unknown`,
    },
    [workspaceId, from, to],
  )
  return row!
}
