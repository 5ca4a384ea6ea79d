import type { Sql } from '@rapport/prisma/database.ts'

export interface Period {
  /** First and last day, in the workspace's time zone; null for no end. */
  from: string | null
  to: string | null
}

export interface HourSums {
  /** 1 is Monday. */
  weekday: number
  /** 0 to 23. */
  hour: number
  exposures: number
  responses: number
}

/** What was shown and answered on a channel by hour of the week, from counters: at most 24 rows a day are read. */
export function weekHours(sql: Sql, workspaceId: string, channel: string, { from, to }: Period): Promise<HourSums[]> {
  return sql.query<HourSums>(
    {
      name: 'week_hours',
      text: `
SELECT extract(isodow FROM day)::int AS weekday, hour::int AS hour, sum(impressions)::float8 AS exposures,
  sum(clicks + reactions + comments + shares)::float8 AS responses
FROM channel_hour
WHERE workspace_id = $1::uuid AND channel = $2 AND day >= coalesce($3::date, '-infinity') AND day <= coalesce($4::date, 'infinity')
GROUP BY 1, 2 ORDER BY 1, 2`,
    },
    [workspaceId, channel, from, to],
  )
}
