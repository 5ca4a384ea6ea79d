import { Command } from 'commander'
import { createKey } from '../auth/api-key.ts'
import { createWorkspace } from '../workspaces/create-workspace.ts'
import { listWorkspaces } from '../workspaces/list-workspaces.sql.ts'
import { withLocalDatabase } from './local-workspace.ts'

/** `rapport workspace create|list`. */
export function workspaceCommand(): Command {
  const workspace = new Command('workspace').description('Makes and lists workspaces: one for each brand or client.')
  workspace
    .command('create <name>')
    .description('Makes an empty workspace and shows its first secret key, this once.')
    .option('--time-zone <zone>', 'IANA time zone that its days are counted in', 'UTC')
    .action((name: string, { timeZone }: { timeZone: string }) =>
      withLocalDatabase(async (db) => {
        const { id } = await createWorkspace(db, { name, timeZone })
        const { key } = await createKey(db, id, { kind: 'SECRET', scope: 'ADMIN', name: 'First key' })
        console.log(`${name} (${id})\n${key}`)
      }),
    )
  workspace
    .command('list')
    .description('Lists the workspaces.')
    .action(() =>
      withLocalDatabase(async (db) => {
        for (const { id, name, timeZone, demo } of await listWorkspaces(db))
          console.log([id, name, timeZone, demo ? 'demo' : ''].join('  '))
      }),
    )
  return workspace
}
