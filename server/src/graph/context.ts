import type { Database } from '@rapport/prisma/database.ts'
import type { Viewer } from '../viewer/viewer.ts'

/** What every resolver gets: the database, and whose workspace it may touch. */
export interface GraphContext {
  db: Database
  workspaceId: string
  viewer: Viewer
}
