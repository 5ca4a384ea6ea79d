import type { Sql } from '@rapport/prisma/database.ts'
import { formatJson } from '../formats/format-json.sql.ts'
import type { AffinityCounts } from './affinities.ts'
import type { IdentityRef } from './identity.ts'

export interface ProfileCardRow {
  id: string
  displayName: string | null
  known: boolean
  firstSeenAt: string
  lastSeenAt: string
  engagement: { interactions: number; exposures: number; responses: number; purchases: number }
  identities: IdentityRef[]
  affinities: AffinityCounts[]
  interactions: {
    id: string
    kind: string
    at: string
    channel: string | null
    text: string | null
    value: string | null
    currency: string | null
    creative: { name: string; format: { name: string } | null } | null
  }[]
}

const utc = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** Everything a profile card shows, in one statement; undefined when nobody has this identity. */
export async function profileCardRow(sql: Sql, workspaceId: string, identity: IdentityRef, interactions: number) {
  const [row] = await sql.query<{ profile: ProfileCardRow }>(statement, [
    workspaceId,
    identity.namespace,
    identity.value,
    interactions,
  ])
  return row?.profile
}

const statement = {
  name: 'profile_card',
  text: `
SELECT json_build_object(
  'id', c.id, 'displayName', c.display_name, 'known', c.known,
  'firstSeenAt', ${utc('c.first_seen_at')}, 'lastSeenAt', ${utc('c.last_seen_at')},
  'engagement', json_build_object('interactions', c.interaction_count, 'exposures', c.exposure_count,
    'responses', c.response_count, 'purchases', c.purchase_count),
  'identities', (
    SELECT coalesce(json_agg(json_build_object('namespace', namespace, 'value', value) ORDER BY namespace, value), '[]')
    FROM identity WHERE workspace_id = c.workspace_id AND customer_id = c.id),
  'affinities', (
    SELECT coalesce(json_agg(json_build_object('format', ${formatJson('a')}, 'exposures', mine.exposures, 'responses', mine.responses,
      'allExposures', everyone.exposures, 'allResponses', everyone.responses)), '[]')
    FROM customer_format mine
    JOIN workspace_format everyone USING (workspace_id, format_id)
    JOIN ad_format a ON a.id = mine.format_id
    WHERE mine.workspace_id = c.workspace_id AND mine.customer_id = c.id),
  'interactions', (
    SELECT coalesce(json_agg(json_build_object('id', i.id, 'kind', i.kind, 'at', ${utc('i.at')}, 'channel', i.channel, 'text', i.text,
      'value', trim_scale(i.value)::text, 'currency', i.currency,
      'creative', CASE WHEN k.id IS NOT NULL THEN json_build_object('name', k.name,
        'format', CASE WHEN a.id IS NOT NULL THEN json_build_object('name', a.name) END) END) ORDER BY i.at DESC, i.id DESC), '[]')
    FROM (
      SELECT * FROM interaction WHERE workspace_id = c.workspace_id AND customer_id = c.id ORDER BY at DESC, id DESC LIMIT $4::int
    ) i
    LEFT JOIN creative k ON k.workspace_id = i.workspace_id AND k.id = i.creative_id
    LEFT JOIN ad_format a ON a.id = k.format_id)
) AS profile
FROM identity n JOIN customer c ON c.workspace_id = n.workspace_id AND c.id = n.customer_id
WHERE n.workspace_id = $1::uuid AND n.namespace = $2 AND n.value = $3`,
}
