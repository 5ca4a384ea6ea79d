import type { Database } from './database.ts'

/** What grows with use. Of interactions only what is looked for: to compare the JSON that they bear takes longer than all the rest. */
const tables = `customer, identity, customer_format, customer_merge, creative, creative_day, report, segment_member, segment_due,
  segment_format, segment_day,
  interaction (workspace_id, id, customer_id, kind, at, creative_id, key, reply_to_id, robot)`

/**
 * Tells the planner how much there is of what, after much of it came: of tables that it knows nothing of it expects few rows, and then
 * compares each with each. A server would find out by itself within minutes, the embedded database never: it has no autovacuum, so there
 * this also clears away what was overwritten. Everybody else waits meanwhile, seconds where there are millions of rows.
 */
export async function tend(db: Database): Promise<void> {
  await db.execute(`${db.kind === 'embedded' ? 'VACUUM (ANALYZE)' : 'ANALYZE'} ${tables}`)
}
