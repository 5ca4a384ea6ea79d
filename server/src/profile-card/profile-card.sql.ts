import type { Sql } from '@rapport/prisma/database.ts'
import { formatJson } from '../formats/format-json.sql.ts'
import type { AffinityCounts } from '../customers/affinities.ts'
import type { IdentityRef } from '../customers/identity.ts'
import { loyaltyOf } from '../loyalty/loyalty-score.sql.ts'
import type { LoyaltySettings } from '../loyalty/loyalty-settings.ts'

export interface ProfileCardRow {
  id: string
  displayName: string | null
  known: boolean
  firstSeenAt: string
  lastSeenAt: string
  engagement: { interactions: number; exposures: number; responses: number; purchases: number }
  sentiment: { sum: number; texts: number }
  loyalty: { score: number | null; settings: Partial<LoyaltySettings> }
  interests: { halfLife: number; counts: { topic: string; score: number; lastAt: string }[] }
  segments: { name: string }[]
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

/** Everything a profile card shows of a person, all their profiles together, in one statement; undefined when nobody has this identity. */
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
  'id', c.id, 'displayName', cluster.display_name, 'known', c.known,
  'firstSeenAt', ${utc('cluster.first_seen_at')}, 'lastSeenAt', ${utc('c.last_seen_at')},
  'engagement', json_build_object('interactions', cluster.interactions, 'exposures', cluster.exposures,
    'responses', cluster.responses, 'purchases', cluster.purchases),
  'sentiment', json_build_object('sum', cluster.sentiment, 'texts', cluster.texts),
  'loyalty', (SELECT json_build_object('score', score, 'settings', w.loyalty) FROM (${loyaltyOf('SELECT c.id AS head')}) close),
  'interests', json_build_object('halfLife', w.interest_half_life, 'counts', (
    SELECT coalesce(json_agg(json_build_object('topic', topic, 'score', score, 'lastAt', last_at)), '[]')
    FROM customer_interest WHERE workspace_id = c.workspace_id AND customer_id = ANY(cluster.ids))),
  'segments', (
    SELECT coalesce(json_agg(json_build_object('name', s.name) ORDER BY s.name), '[]')
    FROM segment_member m JOIN segment s ON s.workspace_id = m.workspace_id AND s.id = m.segment_id
    WHERE m.workspace_id = c.workspace_id AND m.customer_id = c.id AND m.left_at IS NULL),
  'identities', (
    SELECT coalesce(json_agg(json_build_object('namespace', namespace, 'value', value)), '[]')
    FROM identity WHERE workspace_id = c.workspace_id AND customer_id = ANY(cluster.ids)),
  'affinities', (
    SELECT coalesce(json_agg(json_build_object('format', ${formatJson('a')}, 'exposures', mine.exposures, 'responses', mine.responses,
      'allExposures', everyone.exposures, 'allAnswered', everyone.answered)), '[]')
    FROM (
      SELECT format_id, sum(exposures) AS exposures, sum(responses) AS responses
      FROM customer_format WHERE workspace_id = c.workspace_id AND customer_id = ANY(cluster.ids) GROUP BY format_id
    ) mine
    JOIN workspace_format everyone ON everyone.workspace_id = c.workspace_id AND everyone.format_id = mine.format_id
    JOIN ad_format a ON a.id = mine.format_id),
  'interactions', (
    SELECT coalesce(json_agg(json_build_object('id', i.id, 'kind', i.kind, 'at', ${utc('i.at')}, 'channel', i.channel, 'text', i.text,
      'value', trim_scale(i.value)::text, 'currency', i.currency,
      'creative', CASE WHEN k.id IS NOT NULL THEN json_build_object('name', k.name,
        'format', CASE WHEN a.id IS NOT NULL THEN json_build_object('name', a.name) END) END) ORDER BY i.at DESC, i.id DESC), '[]')
    FROM (
      SELECT latest.* FROM unnest(cluster.ids) AS profile(id) CROSS JOIN LATERAL (
        SELECT * FROM interaction WHERE workspace_id = c.workspace_id AND customer_id = profile.id ORDER BY at DESC, id DESC LIMIT $4::int
      ) latest
      ORDER BY at DESC, id DESC LIMIT $4::int
    ) i
    LEFT JOIN creative k ON k.workspace_id = i.workspace_id AND k.id = i.creative_id
    LEFT JOIN ad_format a ON a.id = k.format_id)
) AS profile
FROM identity n
JOIN customer one ON one.workspace_id = n.workspace_id AND one.id = n.customer_id
JOIN customer c ON c.workspace_id = n.workspace_id AND c.id = coalesce(one.merged_into, one.id)
JOIN workspace w ON w.id = n.workspace_id
CROSS JOIN LATERAL (
  SELECT array_agg(id) AS ids,
    coalesce(min(first_seen_at) FILTER (WHERE interaction_count > 0), min(first_seen_at)) AS first_seen_at,
    sum(interaction_count) AS interactions, sum(exposure_count) AS exposures,
    sum(response_count) AS responses, sum(purchase_count) AS purchases,
    sum(sentiment_sum) AS sentiment, sum(sentiment_count) AS texts,
    (array_agg(display_name ORDER BY named_by_channel, merged_into IS NOT NULL, traits_at DESC NULLS LAST, id DESC) FILTER (WHERE display_name IS NOT NULL))[1] AS display_name
  FROM (
    SELECT * FROM customer WHERE workspace_id = c.workspace_id AND id = c.id
    UNION ALL SELECT * FROM customer WHERE workspace_id = c.workspace_id AND merged_into = c.id
  ) profile
) cluster
WHERE n.workspace_id = $1::uuid AND n.namespace = $2 AND n.value = $3`,
}
