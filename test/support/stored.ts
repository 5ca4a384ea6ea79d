import type { Sql } from '@rapport/prisma/database.ts'

/** How often each message of the collect API is stored, by its id. */
export async function storedMessages(db: Sql): Promise<Map<string, number>> {
  const rows = await db.query<{ id: string; times: number }>(
    `SELECT id, count(*)::int AS times FROM (
       SELECT substr(key, length('message:') + 1) AS id FROM interaction WHERE key LIKE 'message:%'
       UNION ALL SELECT message_id FROM profile_message
     ) stored GROUP BY id`,
  )
  return new Map(rows.map(({ id, times }) => [id, times]))
}

const shown = `count(*) FILTER (WHERE kind = 'IMPRESSION')`
const answered = `count(*) FILTER (WHERE kind IN ('CLICK', 'REACTION', 'COMMENT', 'SHARE'))`
const bought = `count(*) FILTER (WHERE kind = 'PURCHASE')`

/** What each counter should be: names of its columns, and the rows that the interactions of people make. */
const counters = {
  'customer c WHERE interaction_count > 0': {
    columns: 'id, interaction_count, exposure_count, response_count, purchase_count, first_seen_at',
    counted: `SELECT customer_id, count(*), ${shown}, ${answered}, ${bought}, min(at) FROM interaction GROUP BY customer_id`,
  },
  customer_format: {
    columns: 'customer_id, format_id, exposures, responses, conversions, last_at',
    counted: `SELECT customer_id, format_id, ${shown}, ${answered}, ${bought}, max(at) FILTER (WHERE kind <> 'OTHER')
      FROM interaction i JOIN creative c ON c.id = i.creative_id GROUP BY customer_id, format_id`,
  },
  workspace_format: {
    columns: 'format_id, exposures, responses, conversions, answered',
    counted: `SELECT format_id, sum(shown), sum(answered), sum(bought), sum(least(shown, answered))
      FROM (
        SELECT format_id, customer_id, ${shown} AS shown, ${answered} AS answered, ${bought} AS bought
        FROM interaction i JOIN creative c ON c.id = i.creative_id GROUP BY format_id, customer_id
      ) each GROUP BY format_id`,
  },
  [`(SELECT creative_id, day, sum(impressions) AS impressions, sum(clicks) AS clicks, sum(comments) AS comments,
      sum(conversions) AS conversions, sum(revenue) AS revenue
     FROM creative_day WHERE source = 'OBSERVED' GROUP BY creative_id, day) days`]: {
    columns: 'creative_id, day, impressions, clicks, comments, conversions, revenue',
    counted: `SELECT creative_id, (at AT TIME ZONE 'UTC')::date, ${shown}, count(*) FILTER (WHERE kind = 'CLICK'),
        count(*) FILTER (WHERE kind = 'COMMENT'), ${bought}, sum(value) FILTER (WHERE kind = 'PURCHASE')
      FROM interaction WHERE creative_id IS NOT NULL AND kind <> 'OTHER' GROUP BY 1, 2`,
  },
}

/**
 * Counters that are not what the interactions say, one line for each row: `+` where the counter has it, `-` where it should. For databases
 * with one workspace, in UTC, without robots and of the kinds that a `Crowd` sends.
 */
export async function counterDifferences(db: Sql): Promise<string[]> {
  const lines: string[] = []
  for (const [counter, { columns, counted }] of Object.entries(counters)) {
    const is = `SELECT ${columns} FROM ${counter}`
    const rows = await db.query<{ line: string }>(
      `(SELECT '+ ' || one::text AS line FROM (${is} EXCEPT ALL (${counted})) one)
       UNION ALL (SELECT '- ' || one::text FROM ((${counted}) EXCEPT ALL ${is}) one)`,
    )
    lines.push(...rows.map(({ line }) => line))
  }
  return lines
}
