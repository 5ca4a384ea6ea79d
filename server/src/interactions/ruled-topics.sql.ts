import { interestedKinds } from '../counters/interest-weights.ts'
import { likePattern } from '../like-pattern.sql.ts'

const like = likePattern('rule.pattern')

/**
 * SQL of the topics that the workspace's rules see in an interaction, as an array; null where none match. A workspace without rules is
 * asked once, not for each interaction.
 * @param one SQL of the interaction
 */
export const ruledTopics = (one: string): string => `
CASE WHEN (SELECT EXISTS (SELECT FROM topic_rule WHERE workspace_id = $1::uuid)) AND ${one}.kind IN (${interestedKinds}) THEN (
  SELECT array_agg(DISTINCT rule.topic) FROM topic_rule rule WHERE rule.workspace_id = $1::uuid AND CASE rule.place
    WHEN 'PAGE' THEN lower(coalesce(${one}.properties->>'path', ${one}.context->'page'->>'path')) LIKE ${like}
    ELSE EXISTS (
      SELECT FROM creative c LEFT JOIN campaign p ON p.workspace_id = c.workspace_id AND p.id = c.campaign_id
      WHERE c.workspace_id = $1::uuid AND c.id = ${one}.creative_id AND (lower(c.name) LIKE ${like} OR lower(p.name) LIKE ${like})
    ) END
) END`
