const kinds = {
  impressions: 'IMPRESSION',
  clicks: 'CLICK',
  reactions: 'REACTION',
  comments: 'COMMENT',
  shares: 'SHARE',
  mentions: 'MENTION',
  reviews: 'REVIEW',
} as const
const names = Object.keys(kinds) as (keyof typeof kinds)[]

/**
 * Moves what was shown and done by channel and hour. Days and hours are the workspace's own.
 * @param people SQL of a table with the new interactions, as `countInteractions` has them, without those of robots
 */
export const countHours = (people: string): string => `
INSERT INTO channel_hour AS h (workspace_id, channel, day, hour, ${names.join(', ')})
SELECT $1::uuid, coalesce(n.channel, ''), here::date, extract(hour FROM here)::smallint,
  ${names.map((name) => `count(*) FILTER (WHERE n.kind = '${kinds[name]}')`).join(', ')}
FROM ${people} n CROSS JOIN LATERAL (
  SELECT n.at AT TIME ZONE w.time_zone AS here FROM workspace w WHERE w.id = $1::uuid
) place
WHERE n.kind IN (${names.map((name) => `'${kinds[name]}'`).join(', ')})
GROUP BY 2, 3, 4
ON CONFLICT (workspace_id, channel, day, hour) DO UPDATE SET ${names.map((name) => `${name} = h.${name} + excluded.${name}`).join(', ')}`
