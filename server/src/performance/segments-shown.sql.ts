import type { Sql } from '@rapport/prisma/database.ts'
import { fewestShown } from '../viewer/personal-data.ts'
import type { Viewer } from '../viewer/viewer.ts'

/** Which segments' numbers a viewer may see; null: all of them. */
export async function segmentsShown(
  sql: Sql,
  workspaceId: string,
  viewer: Viewer,
): Promise<((segmentId: string) => boolean) | null> {
  if (viewer.kind === 'key') return null
  const rows = await sql.query<{ id: string }>(
    'SELECT segment_id::text AS id FROM segment_size WHERE workspace_id = $1::uuid AND size >= $2',
    [workspaceId, fewestShown],
  )
  const shown = new Set(rows.map(({ id }) => id))
  return (segmentId) => shown.has(segmentId)
}
