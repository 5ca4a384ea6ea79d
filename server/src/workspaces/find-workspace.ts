import type { Sql } from '@rapport/prisma/database.ts'
import { InputRefused } from '../input-refused.ts'
import { listWorkspaces, type ListedWorkspace } from './list-workspaces.sql.ts'

/**
 * The workspace of this id or name; without either the first one.
 * @throws InputRefused when there is none such, or several of the name
 */
export async function findWorkspace(sql: Sql, named?: string): Promise<ListedWorkspace> {
  const workspaces = await listWorkspaces(sql)
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
