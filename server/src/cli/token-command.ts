import { Command, Option } from 'commander'
import { mintEmbedToken } from '../auth/embed-token.ts'
import { trustedOperations } from '../auth/trusted-documents.ts'
import type { PiiLevel } from '../auth/viewer.ts'
import { normaliseIdentity } from '../customers/find-customer.ts'
import { withLocalWorkspace } from './local-workspace.ts'

interface Options {
  origin: string[]
  customer: string[]
  anyCustomer?: boolean
  operation?: string[]
  pii: PiiLevel
  expiresIn: string
  workspace?: string
}

const collect = (value: string, values: string[] = []) => [...values, value]

/** `rapport token`: the command-line twin of the mutation createEmbedToken. */
export function tokenCommand(): Command {
  return new Command('token')
    .description('Mints an embed token and prints { token, expiresIn }, which is what elements expect from their token-url.')
    .requiredOption('--origin <origin>', 'origin of the page that may use it, such as https://intranet.example (repeatable)', collect)
    .option('--customer <namespace:value>', 'customer it may show, such as user_id:42 (repeatable)', collect, [])
    .option('--any-customer', 'it may show any customer of the workspace')
    .option('--operation <name>', 'trusted document it may run (repeatable); all when left out', collect)
    .addOption(new Option('--pii <level>', 'how much of a person it may show').choices(['full', 'masked', 'none']).default('masked'))
    .option('--expires-in <seconds>', 'life in seconds, at most 86400', '600')
    .option('--workspace <name>', 'name or id of the workspace')
    .action(({ origin, customer, anyCustomer, operation, pii, expiresIn, workspace }: Options) =>
      withLocalWorkspace(workspace, async (db, workspaceId) => {
        const grant = {
          origins: origin,
          operations: trustedOperations(operation),
          customers: anyCustomer ? ['*'] : customer.map(identityText),
          pii,
        }
        console.log(JSON.stringify(await mintEmbedToken(db, workspaceId, grant, Number(expiresIn))))
      }),
    )
}

function identityText(text: string): string {
  const at = text.indexOf(':')
  if (at < 1) throw new Error(`Write the customer as namespace:value, such as user_id:42, not "${text}".`)
  const { namespace, value } = normaliseIdentity({ namespace: text.slice(0, at), value: text.slice(at + 1) })
  return `${namespace}:${value}`
}
