import type { Sql } from '@rapport/prisma/database.ts'
import { mostTopics } from '../counters/count-interests.sql.ts'

interface Counter {
  table: string
  /** What tells its rows apart, beside the workspace. */
  key: readonly string[]
  /** What is counted. */
  values: readonly string[]
  /** Those of the values that are sums of fractions, whose last digits depend on the order in which they are added. */
  approximate?: readonly string[]
}

/** Everything that is counted, and can be counted again. */
export const counters: readonly Counter[] = [
  {
    table: 'customer',
    key: ['id'],
    values: [
      'known',
      'merged_into',
      'first_seen_at',
      'last_seen_at',
      'interaction_count',
      'exposure_count',
      'response_count',
      'purchase_count',
      'deed_count',
      'last_deed_at',
      'sentiment_sum',
      'sentiment_count',
      'click_count',
      'reaction_count',
      'comment_count',
      'share_count',
    ],
  },
  {
    table: 'customer_format',
    key: ['customer_id', 'format_id'],
    values: ['exposures', 'responses', 'clicks', 'conversions', 'last_at', 'interest'],
    approximate: ['interest'],
  },
  {
    table: 'workspace_format',
    key: ['format_id'],
    values: [
      'exposures',
      'responses',
      'clicks',
      'conversions',
      'answered',
      'pairs',
      ...['clicked', 'engaged', 'converted'].flatMap((one) => [one, `${one}_mixed`, `${one}_pairs`]),
    ],
  },
  { table: 'format_basket', key: ['format_id', 'currency'], values: ['purchases', 'revenue', 'squares'] },
  {
    table: 'customer_interest',
    key: ['customer_id', 'topic'],
    values: ['score', 'last_at'],
    approximate: ['score'],
  },
  { table: 'customer_points', key: ['customer_id'], values: ['earned', 'spent'] },
  { table: 'workspace_topic', key: ['topic'], values: ['profiles'] },
  {
    table: 'question',
    key: ['id'],
    values: ['customer_id', 'kind', 'channel', 'creative_id', 'at', 'answered_at', 'replies'],
  },
  { table: 'customer_advocacy', key: ['customer_id'], values: ['mentions', 'shares', 'reviews', 'last_at'] },
  { table: 'creative_reach', key: ['creative_id', 'part'], values: ['bits'] },
  { table: 'channel_reach', key: ['channel', 'part'], values: ['bits'] },
  {
    table: 'channel_hour',
    key: ['channel', 'day', 'hour'],
    values: ['impressions', 'clicks', 'reactions', 'comments', 'shares', 'mentions', 'reviews'],
  },
  {
    table: 'report_edition',
    key: ['creative_id', 'period', 'cut'],
    values: ['day', 'until', 'rows', 'impressions', 'import_id', 'answers'],
  },
  {
    table: 'creative_day',
    key: ['source', 'creative_id', 'day', 'currency'],
    values: [
      'impressions',
      'reach',
      'clicks',
      'reactions',
      'comments',
      'shares',
      'video_views',
      'conversions',
      'revenue',
      'spend',
      'robots',
    ],
  },
  { table: 'segment_size', key: ['segment_id'], values: ['size'] },
  { table: 'segment_growth', key: ['segment_id', 'day'], values: ['entered', '"left"'] },
  {
    table: 'segment_format',
    key: ['segment_id', 'format_id'],
    values: ['exposures', 'responses', 'clicks', 'conversions'],
  },
  {
    table: 'segment_day',
    key: ['segment_id', 'creative_id', 'day', 'currency'],
    values: ['impressions', 'clicks', 'reactions', 'comments', 'shares', 'video_views', 'conversions', 'revenue'],
  },
]

/** A row that is not what was counted. Values come as text; null: there is no such row. */
export interface WrongRow {
  key: Record<string, string | null>
  stored: Record<string, string | null> | null
  counted: Record<string, string | null> | null
}

/**
 * Puts an empty temporary table in front of each counter, under the counter's own name: until the transaction ends, every statement of
 * this connection counts into those, and the SQL that moves the counters is the SQL that checks them.
 * @returns the schema by whose name the real ones are reached
 */
export async function shadowCounters(sql: Sql, workspaceId: string): Promise<string> {
  const [here] = await sql.query<{ schema: string }>('SELECT quote_ident(current_schema()) AS schema')
  const { schema } = here!
  for (const { table, key } of counters) {
    await sql.execute(`CREATE TEMP TABLE ${table} (LIKE ${schema}.${table} INCLUDING DEFAULTS) ON COMMIT DROP`)
    await sql.execute(`CREATE UNIQUE INDEX ON ${table} (workspace_id, ${key.join(', ')})`)
  }
  await sql.execute('CREATE INDEX ON customer (workspace_id, merged_into)')
  await sql.execute('CREATE INDEX ON question (workspace_id, customer_id)')
  // Who was never counted was seen when they were added, which nothing but the row itself tells.
  await sql.execute(
    `INSERT INTO customer (workspace_id, id, merged_into, first_seen_at, last_seen_at)
     SELECT workspace_id, id, merged_into, first_seen_at, first_seen_at FROM ${schema}.customer WHERE workspace_id = $1::uuid`,
    [workspaceId],
  )
  await sql.execute('ANALYZE customer')
  return schema
}

/**
 * Which topics gave way in a profile that had more than are kept depends on when they came: such a profile's interests are taken as they
 * are.
 */
export async function keepCrowdedInterests(sql: Sql, workspaceId: string, schema: string): Promise<void> {
  await sql.execute(
    `CREATE TEMP TABLE crowded ON COMMIT DROP AS
     SELECT customer_id FROM customer_interest GROUP BY customer_id HAVING count(*) > ${mostTopics}`,
  )
  await sql.execute('DELETE FROM customer_interest WHERE customer_id IN (SELECT customer_id FROM crowded)')
  await sql.execute(
    `INSERT INTO customer_interest SELECT * FROM ${schema}.customer_interest
     WHERE workspace_id = $1::uuid AND customer_id IN (SELECT customer_id FROM crowded)`,
    [workspaceId],
  )
}

const mostExamples = 3

/** Finds the rows of a counter that are not what was counted, and leaves their keys in the temporary table `wrong`. */
export async function compare(
  sql: Sql,
  workspaceId: string,
  schema: string,
  { table, key, values, approximate = [] }: Counter,
) {
  const keys = ['workspace_id', ...key].join(', ')
  const exact = values.filter((name) => !approximate.includes(name))
  const row = (side: string) => `(${exact.map((name) => `${side}.${name}`).join(', ')})`
  const apart = approximate
    .map(
      (name) =>
        ` OR coalesce(abs(stored.${name} - counted.${name}) > 1e-6, stored.${name} IS DISTINCT FROM counted.${name})`,
    )
    .join('')
  const object = (names: readonly string[], side: string) =>
    `json_build_object(${names.map((name) => `'${name}', ${side}.${name}::text`).join(', ')})`
  await sql.execute(`CREATE TEMP TABLE wrong ON COMMIT DROP AS SELECT ${keys} FROM ${table} LIMIT 0`)
  const rows = await sql.execute(
    `INSERT INTO wrong SELECT ${keys}
     FROM (SELECT * FROM ${schema}.${table} WHERE workspace_id = $1::uuid) stored FULL JOIN ${table} counted USING (${keys})
     WHERE stored.workspace_id IS NULL OR counted.workspace_id IS NULL OR ${row('stored')} IS DISTINCT FROM ${row('counted')}${apart}`,
    [workspaceId],
  )
  const examples = await sql.query<WrongRow>(
    `SELECT ${object(key, 'wrong')} AS key,
       CASE WHEN stored.workspace_id IS NOT NULL THEN ${object(values, 'stored')} END AS stored,
       CASE WHEN counted.workspace_id IS NOT NULL THEN ${object(values, 'counted')} END AS counted
     FROM (SELECT * FROM wrong ORDER BY ${keys} LIMIT ${mostExamples}) wrong
     LEFT JOIN ${schema}.${table} stored USING (${keys}) LEFT JOIN ${table} counted USING (${keys})`,
  )
  return { rows, examples }
}

/** Makes the rows that `compare` left in `wrong` what was counted. */
export async function mend(sql: Sql, schema: string, { table, key, values }: Counter): Promise<void> {
  const keys = ['workspace_id', ...key]
  const same = (side: string, other: string) => keys.map((name) => `${side}.${name} = ${other}.${name}`).join(' AND ')
  if (table === 'customer') {
    await sql.execute(
      `UPDATE ${schema}.customer stored SET ${values.map((name) => `${name} = counted.${name}`).join(', ')}
       FROM wrong, customer counted WHERE ${same('stored', 'wrong')} AND ${same('counted', 'wrong')}`,
    )
    return
  }
  await sql.execute(`DELETE FROM ${schema}.${table} stored USING wrong WHERE ${same('stored', 'wrong')}`)
  await sql.execute(
    `INSERT INTO ${schema}.${table} SELECT counted.* FROM ${table} counted JOIN wrong ON ${same('counted', 'wrong')}`,
  )
}
