import type { Database } from '@rapport/prisma/database.ts'
import { InputRefused } from '../input-refused.ts'
import type { IdentityRules } from './identity-rules.ts'

const namespacePattern = /^[a-z][a-z0-9_.]{0,63}$/
const mostEntries = 1000

/**
 * Replaces the workspace's identity rules; what is left out is the default. They hold for messages from now on: profiles that are one
 * person already stay so.
 * @throws InputRefused with what to mend
 */
export async function setIdentityRules(
  db: Database,
  workspaceId: string,
  rules: Partial<IdentityRules>,
): Promise<void> {
  const { limits = {}, priority = [], blocked = [] } = rules
  for (const namespace of [...Object.keys(limits), ...priority])
    if (!namespacePattern.test(namespace))
      throw new InputRefused(`"${namespace}" is no namespace: write it in lower case, as in user_id or email.`)
  for (const [namespace, limit] of Object.entries(limits))
    if (limit < 1 || limit > 1_000_000)
      throw new InputRefused(`The limit of ${namespace} must be between 1 and 1,000,000; to ignore a value, block it.`)
  if (new Set(priority).size < priority.length) throw new InputRefused('The priority names a namespace twice.')
  if (blocked.length > mostEntries) throw new InputRefused(`At most ${mostEntries} values can be blocked.`)
  const kept = { limits, priority, blocked: blocked.map((value) => value.trim().toLowerCase()) }
  // What was looked up before is to be asked again.
  await db.execute(
    'UPDATE workspace SET identity_rules = $2::jsonb, cluster_version = cluster_version + 1 WHERE id = $1::uuid',
    [
      workspaceId,
      JSON.stringify(Object.fromEntries(Object.entries(kept).filter(([name]) => rules[name as keyof IdentityRules]))),
    ],
  )
}
