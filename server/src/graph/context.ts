import type { Database } from '@rapport/prisma/database.ts'
import type { Live } from '../live/live.ts'
import type { Viewer } from '../viewer/viewer.ts'

/** What every resolver gets: the database, and whose workspace it may touch. */
export interface GraphContext {
  db: Database
  workspaceId: string
  viewer: Viewer
  /** What happens from now on, for subscriptions. */
  live: Live
  /** Address under which browsers reach this server. */
  publicUrl: string
  /** Hosts, as `name:port`, that workspaces may have asked though they are not on the internet. */
  modelHosts: ReadonlySet<string>
  /** Whether the credential is still good; a subscription outlives the request that began it. */
  stillAllowed(): Promise<boolean>
}
