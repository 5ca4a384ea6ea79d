import type { Database } from '@rapport/prisma/database.ts'
import { uuidv7 } from 'uuidv7'
import type { Space } from './space.ts'

/** A segment that has these members, whatever they do; written as it stands, since nothing looks at it. */
export async function segmentOf(db: Database, { id }: Pick<Space, 'id'>, members: readonly string[]): Promise<string> {
  const segment = uuidv7()
  await db.execute(`INSERT INTO segment (workspace_id, id, name) VALUES ($1::uuid, $2::uuid, $2)`, [id, segment])
  await db.execute(
    `INSERT INTO segment_member (workspace_id, segment_id, customer_id, entered_at) SELECT $1::uuid, $2::uuid, head, now() FROM unnest($3::uuid[]) head`,
    [id, segment, members],
  )
  return segment
}
