import type { Sql } from '@rapport/prisma/database.ts'

/** A day of a segment. */
export interface GrowthDay {
  /** `YYYY-MM-DD`, in the workspace's time zone. */
  day: string
  entered: number
  left: number
  /** How many people were in it when the day ended; of today, how many there are. */
  size: number
}

/** The last days of a segment, today last. Days of which there is nothing to tell are there as well. */
export function growthOf(sql: Sql, workspaceId: string, segmentId: string, days: number): Promise<GrowthDay[]> {
  return sql.query<GrowthDay>(
    `SELECT to_char(d.day, 'YYYY-MM-DD') AS day, coalesce(g.entered, 0) AS entered, coalesce(g."left", 0) AS "left",
       (coalesce((SELECT size FROM segment_size WHERE workspace_id = $1::uuid AND segment_id = $2::uuid), 0) - coalesce(
         sum(g.entered - g."left") OVER (ORDER BY d.day DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0))::int AS size
     FROM workspace w
     CROSS JOIN LATERAL generate_series(0, $3::int - 1) AS ago(days)
     CROSS JOIN LATERAL (SELECT (now() AT TIME ZONE w.time_zone)::date - ago.days AS day) d
     LEFT JOIN segment_growth g ON g.workspace_id = $1::uuid AND g.segment_id = $2::uuid AND g.day = d.day
     WHERE w.id = $1::uuid ORDER BY d.day`,
    [workspaceId, segmentId, days],
  )
}
