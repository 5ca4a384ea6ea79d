import type { Sql } from '@rapport/prisma/database.ts'
import { formatsTouched, registerCreatives } from '../campaigns/register-creatives.sql.ts'
import { countReports } from '../performance/count-reports.sql.ts'
import { cutOf } from '../performance/counted-reports.sql.ts'
import type { Kind, SliceField } from './reading/fields.ts'

export interface ReportMerge {
  workspaceId: string
  importId: string
  kind: Kind
  cut: readonly SliceField[]
  /** Temporary table with the columns of `stagedReportColumns`. */
  staged: string
}

const figures = 'impressions, reach, clicks, reactions, comments, shares, video_views, conversions, revenue, spend'
const slices = 'age, gender, country, interest, device, placement'
const each = (columns: string, form: string) => columns.replaceAll(/\w+/g, form)

/** Moves a staged report into the workspace and brings its counters along; call it inside a transaction. */
export async function mergeReports(sql: Sql, merge: ReportMerge) {
  const { workspaceId, staged } = merge
  await sql.execute(`ANALYZE ${staged}`)
  await registerCreatives(sql, workspaceId, staged)
  const rows = await mergeRows(sql, merge)
  const removed = await sql.execute(stale(staged), [workspaceId, merge.importId, cutOf(merge.cut)])
  const [period] = await sql.query<{ first: string; last: string }>(
    `SELECT coalesce(min(day), '-infinity')::text AS first, coalesce(max(until), max(day), 'infinity')::text AS last FROM ${staged}`,
  )
  await countReports(sql, workspaceId, 'SELECT creative_id FROM touched', period!.first, period!.last)
  const formats = await formatsTouched(sql, workspaceId)
  await sql.execute('DROP TABLE touched')
  return { ...rows, removed, formats }
}

/** The same row twice is one; rows of the same key with other figures are parts of a whole. A post's totals are not: its last row counts. */
async function mergeRows(sql: Sql, { workspaceId, importId, kind, cut, staged }: ReportMerge) {
  const key = 'platform, creative, period, slice'
  const texts = `currency, ${slices}`
  const distinct = kind === 'posts'
    ? `SELECT DISTINCT ON (${key}) ${key}, day, until, ${texts}, ${figures}, count(*) OVER (PARTITION BY ${key}) AS times
       FROM ${staged} ORDER BY ${key}, line DESC`
    : `SELECT ${key}, min(day) AS day, min(until) AS until, ${each(texts, 'min($&) AS $&')}, ${each(figures, 'min($&) AS $&')}, count(*) AS times
       FROM ${staged} GROUP BY ${key}, repeat`
  const [merged] = await sql.query<{ created: number; replaced: number; repeated: number; added: number }>(
    `WITH row AS (${distinct}),
     whole AS (
       SELECT ${key}, min(day) AS day, min(until) AS until, ${each(texts, 'min($&) AS $&')}, ${each(figures, 'sum($&) AS $&')},
         count(*) AS parts, sum(times - 1) AS repeats
       FROM row GROUP BY ${key}
     ),
     merged AS (
       INSERT INTO report AS r (workspace_id, creative_id, period, slice, day, until, cut, ${texts}, ${figures}, import_id)
       SELECT $1::uuid, t.creative_id, w.period, w.slice, coalesce(w.day, old.day, (now() AT TIME ZONE s.time_zone)::date), w.until,
         $3::smallint, ${each(texts, 'w.$&')}, ${each(figures, 'w.$&')}, $2::uuid
       FROM whole w
       JOIN touched t ON t.platform = w.platform AND t.creative = w.creative
       JOIN workspace s ON s.id = $1::uuid
       LEFT JOIN report old ON w.day IS NULL AND old.workspace_id = $1::uuid AND old.creative_id = t.creative_id
         AND old.period = w.period AND old.slice = w.slice
       ON CONFLICT (workspace_id, creative_id, period, slice) DO UPDATE SET day = excluded.day, until = excluded.until,
         ${each(texts, '$& = excluded.$&')}, ${each(figures, '$& = excluded.$&')}, import_id = excluded.import_id
       RETURNING (xmax = 0) AS fresh
     )
     SELECT (SELECT count(*) FILTER (WHERE fresh) FROM merged)::int AS created, (SELECT count(*) FILTER (WHERE NOT fresh) FROM merged)::int AS replaced,
       sum(repeats)::int AS repeated, sum(parts - 1)::int AS added FROM whole`,
    [workspaceId, importId, cutOf(cut)],
  )
  return merged!
}

/** Rows of the same creatives, periods and breakdown that an earlier file had and this one no longer has: a re-export replaces its days. */
const stale = (staged: string) => `
DELETE FROM report r USING (
  SELECT DISTINCT t.creative_id, s.period FROM ${staged} s JOIN touched t ON t.platform = s.platform AND t.creative = s.creative
) again
WHERE r.workspace_id = $1::uuid AND r.creative_id = again.creative_id AND r.period = again.period
  AND r.cut = $3::smallint AND r.import_id <> $2::uuid`
