import type { Sql } from '@rapport/prisma/database.ts'
import { uuidV7 } from '@rapport/prisma/uuid-v7.sql.ts'
import { applyFormatRules } from '../formats/apply-format-rules.sql.ts'
import { instant } from './instant.sql.ts'
import { unifyNames } from './unify-names.sql.ts'

/** Columns that a staging table must have for `registerCreatives`. `creative` is its key and may be null where nothing is named;
 * `published_at` is as `instant` takes it; `built` is the key that it has, or would have, by names alone. */
export const namedCreativeColumns = `platform platform, campaign text, campaign_name text, creative text, creative_name text,
  aggregate boolean, format_id text, channel text, paid boolean, text text, published_at text, built text`

/**
 * The temporary table that `registerCreatives` leaves, and whoever called it drops: each creative that the staging table named, with its
 * id and key, and what it had before if it is `old`.
 */
export const touched = 'touched'
const touchedColumns =
  'creative_id uuid, platform platform, creative text, old_format_id text, old_campaign_id uuid, old boolean'

/**
 * What names creatives. A file knows better than what was known. Events come from pages, with a key that everybody can read, and tag one
 * creative in several ways: they tell what is missing and replace nothing, not even a creative's key by its id.
 */
export type Teller = 'EVENT' | 'FILE'

/**
 * Makes or updates the campaigns and creatives that a staging table names, and gives them formats; call it inside a transaction. Leaves
 * the table `touched`.
 */
export async function registerCreatives(sql: Sql, workspaceId: string, staged: string, teller: Teller): Promise<void> {
  await unifyNames(sql, workspaceId, staged, teller === 'FILE')
  await sql.execute(`CREATE TEMP TABLE ${touched} (${touchedColumns}) ON COMMIT DROP`)
  await sql.execute(
    `INSERT INTO ${touched} SELECT c.id, s.platform, s.creative, c.format_id, c.campaign_id, c.id IS NOT NULL
     FROM (SELECT DISTINCT platform, creative FROM ${staged} WHERE creative IS NOT NULL) s
     LEFT JOIN creative c ON c.workspace_id = $1::uuid AND c.platform = s.platform AND c.key = s.creative`,
    [workspaceId],
  )
  await sql.execute(campaigns(staged), [workspaceId])
  await sql.execute(creatives(staged, teller), [workspaceId])
  await sql.execute(
    `UPDATE ${touched} t SET creative_id = c.id FROM creative c
     WHERE NOT t.old AND c.workspace_id = $1::uuid AND c.platform = t.platform AND c.key = t.creative`,
    [workspaceId],
  )
  await sql.execute(`ANALYZE ${touched}`)
  await applyFormatRules(sql, workspaceId, ruled[teller])
}

/** The creatives of `touched`, by how their format is known. */
export async function formatsTouched(sql: Sql, workspaceId: string) {
  const [formats] = await sql.query<{ column: number; rule: number; person: number; unknown: number }>(
    `SELECT count(*) FILTER (WHERE format_source = 'COLUMN')::int AS column, count(*) FILTER (WHERE format_source = 'RULE')::int AS rule,
       count(*) FILTER (WHERE format_source = 'PERSON')::int AS person, count(*) FILTER (WHERE format_id IS NULL)::int AS unknown
     FROM creative WHERE workspace_id = $1::uuid AND id IN (SELECT creative_id FROM ${touched})`,
    [workspaceId],
  )
  return formats!
}

/** A campaign that a file names without its id is the one of that name, if there is one. */
const campaigns = (staged: string) => `
WITH named AS (
  SELECT platform, campaign, max(campaign_name) AS name FROM ${staged} WHERE campaign IS NOT NULL GROUP BY platform, campaign
)
INSERT INTO campaign AS p (workspace_id, id, platform, key, name)
SELECT $1::uuid, ${uuidV7}, platform, campaign, coalesce(name, campaign) FROM named n
WHERE NOT EXISTS (SELECT FROM campaign x WHERE x.workspace_id = $1::uuid AND x.platform = n.platform AND x.name = n.campaign AND x.key <> n.campaign)
ON CONFLICT (workspace_id, platform, key) DO UPDATE SET name = excluded.name
WHERE p.name <> excluded.name AND excluded.name <> excluded.key`

/** The creatives whose format the naming rules may tell. The name that an event fills in changes no format that is known. */
const ruled: Record<Teller, string> = {
  EVENT: `SELECT t.creative_id FROM ${touched} t JOIN creative c ON c.workspace_id = $1::uuid AND c.id = t.creative_id WHERE c.format_id IS NULL`,
  FILE: `SELECT creative_id FROM ${touched}`,
}

/** What becomes of a creative that is there. What the file says wins, except over a person's word on the format; what it does not say stays. */
const known: Record<Teller, string> = {
  EVENT: `
  name = CASE WHEN c.name = c.key THEN excluded.name ELSE c.name END,
  campaign_id = coalesce(c.campaign_id, excluded.campaign_id),
  format_id = coalesce(c.format_id, excluded.format_id), format_source = coalesce(c.format_source, excluded.format_source)`,
  FILE: `
  name = CASE WHEN excluded.name = excluded.key THEN c.name ELSE excluded.name END,
  campaign_id = coalesce(excluded.campaign_id, c.campaign_id),
  format_id = CASE WHEN c.format_source = 'PERSON' THEN c.format_id ELSE coalesce(excluded.format_id, c.format_id) END,
  format_source = CASE WHEN c.format_source = 'PERSON' THEN c.format_source ELSE coalesce(excluded.format_source, c.format_source) END,
  channel = coalesce(excluded.channel, c.channel), paid = coalesce(excluded.paid, c.paid), text = coalesce(excluded.text, c.text),
  published_at = coalesce(excluded.published_at, c.published_at)`,
}

const creatives = (staged: string, teller: Teller) => `
WITH one AS (
  SELECT platform, creative, max(creative_name) AS name, max(campaign) AS campaign, bool_and(aggregate) AS aggregate,
    max(format_id) AS format_id, max(channel) AS channel, bool_or(paid) AS paid, max(text) AS text, max(published_at) AS published_at
  FROM ${staged} WHERE creative IS NOT NULL GROUP BY platform, creative
), placed AS MATERIALIZED (
  SELECT n.platform, n.campaign, coalesce(k.id, m.id) AS campaign_id
  FROM (SELECT DISTINCT platform, campaign FROM one WHERE campaign IS NOT NULL) n
  LEFT JOIN campaign k ON k.workspace_id = $1::uuid AND k.platform = n.platform AND k.key = n.campaign
  LEFT JOIN (
    SELECT DISTINCT ON (platform, name) platform, name, id FROM campaign
    WHERE workspace_id = $1::uuid AND (platform, name) IN (SELECT platform, campaign FROM one) ORDER BY platform, name, id
  ) m ON m.platform = n.platform AND m.name = n.campaign
)
INSERT INTO creative AS c (workspace_id, id, platform, key, name, campaign_id, aggregate, format_id, format_source, channel, paid, text, published_at)
SELECT $1::uuid, ${uuidV7}, o.platform, o.creative, o.name, p.campaign_id, o.aggregate, o.format_id, CASE WHEN o.format_id IS NOT NULL THEN 'COLUMN'::format_source END, o.channel, o.paid, o.text, ${instant('o.published_at')}
FROM one o JOIN workspace w ON w.id = $1::uuid LEFT JOIN placed p ON p.platform = o.platform AND p.campaign = o.campaign
ON CONFLICT (workspace_id, platform, key) DO UPDATE SET ${known[teller]}`
