import type { Database } from '@rapport/prisma/database.ts'
import { InputRefused } from '../input-refused.ts'
import { visibleFormats } from './list-formats.ts'

/**
 * Formats of the workspace's catalogue, by their ids.
 * @throws InputRefused when one of them is not in it
 */
export async function findFormats(db: Database, workspaceId: string, ids: readonly string[]) {
  const found = await db.prisma.adFormat.findMany({
    where: { ...visibleFormats(workspaceId), id: { in: [...new Set(ids)] } },
  })
  const missing = ids.find((id) => !found.some((format) => format.id === id))
  if (missing !== undefined)
    throw new InputRefused(`There is no format "${missing}" in the catalogue. List them with: { formats { id name } }`)
  return found
}

/**
 * A format of the workspace's own.
 * @throws InputRefused when there is none of this id, or it belongs to the shared catalogue
 */
export async function findOwnFormat(db: Database, workspaceId: string, id: string) {
  const [format] = await findFormats(db, workspaceId, [id])
  if (!format?.workspaceId)
    throw new InputRefused(
      `"${id}" belongs to the shared catalogue, which nobody changes. Add a format of your own with createFormat.`,
    )
  return { ...format, workspaceId: format.workspaceId }
}
