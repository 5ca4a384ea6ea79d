import { Command, InvalidArgumentError, Option } from 'commander'
import type { Database } from '@rapport/prisma/database.ts'
import { mintEmbedToken } from '../auth/embed-token.ts'
import { grantOf } from '../auth/grant-of.ts'
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

interface Minted {
  token: string
  expiresIn: number
}

const collect = (value: string, values: string[] = []) => [...values, value]

/** `rapport token`: the command-line twin of the mutation createEmbedToken. */
export function tokenCommand(): Command {
  return withPlace(new Command('token'))
    .description(
      'Mints an embed token and prints { token, expiresIn }, which is what elements expect from their token-url.',
    )
    .requiredOption(
      '--origin <origin>',
      'origin of the page that may use it, such as https://intranet.example (repeatable)',
      collect,
    )
    .option('--customer <namespace:value>', 'customer it may show, such as user_id:42 (repeatable)', identity, [])
    .option('--any-customer', 'it may show any customer of the workspace')
    .option(
      '--operation <name>',
      'trusted document it may run (repeatable); left out: ProfileCard with --customer, else all',
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
): Promise<Minted> {
  const grant = grantOf({
    origins: origin,
    operations: operation,
    customers: customer,
    anyCustomer: anyCustomer ?? false,
    pii,
  })
  return mintEmbedToken(db, workspaceId, grant, expiresIn)
}

const mintDocument = `mutation CreateEmbedToken($input: EmbedTokenInput!) {
  createEmbedToken(input: $input) { ... on EmbedToken { token expiresIn } ... on Error { message } }
}`

async function mintRemotely(
  server: Server,
  { origin, customer, anyCustomer, operation, pii, expiresIn }: Options,
): Promise<Minted> {
  const input = {
    origins: origin,
    customers: customer,
    anyCustomer: anyCustomer ?? false,
    operations: operation ?? null,
    pii: pii.toUpperCase(),
    expiresIn,
  }
  return unlessRefused(
    (await ask<{ createEmbedToken: Refusable<Minted> }>(server, mintDocument, { input })).createEmbedToken,
  )
}
