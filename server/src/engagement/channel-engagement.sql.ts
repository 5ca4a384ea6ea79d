import type { Sql } from '@rapport/prisma/database.ts'
import type { Period } from './hours.sql.ts'

export interface ChannelCounts {
  channel: string
  impressions: number
  clicks: number
  reactions: number
  comments: number
  shares: number
}

/**
 * What was shown and done on each channel, or on one of them, from counters: at most 24 rows a day and channel are read.
 * @param channel null for all
 */
export function channelEngagement(
  sql: Sql,
  workspaceId: string,
  { from, to, channel }: Period & { channel: string | null },
): Promise<ChannelCounts[]> {
  return sql.query<ChannelCounts>(
    {
      name: 'channel_engagement',
      text: `
SELECT channel, sum(impressions)::float8 AS impressions, sum(clicks)::float8 AS clicks, sum(reactions)::float8 AS reactions,
  sum(comments)::float8 AS comments, sum(shares)::float8 AS shares
FROM channel_hour
WHERE workspace_id = $1::uuid AND day >= coalesce($2::date, '-infinity') AND day <= coalesce($3::date, 'infinity')
  AND ($4::text IS NULL OR channel = $4::text)
GROUP BY channel HAVING sum(impressions + clicks + reactions + comments + shares) > 0 ORDER BY channel COLLATE "C"`,
    },
    [workspaceId, from, to, channel],
  )
}
