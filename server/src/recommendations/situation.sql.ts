import type { NamedStatement, Sql } from '@rapport/prisma/database.ts'
import type { AdFormat } from '@rapport/prisma/generated/client/client.ts'
import type { Goal, Platform } from '@rapport/prisma/generated/client/enums.ts'
import { formatJson } from '../formats/format-json.sql.ts'
import { chosenByDeeds } from '../segments/rules/chosen-by-deeds.sql.ts'
import type { Arm } from './arm.ts'
import { halfLifeDays, rememberedDays } from './fatigue.ts'
import { defaultRules, type RecommendationRules } from './recommendation-rules.ts'

export interface Asked {
  goal: Goal
  /** The profile that stands for the person; null where the question is about no person. */
  customerId: string | null
  /** Only this segment, instead of those that the person is in. */
  segmentId: string | null
  platform: Platform | null
  /** Formats that may be chosen; null for those that the workspace has shown, and its own. */
  formatIds: readonly string[] | null
}

/** All that a choice depends on, as it is stored. */
export interface Situation {
  rules: Partial<RecommendationRules>
  arms: (Arm & { format: AdFormat })[]
  segments: { id: string; name: string }[]
  /** What the person last said of the purpose; null for never. */
  consent: boolean | null
  /** What they asked support for or said in anger in the last 30 days, and nobody answered. */
  complaints: number
  /** Of the baskets; empty where nobody said. Null where there are none. */
  currency: string | null
}

/** More arms than that would share the exploration until none gets any; those shown most stay. */
export const mostArms = 60
/** Latest exposures of a profile that are looked at for fatigue, and complaints at the most. */
const mostRecent = 50
const mostComplaints = 10

/**
 * Reads everything in one statement, whose cost does not grow with history.
 *
 * Segments whose members were chosen by what they did are left out, unless one is asked for: what chose them would count as what formats
 * did with them, and a second time beside their own counts. Of one that is asked for, what happened since the day it was built counts.
 */
export async function readSituation(sql: Sql, workspaceId: string, asked: Asked, at: Date): Promise<Situation> {
  const [row] = await sql.query<{ situation: Situation }>(statements[asked.goal], [
    workspaceId,
    asked.customerId,
    asked.segmentId,
    asked.platform,
    asked.formatIds,
    at.toISOString(),
  ])
  return row!.situation
}

/**
 * The counter of answered exposures, and the expressions of all answers in counters that have not been held against exposures: of
 * formats, and of days.
 */
const answers: Record<Goal, readonly [string, string, string]> = {
  CLICK: ['clicked', 'clicks', 'd.clicks'],
  ENGAGEMENT: ['engaged', 'responses - clicks', 'd.reactions + d.comments + d.shares'],
  CONVERSION: ['converted', 'conversions', 'd.conversions'],
  REVENUE: ['converted', 'conversions', 'd.conversions'],
}

const statement = (goal: Goal): NamedStatement => {
  const [answered, told, daily] = answers[goal]
  return {
    name: `situation_${goal.toLowerCase()}`,
    text: `
WITH person AS MATERIALIZED (
  SELECT id FROM customer WHERE workspace_id = $1::uuid AND id = $2::uuid
  UNION ALL SELECT id FROM customer WHERE workspace_id = $1::uuid AND merged_into = $2::uuid
), used AS (
  SELECT format_id FROM workspace_format WHERE workspace_id = $1::uuid AND exposures > 0 AND $5::text[] IS NULL
  UNION SELECT id FROM ad_format f WHERE workspace_id = $1::uuid AND $5::text[] IS NULL
    AND EXISTS (SELECT FROM creative WHERE workspace_id = $1::uuid AND format_id = f.id)
  UNION SELECT unnest($5::text[])
), arm AS MATERIALIZED (
  SELECT ${formatJson('a')} AS format, a.id, coalesce(w.exposures, 0) AS exposures, coalesce(w.${answered}, 0) AS successes,
    coalesce(${told.replaceAll(/(\w+)/g, 'w.$1')}, 0) AS told, coalesce(w.pairs, 0) AS exposure_pairs,
    coalesce(w.${answered}_mixed, 0) AS mixed_pairs, coalesce(w.${answered}_pairs, 0) AS success_pairs
  FROM used JOIN ad_format a ON a.id = used.format_id AND (a.workspace_id IS NULL OR a.workspace_id = $1::uuid)
  LEFT JOIN workspace_format w ON w.workspace_id = $1::uuid AND w.format_id = a.id
  WHERE $4::platform IS NULL OR a.platform = $4::platform
  ORDER BY w.exposures DESC NULLS LAST, a.id LIMIT ${mostArms}
), own AS (
  SELECT format_id, sum(exposures) AS exposures, sum(${told}) AS told
  FROM customer_format WHERE workspace_id = $1::uuid AND customer_id IN (SELECT id FROM person) GROUP BY format_id
), stay AS MATERIALIZED (
  SELECT id, name, ${chosenByDeeds('rule')} AS by_deeds,
    (built_at AT TIME ZONE (SELECT time_zone FROM workspace WHERE id = $1::uuid))::date AS built_on FROM segment
  WHERE workspace_id = $1::uuid AND ($3::uuid IS NULL OR id = $3::uuid) AND (id = $3::uuid OR NOT ${chosenByDeeds('rule')} AND id IN (
    SELECT segment_id FROM segment_member
    WHERE workspace_id = $1::uuid AND customer_id IN (SELECT id FROM person) AND left_at IS NULL
  ))
), by_segment AS (
  SELECT format_id, json_object_agg(id, json_build_object('exposures', exposures, 'successes', successes)) AS segments FROM (
    SELECT f.format_id, stay.id, f.exposures, ${told.replaceAll(/(\w+)/g, 'f.$1')} AS successes
    FROM stay JOIN segment_format f ON f.workspace_id = $1::uuid AND f.segment_id = stay.id WHERE NOT by_deeds
    UNION ALL
    SELECT c.format_id, stay.id, sum(d.impressions), sum(${daily})
    FROM stay JOIN segment_day d ON d.workspace_id = $1::uuid AND d.segment_id = stay.id AND d.day > stay.built_on
    JOIN creative c ON c.workspace_id = $1::uuid AND c.id = d.creative_id
    WHERE by_deeds AND c.format_id IS NOT NULL GROUP BY c.format_id, stay.id
  ) counted GROUP BY format_id
), recent AS (
  SELECT c.format_id, sum(2 ^ (-greatest(0, extract(epoch FROM $6::timestamptz - shown.at)::float8) / ${halfLifeDays * 86_400})) AS times
  FROM person CROSS JOIN LATERAL (
    SELECT at, creative_id FROM interaction
    WHERE workspace_id = $1::uuid AND customer_id = person.id AND kind = 'IMPRESSION' AND at > $6::timestamptz - interval '${rememberedDays} days'
      AND robot IS NULL
    ORDER BY at DESC LIMIT ${mostRecent}
  ) shown JOIN creative c ON c.workspace_id = $1::uuid AND c.id = shown.creative_id GROUP BY c.format_id
), complaint AS (
  SELECT FROM question q LEFT JOIN interaction_sentiment s ON s.workspace_id = $1::uuid AND s.interaction_id = q.id
  WHERE q.workspace_id = $1::uuid AND q.customer_id IN (SELECT id FROM person) AND q.answered_at IS NULL
    AND q.at > $6::timestamptz - interval '30 days' AND (q.kind = 'SUPPORT_REQUEST' OR s.label = 'NEGATIVE')
  LIMIT ${mostComplaints}
)${goal === 'REVENUE' ? baskets : ''}
SELECT json_build_object(
  'rules', w.recommendation_rules,
  'arms', (
    SELECT coalesce(json_agg(json_build_object('format', arm.format, 'formatId', arm.id,
      'everyone', json_build_object('exposures', arm.exposures, 'successes', arm.successes, 'told', arm.told,
        'exposurePairs', arm.exposure_pairs, 'mixedPairs', arm.mixed_pairs, 'successPairs', arm.success_pairs),
      'segments', coalesce(by_segment.segments, '{}'),
      'own', json_build_object('exposures', coalesce(own.exposures, 0), 'successes', least(coalesce(own.exposures, 0), coalesce(own.told, 0))),
      'recent', coalesce(recent.times, 0),
      'basket', ${goal === 'REVENUE' ? basket : 'NULL::json'}) ORDER BY arm.id), '[]')
    FROM arm LEFT JOIN own ON own.format_id = arm.id LEFT JOIN by_segment ON by_segment.format_id = arm.id
    LEFT JOIN recent ON recent.format_id = arm.id ${goal === 'REVENUE' ? 'LEFT JOIN basket ON basket.format_id = arm.id' : ''}),
  'segments', (
    SELECT coalesce(json_agg(json_build_object('id', s.id, 'name', s.name) ORDER BY s.id), '[]')
    FROM stay s),
  'consent', (
    SELECT granted FROM consent
    WHERE workspace_id = $1::uuid AND customer_id IN (SELECT id FROM person)
      AND purpose = coalesce(w.recommendation_rules->>'consentPurpose', '${defaultRules.consentPurpose}')
    ORDER BY at DESC, granted LIMIT 1),
  'complaints', (SELECT count(*) FROM complaint),
  'currency', ${goal === 'REVENUE' ? '(SELECT currency FROM commonest)' : 'NULL'}
) AS situation
FROM workspace w WHERE w.id = $1::uuid`,
  }
}

/** Currencies are never mixed: the one of most purchases counts. */
const baskets = `, commonest AS MATERIALIZED (
  SELECT currency FROM format_basket WHERE workspace_id = $1::uuid AND format_id IN (SELECT id FROM arm)
  GROUP BY currency ORDER BY sum(purchases) DESC, currency LIMIT 1
), basket AS (
  SELECT * FROM format_basket WHERE workspace_id = $1::uuid AND currency = (SELECT currency FROM commonest)
)`
const basket = `json_build_object('purchases', coalesce(basket.purchases, 0), 'revenue', coalesce(basket.revenue, 0),
  'squares', coalesce(basket.squares, 0))`

const statements: Record<Goal, NamedStatement> = {
  CLICK: statement('CLICK'),
  ENGAGEMENT: statement('ENGAGEMENT'),
  CONVERSION: statement('CONVERSION'),
  REVENUE: statement('REVENUE'),
}
