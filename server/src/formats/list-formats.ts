import type { Database } from '@rapport/prisma/database.ts'
import type { Medium, Platform } from '@rapport/prisma/generated/client/enums.ts'
import type { Prisma } from '@rapport/prisma/generated/client/client.ts'

export interface FormatFilter {
  platform?: Platform | null | undefined
  medium?: Medium | null | undefined
  interactive?: boolean | null | undefined
}

/** What a workspace may see of the catalogue: the shared formats and its own. */
export function visibleFormats(workspaceId: string): Prisma.AdFormatWhereInput {
  return { OR: [{ workspaceId: null }, { workspaceId }] }
}

export function listFormats(
  db: Database,
  workspaceId: string,
  filter: FormatFilter,
  query: Prisma.AdFormatFindManyArgs = {},
) {
  const { platform, medium, interactive } = filter
  return db.prisma.adFormat.findMany({
    ...query,
    where: {
      ...visibleFormats(workspaceId),
      ...(platform ? { platform } : {}),
      ...(medium ? { medium } : {}),
      ...(interactive === null || interactive === undefined ? {} : { interactive }),
    },
    orderBy: [{ platform: 'asc' }, { name: 'asc' }, { id: 'asc' }],
  })
}
