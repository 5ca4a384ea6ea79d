import type { Sql } from '@rapport/prisma/database.ts'

export interface ListedWorkspace {
  id: string
  name: string
  /** IANA name. */
  timeZone: string
  demo: boolean
}

/** All workspaces, the first one first. */
export function listWorkspaces(sql: Sql): Promise<ListedWorkspace[]> {
  return sql.query<ListedWorkspace>(inOrder)
}

/** The one that set-up made, which is meant wherever nobody names another; undefined before set-up. */
export async function firstWorkspace(sql: Sql): Promise<ListedWorkspace | undefined> {
  const [first] = await sql.query<ListedWorkspace>(`${inOrder} LIMIT 1`)
  return first
}

const inOrder = 'SELECT id::text, name, time_zone AS "timeZone", demo FROM workspace ORDER BY created_at, id'
