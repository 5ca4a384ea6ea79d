import { profiles } from './statement.ts'

/** Whether a profile is, or belongs to, one of the persons in question. */
const asked = '($2::uuid[] IS NULL OR id = ANY($2::uuid[]) OR merged_into = ANY($2::uuid[]))'

/**
 * Item of a `WITH`: each profile with the head of its cluster.
 * @param kept whether to find them once and keep them, which pays when many parts of a statement ask for a few people
 */
export const everyProfile = (kept: boolean): string => `${profiles} AS ${kept ? '' : 'NOT '}MATERIALIZED (
  SELECT *, coalesce(merged_into, id) AS head FROM customer WHERE workspace_id = $1::uuid AND ${asked}
)`

const absorbed = `SELECT head,
    sum(interaction_count) AS interactions, sum(exposure_count) AS exposures, sum(response_count) AS responses,
    sum(purchase_count) AS purchases, sum(sentiment_sum) AS sentiment_sum, sum(sentiment_count) AS sentiment_count,
    min(first_seen_at) AS added_at, min(first_seen_at) FILTER (WHERE interaction_count > 0) AS first_at,
    (array_agg(display_name ORDER BY traits_at DESC NULLS LAST, id DESC) FILTER (WHERE display_name IS NOT NULL AND NOT named_by_channel))[1] AS name,
    (array_agg(display_name ORDER BY traits_at DESC NULLS LAST, id DESC) FILTER (WHERE display_name IS NOT NULL))[1] AS any_name
  FROM ${profiles} WHERE merged_into IS NOT NULL GROUP BY head`

const traits = `SELECT head, jsonb_object_agg(t.key, t.value ORDER BY one.traits_at NULLS FIRST, one.id) AS traits
  FROM ${profiles} one CROSS JOIN LATERAL jsonb_each(one.traits) t WHERE merged_into IS NOT NULL GROUP BY head`

/**
 * The persons in question, each as `Customer` shows them: all profiles together, where the one that stands for them has the last word.
 * PostgreSQL leaves out what a rule does not ask for, tables included.
 */
export const persons = `
  SELECT c.id, c.known, c.last_seen_at,
    coalesce(others.traits || c.traits, c.traits) AS traits,
    c.interaction_count + coalesce(o.interactions, 0) AS interactions,
    c.exposure_count + coalesce(o.exposures, 0) AS exposures,
    c.response_count + coalesce(o.responses, 0) AS responses,
    c.purchase_count + coalesce(o.purchases, 0) AS purchases,
    c.sentiment_sum + coalesce(o.sentiment_sum, 0) AS sentiment_sum,
    c.sentiment_count + coalesce(o.sentiment_count, 0) AS sentiment_count,
    CASE WHEN c.interaction_count > 0 THEN least(c.first_seen_at, o.first_at)
      ELSE coalesce(o.first_at, least(c.first_seen_at, o.added_at)) END AS first_seen_at,
    coalesce(CASE WHEN NOT c.named_by_channel THEN c.display_name END, o.name, c.display_name, o.any_name) AS display_name
  FROM ${profiles} c LEFT JOIN (${absorbed}) o ON o.head = c.id LEFT JOIN (${traits}) others ON others.head = c.id
  WHERE c.merged_into IS NULL`
