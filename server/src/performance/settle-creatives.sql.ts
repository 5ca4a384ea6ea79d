import type { Sql } from '@rapport/prisma/database.ts'
import { registerCreatives, type Teller, touched } from '../campaigns/register-creatives.sql.ts'
import { countFormats, recountFormats } from '../counters/count-interactions.sql.ts'
import { lookAgain } from '../counters/look-again.sql.ts'
import { countReports } from './count-reports.sql.ts'

/**
 * `registerCreatives`, and then counts anew what earlier imports said of creatives that have another format or campaign now. Leaves
 * the table `touched` as that does.
 */
export async function settleCreatives(sql: Sql, workspaceId: string, staged: string, teller: Teller): Promise<void> {
  await registerCreatives(sql, workspaceId, staged, teller)
  const [changed] = await sql.query<{ format: boolean; formatFilled: string[]; moved: string[]; campaign: boolean }>(
    `SELECT coalesce(bool_or(t.old_format_id IS NOT NULL AND c.format_id IS DISTINCT FROM t.old_format_id AND EXISTS (
         SELECT FROM interaction i WHERE i.workspace_id = $1::uuid AND i.creative_id = c.id)), false) AS format,
       coalesce(array_agg(c.id::text) FILTER (WHERE t.old_format_id IS NULL AND c.format_id IS NOT NULL), '{}') AS "formatFilled",
       coalesce(array_agg(c.id::text) FILTER (WHERE c.campaign_id IS DISTINCT FROM t.old_campaign_id), '{}') AS moved,
       coalesce(bool_or(${movedWithReports}), false) AS campaign
     FROM ${touched} t JOIN creative c ON c.workspace_id = $1::uuid AND c.id = t.creative_id WHERE t.old`,
    [workspaceId],
  )
  if (changed!.format) await recountFormats(sql, workspaceId)
  else if (changed!.formatFilled.length > 0) await countFormats(sql, workspaceId, changed!.formatFilled)
  // Rules may ask for campaigns.
  if (changed!.moved.length > 0)
    await lookAgain(
      sql,
      workspaceId,
      '(SELECT customer_id FROM interaction WHERE workspace_id = $1::uuid AND creative_id = ANY($2::uuid[]))',
      [changed!.moved],
    )
  // Over all days: in its new campaign a creative takes the place of that campaign's totals, and in its old one it no longer does.
  if (changed!.campaign) await countReports(sql, workspaceId, movedAndLeft, '-infinity', 'infinity')
}

/** A creative that no report tells of takes nobody's place. */
const movedWithReports = `c.campaign_id IS DISTINCT FROM t.old_campaign_id
    AND EXISTS (SELECT FROM report r WHERE r.workspace_id = $1::uuid AND r.creative_id = c.id)`

const moved = `
  SELECT c.id, t.old_campaign_id FROM ${touched} t JOIN creative c ON c.workspace_id = $1::uuid AND c.id = t.creative_id
  WHERE t.old AND ${movedWithReports}`

const movedAndLeft = `
  SELECT id FROM (${moved}) moved
  UNION SELECT c.id FROM (${moved}) moved JOIN creative c ON c.workspace_id = $1::uuid AND c.campaign_id = moved.old_campaign_id`
