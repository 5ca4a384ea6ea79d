import type { Sql } from '@rapport/prisma/database.ts'

/**
 * One file names a campaign or creative by id and another by name: where that can only be the same, makes it one, under its id. Call it
 * before anything staged is registered; the staging table must have the columns of `namedCreativeColumns`.
 * @param trusted whether what is known by name only may get the id that is staged. It keeps that for good, so that whoever else may write
 *   could make a creative theirs; of others only what they name is found
 */
export async function unifyNames(sql: Sql, workspaceId: string, staged: string, trusted: boolean): Promise<void> {
  await sql.execute(
    `CREATE TEMP TABLE named ON COMMIT DROP AS
     SELECT DISTINCT platform, campaign, campaign_name, creative, creative_name, built FROM ${staged}`,
  )
  if (trusted) await sql.execute(campaignsGetTheirId, [workspaceId])
  await rename(sql, workspaceId, staged, campaignsKnownById)
  if (trusted) await sql.execute(creativesGetTheirId, [workspaceId])
  await rename(sql, workspaceId, staged, creativesKnownById)
  await sql.execute('DROP TABLE named')
}

/** A key that was built from the campaign's key, with another one. */
const rekeyed = (key: string, from: string, to: string) => `
  CASE WHEN ${key} = 'campaign: ' || ${from} OR starts_with(${key}, 'campaign: ' || ${from} || ' / ')
      THEN 'campaign: ' || ${to} || substr(${key}, length('campaign: ' || ${from}) + 1)
    WHEN starts_with(${key}, ${from} || ' / ') THEN ${to} || substr(${key}, length(${from}) + 1)
    ELSE ${key} END`

/** The file has an id for what an earlier one only named. */
const campaignsGetTheirId = `
WITH one AS (
  SELECT platform, campaign_name AS name, min(campaign) AS key FROM named
  WHERE campaign_name <> campaign GROUP BY 1, 2 HAVING count(DISTINCT campaign) = 1
),
adopted AS (
  UPDATE campaign p SET key = o.key FROM one o
  WHERE p.workspace_id = $1::uuid AND p.platform = o.platform AND p.key = o.name
    AND NOT EXISTS (SELECT FROM campaign x WHERE x.workspace_id = $1::uuid AND x.platform = o.platform AND x.key = o.key)
  RETURNING p.id, o.name, o.key
)
UPDATE creative c SET key = ${rekeyed('c.key', 'a.name', 'a.key')} FROM adopted a
WHERE c.workspace_id = $1::uuid AND c.campaign_id = a.id AND c.key <> ${rekeyed('c.key', 'a.name', 'a.key')}`

/** The file only names what an earlier one had an id for. */
const campaignsKnownById = `
SELECT n.platform, n.campaign AS old_campaign, n.creative AS old_creative, p.key AS campaign,
  ${rekeyed('n.creative', 'n.campaign', 'p.key')} AS creative, ${rekeyed('n.built', 'n.campaign', 'p.key')} AS built
FROM named n JOIN (
  SELECT platform, name, min(key) AS key FROM campaign WHERE workspace_id = $1::uuid GROUP BY 1, 2 HAVING count(*) = 1
) p ON p.platform = n.platform AND p.name = n.campaign AND p.key <> n.campaign
WHERE NOT EXISTS (SELECT FROM campaign x WHERE x.workspace_id = $1::uuid AND x.platform = n.platform AND x.key = n.campaign)`

/** As for campaigns, but only within one campaign, since "Video 1" exists in each. */
const creativesGetTheirId = `
WITH one AS (
  SELECT platform, built, min(creative) AS key FROM named
  WHERE built <> creative GROUP BY 1, 2 HAVING count(DISTINCT creative) = 1
)
UPDATE creative c SET key = o.key FROM one o
WHERE c.workspace_id = $1::uuid AND c.platform = o.platform AND c.key = o.built
  AND NOT EXISTS (SELECT FROM creative x WHERE x.workspace_id = $1::uuid AND x.platform = o.platform AND x.key = o.key)`

const creativesKnownById = `
SELECT n.platform, n.campaign AS old_campaign, n.creative AS old_creative, n.campaign, c.key AS creative, n.built
FROM (
  SELECT platform, campaign, creative_name, min(built) AS built, min(creative) AS creative FROM named
  WHERE built IS NOT NULL GROUP BY 1, 2, 3 HAVING count(DISTINCT creative) = 1 AND min(creative) = min(built)
) n
LEFT JOIN campaign p ON p.workspace_id = $1::uuid AND p.platform = n.platform AND p.key = n.campaign
JOIN (
  SELECT platform, campaign_id, name, min(key) AS key FROM creative
  WHERE workspace_id = $1::uuid AND NOT aggregate GROUP BY 1, 2, 3 HAVING count(*) = 1
) c ON c.platform = n.platform AND c.name = n.creative_name AND c.campaign_id IS NOT DISTINCT FROM p.id
WHERE (n.campaign IS NULL) = (p.id IS NULL) AND c.key <> n.creative AND right(c.key, length(c.name) + 3) <> ' / ' || c.name`

/** Gives staged rows other keys. */
async function rename(sql: Sql, workspaceId: string, staged: string, changes: string): Promise<void> {
  await sql.execute(
    `CREATE TEMP TABLE renamed (platform platform, old_campaign text, old_creative text, campaign text, creative text, built text) ON COMMIT DROP`,
  )
  const renamed = await sql.execute(`INSERT INTO renamed ${changes}`, [workspaceId])
  if (renamed > 0)
    for (const table of [staged, 'named'])
      await sql.execute(
        `UPDATE ${table} s SET campaign = r.campaign, creative = r.creative, built = r.built FROM renamed r
         WHERE s.platform = r.platform AND s.campaign IS NOT DISTINCT FROM r.old_campaign AND s.creative IS NOT DISTINCT FROM r.old_creative`,
      )
  await sql.execute('DROP TABLE renamed')
}
