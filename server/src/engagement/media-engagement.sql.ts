import type { Sql } from '@rapport/prisma/database.ts'

/** What is counted per impression. */
export const engagementMetrics = ['clicks', 'reactions', 'comments', 'shares'] as const
type Metric = (typeof engagementMetrics)[number] | 'impressions' | 'views'

/** What one creative earned, by our own interactions. */
export type CreativeSums = Record<Metric, number>

export interface MediaSums {
  creatives: CreativeSums[]
  /** How many registers of the sketch of all its creatives together have each rank. */
  reach: Record<string, number>
}

/** SQL for how many registers of a sketch have each rank, as JSON. */
const ranksOf = (parts: string) => `
  SELECT coalesce(json_object_agg(rank, registers), '{}') AS reach FROM (
    SELECT 33 - first AS rank, count(*) AS registers FROM (${parts}) together CROSS JOIN generate_series(0, 31) AS register
    CROSS JOIN LATERAL (SELECT nullif(position(B'1' IN substring(bits FROM 32 * register + 1 FOR 32)), 0) AS first) highest
    WHERE first IS NOT NULL GROUP BY first
  ) counted`

const ofWhat = { CREATIVE: 'c.id = wanted.id', CAMPAIGN: 'c.campaign_id = wanted.id', WORKSPACE: 'true' } as const
export type MediaScope = keyof typeof ofWhat

/**
 * What each of some creatives or campaigns, or the workspace (by any id, which comes back), earned over all time, from counters: a row a day of
 * each creative, and 64 for how many people saw it.
 */
export async function mediaSums(
  sql: Sql,
  workspaceId: string,
  scope: MediaScope,
  ids: readonly string[],
): Promise<Map<string, MediaSums>> {
  const rows = await sql.query<MediaSums & { id: string }>(
    {
      name: `engagement_of_${scope.toLowerCase()}`,
      text: `
SELECT wanted.id::text AS id, earned.creatives, sketch.reach FROM unnest($2::uuid[]) AS wanted(id)
CROSS JOIN LATERAL (SELECT array_agg(c.id) AS ids FROM creative c WHERE c.workspace_id = $1::uuid AND ${ofWhat[scope]}) made
CROSS JOIN LATERAL (
  SELECT coalesce(json_agg(one), '[]') AS creatives FROM (
    SELECT coalesce(sum(impressions), 0) AS impressions, coalesce(sum(video_views), 0) AS views,
      ${engagementMetrics.map((name) => `coalesce(sum(${name}), 0) AS ${name}`).join(', ')}
    FROM creative_day WHERE workspace_id = $1::uuid AND source = 'OBSERVED' AND creative_id = ANY(made.ids) GROUP BY creative_id
  ) one
) earned
CROSS JOIN LATERAL (
  ${ranksOf('SELECT bit_or(bits) AS bits FROM creative_reach WHERE workspace_id = $1::uuid AND creative_id = ANY(made.ids) GROUP BY part')}
) sketch`,
    },
    [workspaceId, ids],
  )
  return new Map(rows.map(({ id, ...sums }) => [id, sums]))
}

/** How many people saw anything on a channel, as the ranks of its sketch: of 64 rows. */
export async function channelRanks(sql: Sql, workspaceId: string, channel: string): Promise<MediaSums['reach']> {
  const [row] = await sql.query<Pick<MediaSums, 'reach'>>(
    {
      name: 'reach_of_channel',
      text: ranksOf('SELECT bits FROM channel_reach WHERE workspace_id = $1::uuid AND channel = $2'),
    },
    [workspaceId, channel],
  )
  return row!.reach
}
