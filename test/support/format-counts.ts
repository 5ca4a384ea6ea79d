import type { Database } from '@rapport/prisma/database.ts'
import type { Space } from './space.ts'

interface FormatCount {
  format_id: string
  customer_id: string | null
  exposures: number
  responses: number
  conversions: number
  last_at: string | null
}

/** What formats did with customers, as the counters have it: one by one, and together (without a customer). */
export const formatCounts = (db: Database, { id }: Space): Promise<FormatCount[]> =>
  db.query<FormatCount>(
    `SELECT format_id, customer_id::text, exposures, responses, conversions, last_at::text FROM customer_format WHERE workspace_id = $1::uuid
     UNION ALL SELECT format_id, NULL, exposures::int, responses::int, conversions::int, NULL FROM workspace_format WHERE workspace_id = $1::uuid
     ORDER BY 1, 2`,
    [id],
  )
