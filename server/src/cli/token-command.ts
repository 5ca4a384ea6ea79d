import { Command, InvalidArgumentError, Option } from 'commander'
import type { Database } from '@rapport/prisma/database.ts'
import { type MintedToken, mintEmbedToken } from '../auth/embed-token.ts'
import { grantOf } from '../auth/grant-of.ts'
import { revokeToken } from '../auth/revoke-token.ts'
import type { PiiLevel } from '../viewer/viewer.ts'
import type { IdentityRef } from '../customers/identity.ts'
import { doAt, type Place, withPlace } from './place.ts'
import { ask, unlessRefused, type Refusable, type Server } from './remote.ts'

interface Options extends Place {
  origin: string[]
  customer: IdentityRef[]
  anyCustomer?: boolean
  operation?: string[]
  pii: PiiLevel
  expiresIn: number
}

const collect = (value: string, values: string[] = []) => [...values, value]

/**
 * `rapport token` and `rapport token revoke`: the command-line twins of the mutations createEmbedToken and revokeEmbedToken. Options of
 * the two are told apart by where they stand: else `--url` behind `revoke` would be taken for one of `token`.
 */
export function tokenCommand(): Command {
  return withPlace(new Command('token'))
    .enablePositionalOptions()
    .addCommand(revokeCommand())
    .description(
      'Mints an embed token and prints { id, token, expiresIn }, which is what elements expect from their token-url.',
    )
    .option(
      '--origin <origin>',
      'origin of the page that may use it, such as https://intranet.example (repeatable, at least once)',
      collect,
      [],
    )
    .option('--customer <namespace:value>', 'customer it may show, such as user_id:42 (repeatable)', identity, [])
    .option('--any-customer', 'it may show any customer of the workspace')
    .option(
      '--operation <name>',
      'trusted document it may run (repeatable); left out: ProfileCard and Timeline with --customer, else all',
      collect,
    )
    .addOption(
      new Option('--pii <level>', 'how much of a person it may show')
        .choices(['full', 'masked', 'none'])
        .default('masked'),
    )
    .option('--expires-in <seconds>', 'life in seconds, at most 86400', seconds, 600)
    .action(async (options: Options) => {
      const minted = await doAt(
        options,
        (db, workspaceId) => mintLocally(db, workspaceId, options),
        (server) => mintRemotely(server, options),
      )
      console.log(JSON.stringify(minted))
    })
}

function revokeCommand(): Command {
  return withPlace(new Command('revoke'))
    .argument('<id>', 'the id that was printed when it was minted; in the token it is "jti"')
    .description('Ends an embed token at once.')
    .action(async (id: string, place: Place) => {
      await doAt<object | void>(
        place,
        (db, workspaceId) => revokeToken(db, workspaceId, id, null),
        async (server) =>
          unlessRefused(
            (await ask<{ revokeEmbedToken: Refusable<object> }>(server, revokeDocument, { id })).revokeEmbedToken,
          ),
      )
      console.log('Revoked.')
    })
}

const revokeDocument = `mutation RevokeEmbedToken($id: ID!) {
  revokeEmbedToken(id: $id) { ... on RevokedEmbedToken { id } ... on Error { message } }
}`

function seconds(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Write a whole number of seconds.')
  return Number(text)
}

function identity(text: string, identities: IdentityRef[]): IdentityRef[] {
  const at = text.indexOf(':')
  if (at < 1) throw new Error(`Write the customer as namespace:value, such as user_id:42, not "${text}".`)
  return [...identities, { namespace: text.slice(0, at), value: text.slice(at + 1) }]
}

function mintLocally(
  db: Database,
  workspaceId: string,
  { origin, customer, anyCustomer, operation, pii, expiresIn }: Options,
): Promise<MintedToken> {
  const grant = grantOf({
    origins: origin,
    operations: operation,
    customers: customer,
    anyCustomer: anyCustomer ?? false,
    pii,
  })
  return mintEmbedToken(db, workspaceId, grant, expiresIn, null)
}

const mintDocument = `mutation CreateEmbedToken($input: EmbedTokenInput!) {
  createEmbedToken(input: $input) { ... on EmbedToken { id token expiresIn } ... on Error { message } }
}`

async function mintRemotely(
  server: Server,
  { origin, customer, anyCustomer, operation, pii, expiresIn }: Options,
): Promise<MintedToken> {
  const input = {
    origins: origin,
    customers: customer,
    anyCustomer: anyCustomer ?? false,
    operations: operation ?? null,
    pii: pii.toUpperCase(),
    expiresIn,
  }
  return unlessRefused(
    (await ask<{ createEmbedToken: Refusable<MintedToken> }>(server, mintDocument, { input })).createEmbedToken,
  )
}
