import { Command, Option } from 'commander'
import type { ApiKeyKind, ApiKeyScope } from '@rapport/prisma/generated/client/enums.ts'
import { createKey, listKeys } from '../auth/api-key.ts'
import { revokeKey } from '../auth/revoke-key.ts'
import { doAt, type Place, withPlace } from './place.ts'
import { ask, type Refusable, unlessRefused } from './remote.ts'

interface CreateOptions extends Place {
  kind: Lowercase<ApiKeyKind>
  write?: boolean
  scope: Lowercase<ApiKeyScope>
  origin: string[]
}

interface ListedKey {
  id: string
  kind: ApiKeyKind
  scope: ApiKeyScope
  name: string
  hint: string
  origins: string[]
  revokedAt: unknown
}

/** `rapport key create|list|revoke`. */
export function keyCommand(): Command {
  const key = new Command('key').description(
    'Makes, lists and revokes keys. On a running server it takes an admin key.',
  )
  withPlace(key.command('create <name>'))
    .description('Makes a key and shows it, this once.')
    .addOption(
      new Option('--kind <kind>', 'rk_… for servers, wk_… to send events, pk_… for elements on public pages')
        .choices(['secret', 'write', 'publishable'])
        .default('secret'),
    )
    .addOption(new Option('--write', 'short for --kind write').conflicts('kind'))
    .addOption(
      new Option('--scope <scope>', 'what a secret key may do').choices(['read', 'write', 'admin']).default('read'),
    )
    .option(
      '--origin <origin>',
      'origin of pages that may use a publishable key, such as https://www.example (repeatable, at least once)',
      (origin: string, origins: string[]) => [...origins, origin],
      [],
    )
    .action(async (name: string, { kind, write, scope, origin, ...place }: CreateOptions) => {
      const wanted = {
        name,
        kind: upper<ApiKeyKind>(write ? 'write' : kind),
        scope: upper<ApiKeyScope>(scope),
        origins: origin,
      }
      const made = await doAt<{ key: string }>(
        place,
        (db, workspaceId) => createKey(db, workspaceId, wanted),
        async (server) => (await ask<{ createApiKey: { key: string } }>(server, createDocument, wanted)).createApiKey,
      )
      console.log(made.key)
    })
  withPlace(key.command('list'))
    .description('Lists the keys, by their last four characters.')
    .action(async (place: Place) => {
      const keys = await doAt<ListedKey[]>(
        place,
        (db, workspaceId) => listKeys(db, workspaceId),
        async (server) => (await ask<{ apiKeys: ListedKey[] }>(server, listDocument)).apiKeys,
      )
      for (const { id, kind, scope, name, hint, origins, revokedAt } of keys)
        console.log([id, `…${hint}`, kind, scope, revokedAt ? 'revoked' : 'active', ...origins, name].join('  '))
    })
  withPlace(key.command('revoke <id>'))
    .description('Ends a key at once.')
    .action(async (id: string, place: Place) => {
      await doAt<object>(
        place,
        (db, workspaceId) => revokeKey(db, workspaceId, id),
        async (server) =>
          unlessRefused((await ask<{ revokeApiKey: Refusable<object> }>(server, revokeDocument, { id })).revokeApiKey),
      )
      console.log('Revoked.')
    })
  return key
}

const createDocument = `mutation CreateApiKey($name: String!, $kind: ApiKeyKind!, $scope: ApiKeyScope, $origins: [String!]) {
  createApiKey(name: $name, kind: $kind, scope: $scope, origins: $origins) { key }
}`

const listDocument = '{ apiKeys { id kind scope name hint origins revokedAt } }'

const revokeDocument = `mutation RevokeApiKey($id: ID!) {
  revokeApiKey(id: $id) { ... on ApiKey { id } ... on Error { message } }
}`

const upper = <Word extends string>(word: Lowercase<Word>) => word.toUpperCase() as Word
