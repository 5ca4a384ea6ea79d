import type { Database } from '@rapport/prisma/database.ts'
import { InputRefused } from '../input-refused.ts'

/**
 * The workspace of this id or name; without either the first one.
 * @throws InputRefused when there is none such, or several of the name
 */
export async function findWorkspace(db: Database, named?: string) {
  const workspaces = await db.prisma.workspace.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  const found = named ? workspaces.filter(({ id, name }) => id === named || name === named) : workspaces.slice(0, 1)
  const [workspace] = found
  if (!workspace || found.length > 1) {
    const names = workspaces.map(({ id, name }) => `${name} (${id})`).join(', ')
    throw new InputRefused(
      `${found.length ? 'Several workspaces go' : 'No workspace goes'} by "${named}". There are: ${names}.`,
    )
  }
  return workspace
}
