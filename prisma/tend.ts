import type { Database } from './database.ts'

/** What grows with use. Of some only what is looked for: to compare the JSON that they bear takes longer than all the rest. */
const tables = `customer, identity, customer_format, customer_merge, creative, creative_day, report, segment_member, segment_due,
  segment_format, segment_day, segment_size, segment_growth, workspace_format, format_basket, channel_hour, customer_interest,
  workspace_topic, consent, customer_points, point_entry, coupon, sentiment_due, awaited_reply, profile_message,
  interaction_sentiment (workspace_id, interaction_id, language, label, value, method),
  decision (workspace_id, id, at, customer_id, goal, format_id),
  question (workspace_id, id, customer_id, kind, channel, creative_id, at, answered_at),
  interaction (workspace_id, id, customer_id, kind, at, creative_id, key, reply_to_id, robot)`

/**
 * Tells the planner how much there is of what, after much of it came: of tables that it knows nothing of it expects few rows, and then
 * compares each with each. A server would find out by itself within minutes, the embedded database never: it has no autovacuum, so there
 * this also clears away what was overwritten. Everybody else waits meanwhile, seconds where there are millions of rows.
 */
export async function tend(db: Database): Promise<void> {
  await db.execute(`${db.kind === 'embedded' ? 'VACUUM (ANALYZE)' : 'ANALYZE'} ${tables}`)
}
