import type { Command } from 'commander'
import type { Database } from '@rapport/prisma/database.ts'
import { withLocalWorkspace } from './local-workspace.ts'
import { serverOf, type Server } from './remote.ts'

/** Where a command works: on a running server, or on a workspace of the local database. */
export interface Place {
  url?: string
  key?: string
  workspace?: string
}

/** Gives a command the options that say where it works. */
export function withPlace(command: Command): Command {
  return command
    .option('--url <url>', 'work on a running server instead of the local database')
    .option('--key <key>', 'secret key (rk_…) for --url; or set RAPPORT_KEY')
    .option('--workspace <name>', 'name or id of the workspace in the local database')
}

/** Does the same thing at whichever place is meant. */
export function doAt<T>(
  place: Place,
  locally: (db: Database, workspaceId: string) => Promise<T>,
  remotely: (server: Server) => Promise<T>,
): Promise<T> {
  const server = serverOf(place)
  return server ? remotely(server) : withLocalWorkspace(place.workspace, locally)
}
