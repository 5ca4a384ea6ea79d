import type { AdFormat } from '@rapport/prisma/generated/client/client.ts'
import type { Sql } from '@rapport/prisma/database.ts'
import { formatJson } from '../formats/format-json.sql.ts'

/** What was counted for one customer and format, beside the same for all customers of the workspace. */
export interface AffinityCounts {
  format: AdFormat
  exposures: number
  responses: number
  allExposures: number
  allResponses: number
}

/** What formats did with one customer, beside what they did with everybody. */
export function affinityCounts(sql: Sql, workspaceId: string, customerId: string): Promise<AffinityCounts[]> {
  return sql.query<AffinityCounts>(
    {
      name: 'affinity_counts',
      text: `SELECT ${formatJson('a')} AS format, mine.exposures, mine.responses,
          everyone.exposures::float8 AS "allExposures", everyone.responses::float8 AS "allResponses"
        FROM customer_format mine
        JOIN workspace_format everyone USING (workspace_id, format_id)
        JOIN ad_format a ON a.id = mine.format_id
        WHERE mine.workspace_id = $1::uuid AND mine.customer_id = $2::uuid`,
    },
    [workspaceId, customerId],
  )
}
