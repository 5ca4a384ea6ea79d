import type { Sql } from '@rapport/prisma/database.ts'
import { settleEditions } from './report-editions.sql.ts'
import { reportColumns, reportMetrics, toldMetrics, type ReportMetric, type ToldMetrics } from './told-metrics.sql.ts'

const sums = reportColumns.replaceAll(/\w+/g, 'sum($&)')

/**
 * Rebuilds the daily counters from reports, after editions of some creatives changed between two days (see `refreshEditions`).
 * @param creatives SQL of the ids of those creatives; their campaigns are counted whole, because creatives and campaign totals overlap
 * @param from first day; `-infinity` (with `infinity`) for all days, which it must be when a creative changed its campaign
 * @param to last day
 * @returns `superseded`: rows of reports that counted before and no longer do; `fewer`: metrics that fewer daily counters have than before
 */
export async function countReports(
  sql: Sql,
  workspaceId: string,
  creatives: string,
  from: string,
  to: string,
): Promise<{ superseded: number; fewer: ReportMetric[] }> {
  await sql.execute('CREATE TEMP TABLE counting (id uuid PRIMARY KEY) ON COMMIT DROP')
  await sql.execute(
    `INSERT INTO counting
     SELECT id FROM creative WHERE workspace_id = $1::uuid AND (id IN (${creatives})
       OR campaign_id IN (SELECT campaign_id FROM creative WHERE workspace_id = $1::uuid AND id IN (${creatives})))`,
    [workspaceId],
  )
  const counting = 'SELECT id FROM counting'
  // Months and totals reach beyond the days that changed, so with them nothing less than everything will do.
  const [spans] = await sql.query<{ any: boolean }>(
    `SELECT EXISTS (SELECT FROM report_edition WHERE workspace_id = $1::uuid AND creative_id IN (${counting})
       AND until IS DISTINCT FROM day) AS any`,
    [workspaceId],
  )
  const [since, until] = spans?.any ? ['-infinity', 'infinity'] : [from, to]
  const superseded = await settleEditions(sql, workspaceId, counting, since, until)
  const counters = `FROM creative_day
    WHERE workspace_id = $1::uuid AND source = 'REPORTED' AND creative_id IN (${counting}) AND day BETWEEN $2::date AND $3::date`
  const told = async () => {
    const [counts] = await sql.query<ToldMetrics>(`SELECT ${toldMetrics} ${counters}`, [workspaceId, since, until])
    return counts!
  }
  const before = await told()
  await sql.execute(`DELETE ${counters}`, [workspaceId, since, until])
  await sql.execute(
    `INSERT INTO creative_day (workspace_id, source, creative_id, day, currency, ${reportColumns})
     SELECT $1::uuid, 'REPORTED', r.creative_id, r.day, r.currency, ${sums.replaceAll('(', '(r.')}
     FROM report r JOIN report_edition e USING (workspace_id, creative_id, period, cut)
     WHERE workspace_id = $1::uuid AND r.creative_id IN (${counting}) AND r.day BETWEEN $2::date AND $3::date AND e.answers & 1 <> 0
     GROUP BY r.creative_id, r.day, r.currency`,
    [workspaceId, since, until],
  )
  // First imports take nothing away and need not look again.
  const after = reportMetrics.some((metric) => before[metric] > 0) ? await told() : before
  await sql.execute('DROP TABLE counting')
  return { superseded, fewer: reportMetrics.filter((metric) => after[metric] < before[metric]) }
}
