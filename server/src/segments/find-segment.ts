import type { Database } from '@rapport/prisma/database.ts'
import type { Prisma } from '@rapport/prisma/generated/client/client.ts'
import { InputRefused } from '../input-refused.ts'

export interface SegmentRef {
  id?: string | null | undefined
  name?: string | null | undefined
}

/**
 * The segment of this id or name; null when there is none.
 * @throws InputRefused when it says neither, or both
 */
export function findSegment(
  db: Database,
  workspaceId: string,
  { id, name }: SegmentRef,
  query: Prisma.SegmentDefaultArgs = {},
) {
  if (id && name == null)
    return db.prisma.segment.findUnique({ ...query, where: { workspaceId_id: { workspaceId, id } } })
  if (!id && name != null)
    return db.prisma.segment.findUnique({ ...query, where: { workspaceId_name: { workspaceId, name } } })
  throw new InputRefused('Say which segment: give its id or its name.')
}
