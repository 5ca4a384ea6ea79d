import { Command, Option } from 'commander'
import type { ApiKeyScope } from '@rapport/prisma/generated/client/enums.ts'
import { createKey, listKeys } from '../auth/api-key.ts'
import { revokeKey } from '../auth/revoke-key.ts'
import { withLocalWorkspace } from './local-workspace.ts'

interface CreateOptions {
  write?: boolean
  scope: Lowercase<ApiKeyScope>
  workspace?: string
}

/** `rapport key create|list|revoke`. */
export function keyCommand(): Command {
  const key = new Command('key').description('Makes, lists and revokes keys.')
  key
    .command('create <name>')
    .description('Makes a key and shows it, this once.')
    .option('--write', 'a public write key (wk_…) instead of a secret one')
    .addOption(
      new Option('--scope <scope>', 'what a secret key may do').choices(['read', 'write', 'admin']).default('read'),
    )
    .option('--workspace <name>', 'name or id of the workspace')
    .action((name: string, { write, scope, workspace }: CreateOptions) =>
      withLocalWorkspace(workspace, async (db, workspaceId) => {
        const kind = write ? 'WRITE' : 'SECRET'
        const made = await createKey(db, workspaceId, { kind, scope: write ? 'WRITE' : upper(scope), name })
        console.log(made.key)
      }),
    )
  key
    .command('list')
    .description('Lists the keys, by their last four characters.')
    .option('--workspace <name>', 'name or id of the workspace')
    .action(({ workspace }: { workspace?: string }) =>
      withLocalWorkspace(workspace, async (db, workspaceId) => {
        for (const { id, kind, scope, name, hint, revokedAt } of await listKeys(db, workspaceId))
          console.log([id, `…${hint}`, kind, scope, revokedAt ? 'revoked' : 'active', name].join('  '))
      }),
    )
  key
    .command('revoke <id>')
    .description('Ends a key at once.')
    .option('--workspace <name>', 'name or id of the workspace')
    .action((id: string, { workspace }: { workspace?: string }) =>
      withLocalWorkspace(workspace, async (db, workspaceId) => {
        await revokeKey(db, workspaceId, id)
        console.log('Revoked.')
      }),
    )
  return key
}

const upper = (scope: Lowercase<ApiKeyScope>) => scope.toUpperCase() as ApiKeyScope
