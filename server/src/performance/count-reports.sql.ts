import type { Sql } from '@rapport/prisma/database.ts'
import { countedReports } from './counted-reports.sql.ts'

const metrics = 'impressions, reach, clicks, reactions, comments, shares, video_views, conversions, revenue, spend'
const sums = metrics.replaceAll(/\w+/g, 'sum($&)')

/**
 * Rebuilds the daily counters from reports, after reports of some creatives changed between two days.
 * @param creatives SQL of the ids of those creatives; their campaigns are counted whole, because creatives and campaign totals overlap
 * @param from first day; `-infinity` (with `infinity`) for all days, which it must be when a creative changed its campaign
 * @param to last day
 */
export async function countReports(
  sql: Sql,
  workspaceId: string,
  creatives: string,
  from: string,
  to: string,
): Promise<void> {
  await sql.execute('CREATE TEMP TABLE counting (id uuid PRIMARY KEY) ON COMMIT DROP')
  await sql.execute(
    `INSERT INTO counting
     SELECT id FROM creative WHERE workspace_id = $1::uuid AND (id IN (${creatives})
       OR campaign_id IN (SELECT campaign_id FROM creative WHERE workspace_id = $1::uuid AND id IN (${creatives})))`,
    [workspaceId],
  )
  const counting = 'IN (SELECT id FROM counting)'
  // Months and totals reach beyond the days that changed, so with them nothing less than everything will do.
  const [spans] = await sql.query<{ any: boolean }>(
    `SELECT EXISTS (SELECT FROM report WHERE workspace_id = $1::uuid AND creative_id ${counting} AND until IS DISTINCT FROM day) AS any`,
    [workspaceId],
  )
  const [since, until] = spans?.any ? ['-infinity', 'infinity'] : [from, to]
  await sql.execute(
    `DELETE FROM creative_day
     WHERE workspace_id = $1::uuid AND source = 'REPORTED' AND creative_id ${counting} AND day BETWEEN $2::date AND $3::date`,
    [workspaceId, since, until],
  )
  await sql.execute(
    `WITH RECURSIVE ${countedReports('0', `r.creative_id ${counting} AND r.day BETWEEN $2::date AND $3::date`)}
     INSERT INTO creative_day (workspace_id, source, creative_id, day, currency, ${metrics})
     SELECT $1::uuid, 'REPORTED', creative_id, day, currency, ${sums} FROM counted_report GROUP BY creative_id, day, currency`,
    [workspaceId, since, until],
  )
  await sql.execute('DROP TABLE counting')
}
