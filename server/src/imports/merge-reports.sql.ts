import type { Sql } from '@rapport/prisma/database.ts'
import { instant } from '../campaigns/instant.sql.ts'
import { formatsTouched } from '../campaigns/register-creatives.sql.ts'
import { cutOf } from '../performance/breakdowns.ts'
import { countReports } from '../performance/count-reports.sql.ts'
import { refreshEditions } from '../performance/report-editions.sql.ts'
import { reportColumns, toldMetrics, type ReportMetric, type ToldMetrics } from '../performance/told-metrics.sql.ts'
import type { Kind, SliceField } from './reading/fields.ts'
import { settleCreatives } from '../performance/settle-creatives.sql.ts'

export interface ReportMerge {
  workspaceId: string
  importId: string
  kind: Kind
  cut: readonly SliceField[]
  /** Temporary table with the columns of `stagedReportColumns`. */
  staged: string
  /** Its partitions. All rows of a creative are in one of them. */
  parts: readonly string[]
}

const texts = 'age, gender, country, interest, device, placement'
const key = 'platform, creative, period, slice, currency'
const each = (columns: string, form: string) => columns.replaceAll(/\w+/g, form)

/** More rows than this go part by part. */
const mostAtOnce = 50_000

/**
 * Moves a staged report into the workspace and brings its counters along; call it inside a transaction. Many rows go part by part,
 * because what one statement sorts, aggregates and checks, it holds in memory.
 */
export async function mergeReports(sql: Sql, { workspaceId, importId, kind, cut, staged, parts }: ReportMerge) {
  // A sample of 3,000 rows instead of 30,000, of each part: the plans are the same, and the sample is held in memory.
  await sql.execute('SET LOCAL default_statistics_target = 10')
  await sql.execute(`ANALYZE ${staged} (${key}, campaign)`)
  if (kind === 'posts') await sql.execute(dayOfPosts(staged), [workspaceId])
  await settleCreatives(sql, workspaceId, staged, 'FILE')
  const [whole] = await sql.query<{ first: string; last: string; rows: number }>(
    `SELECT coalesce(min(day), '-infinity')::text AS first, coalesce(max(until), max(day), 'infinity')::text AS last,
       count(*)::int AS rows FROM ${staged}`,
  )
  const merged = { created: 0, replaced: 0, repeated: 0, added: 0 }
  for (const part of whole!.rows > mostAtOnce ? parts : [staged]) {
    const [repeats] = await sql.query<Pick<typeof merged, 'repeated' | 'added'>>(mergeRepeats(part, kind))
    const values = [workspaceId, importId, cutOf(cut)]
    const [saved] = await sql.query<Pick<typeof merged, 'created' | 'replaced'>>(save(part), values)
    merged.repeated += repeats!.repeated
    merged.added += repeats!.added
    merged.created += saved!.created
    merged.replaced += saved!.replaced
  }
  const removed = await sql.execute(stale(staged), [workspaceId, importId, cutOf(cut)])
  await refreshEditions(sql, workspaceId, editionsIn(staged), cutOf(cut))
  const touched = 'SELECT creative_id FROM touched'
  const { superseded, fewer } = await countReports(sql, workspaceId, touched, whole!.first, whole!.last)
  const [own] = await sql.query<{ outweighed: number }>(outweighed, [workspaceId, importId])
  const formats = await formatsTouched(sql, workspaceId)
  await sql.execute('DROP TABLE touched')
  const untold = fewer.length > 0 ? await notIn(sql, staged, fewer) : []
  return { ...merged, removed, superseded, untold, ...own!, formats }
}

/** Those of some metrics that no row of the file tells. */
async function notIn(sql: Sql, staged: string, metrics: readonly ReportMetric[]): Promise<ReportMetric[]> {
  const [file] = await sql.query<ToldMetrics>(`SELECT ${toldMetrics} FROM ${staged}`)
  return metrics.filter((metric) => file![metric] === 0)
}

/** The totals of a post are counted on the day on which it was published. */
const dayOfPosts = (staged: string) => `
UPDATE ${staged} s SET day = (${instant('s.published_at')} AT TIME ZONE w.time_zone)::date
FROM workspace w WHERE w.id = $1::uuid AND s.day IS NULL AND s.published_at IS NOT NULL`

/**
 * Leaves one row of each key. The same row twice is one; rows of the same key with other figures are parts of a whole. A post's totals
 * are not: its last row counts. Few keys repeat, so only their rows are aggregated.
 */
const mergeRepeats = (part: string, kind: Kind) => `
WITH twice AS (SELECT ${key} FROM ${part} GROUP BY ${key} HAVING count(*) > 1),
taken AS (
  DELETE FROM ${part} s USING twice t
  WHERE s.platform = t.platform AND s.creative = t.creative AND s.period = t.period AND s.slice = t.slice AND s.currency = t.currency RETURNING s.*
),
row AS (${kind === 'posts' ? lastOfPost : distinctRows}),
whole AS (
  SELECT ${key}, min(day) AS day, min(until) AS until, ${each(texts, 'min($&) AS $&')}, ${each(reportColumns, 'sum($&) AS $&')},
    count(*) AS parts, sum(times - 1) AS repeats
  FROM row GROUP BY ${key}
),
put AS (INSERT INTO ${part} (${key}, day, until, ${texts}, ${reportColumns}) SELECT ${key}, day, until, ${texts}, ${reportColumns} FROM whole)
SELECT coalesce(sum(repeats), 0)::int AS repeated, coalesce(sum(parts - 1), 0)::int AS added FROM whole`

const lastOfPost = `
  SELECT DISTINCT ON (${key}) ${key}, day, until, ${texts}, ${reportColumns}, count(*) OVER (PARTITION BY ${key}) AS times
  FROM taken ORDER BY ${key}, line DESC`

const distinctRows = `
  SELECT ${key}, min(day) AS day, min(until) AS until, ${each(`${texts}, ${reportColumns}`, 'min($&) AS $&')}, count(*) AS times
  FROM taken GROUP BY ${key}, repeat`

/** In the order of the primary key, so that its pages are written once. Totals without a day keep the day they first came. */
const save = (part: string) => `
WITH saved AS (
  INSERT INTO report AS r (workspace_id, creative_id, period, slice, currency, day, until, cut, ${texts}, ${reportColumns}, import_id)
  SELECT $1::uuid, t.creative_id, s.period, s.slice, s.currency,
    coalesce(s.day, (SELECT min(old.day) FROM report old WHERE old.workspace_id = $1::uuid AND old.creative_id = t.creative_id
      AND old.period = s.period AND old.slice = s.slice), (now() AT TIME ZONE w.time_zone)::date),
    s.until, $3::smallint, ${each(texts, 's.$&')}, ${each(reportColumns, 's.$&')}, $2::uuid
  FROM ${part} s
  JOIN touched t ON t.platform = s.platform AND t.creative = s.creative
  JOIN workspace w ON w.id = $1::uuid
  ORDER BY t.creative_id, s.day
  ON CONFLICT (workspace_id, creative_id, period, slice, currency) DO UPDATE SET day = excluded.day, until = excluded.until,
    ${each(texts, '$& = excluded.$&')}, ${each(reportColumns, '$& = excluded.$&')}, import_id = excluded.import_id
  RETURNING (xmax = 0) AS fresh
)
SELECT count(*) FILTER (WHERE fresh)::int AS created, count(*) FILTER (WHERE NOT fresh)::int AS replaced FROM saved`

/** Creatives and periods that the file tells of. */
const editionsIn = (staged: string) =>
  `SELECT DISTINCT t.creative_id, s.period FROM ${staged} s JOIN touched t ON t.platform = s.platform AND t.creative = s.creative`

/** Rows of the same creatives, periods and breakdown that an earlier file had and this one no longer has: a re-export replaces its days. */
const stale = (staged: string) => `
DELETE FROM report r USING (${editionsIn(staged)}) again
WHERE r.workspace_id = $1::uuid AND r.creative_id = again.creative_id AND r.period = again.period
  AND r.cut = $3::smallint AND r.import_id <> $2::uuid`

/** Rows of this file that totals leave out, since others tell the same. */
const outweighed = `
SELECT coalesce(sum(rows), 0)::int AS outweighed FROM report_edition
WHERE workspace_id = $1::uuid AND creative_id IN (SELECT creative_id FROM touched) AND import_id = $2::uuid AND answers & 1 = 0`
