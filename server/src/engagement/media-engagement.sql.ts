import type { Sql } from '@rapport/prisma/database.ts'

/** What is counted per impression. */
export const engagementMetrics = ['clicks', 'reactions', 'comments', 'shares'] as const
type Metric = (typeof engagementMetrics)[number] | 'impressions'

/** What one creative earned, by our own interactions. */
export type CreativeSums = Record<Metric, number>

const ofWhat = { CREATIVE: 'c.id', CAMPAIGN: 'c.campaign_id' } as const
export type MediaScope = keyof typeof ofWhat

/** What each of some creatives or campaigns earned over all time, creative by creative, from counters: a row a day. */
export async function mediaSums(
  sql: Sql,
  workspaceId: string,
  scope: MediaScope,
  ids: readonly string[],
): Promise<Map<string, CreativeSums[]>> {
  const rows = await sql.query<{ id: string; creatives: CreativeSums[] }>(
    {
      name: `engagement_of_${scope.toLowerCase()}`,
      text: `
SELECT wanted.id::text AS id, earned.creatives FROM unnest($2::uuid[]) AS wanted(id)
CROSS JOIN LATERAL (SELECT array_agg(c.id) AS ids FROM creative c WHERE c.workspace_id = $1::uuid AND ${ofWhat[scope]} = wanted.id) made
CROSS JOIN LATERAL (
  SELECT coalesce(json_agg(one), '[]') AS creatives FROM (
    SELECT coalesce(sum(impressions), 0) AS impressions,
      ${engagementMetrics.map((name) => `coalesce(sum(${name}), 0) AS ${name}`).join(', ')}
    FROM creative_day WHERE workspace_id = $1::uuid AND source = 'OBSERVED' AND creative_id = ANY(made.ids) GROUP BY creative_id
  ) one
) earned`,
    },
    [workspaceId, ids],
  )
  return new Map(rows.map(({ id, creatives }) => [id, creatives]))
}
