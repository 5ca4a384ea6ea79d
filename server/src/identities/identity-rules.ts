import type { Sql } from '@rapport/prisma/database.ts'
import type { IdentityRef } from '../customers/identity.ts'

/**
 * How identities tell who somebody is. The defaults are those of Segment's identity resolution: one `user_id` and at most five of every
 * other namespace to a person; `user_id` first, then `email`, the rest by alphabet.
 */
export interface IdentityRules {
  /** The most identities of a namespace that one person may have, where it is not the default. */
  limits: Readonly<Record<string, number>>
  /** Namespaces from the most to the least telling; the others follow by alphabet. */
  priority: readonly string[]
  /** Values that stand for nobody, in lower case, beside those that never stand for anybody (`null`, `anonymous`, `0`, …). */
  blocked: readonly string[]
}

export const defaultRules: IdentityRules = { limits: { user_id: 1 }, priority: ['user_id', 'email'], blocked: [] }

const defaultLimit = 5

export const limitOf = ({ limits }: IdentityRules, namespace: string): number => limits[namespace] ?? defaultLimit

/** The workspace's rules; what it does not say is the default. */
export async function identityRules(sql: Sql, workspaceId: string): Promise<IdentityRules> {
  return (await rulesAndVersion(sql, workspaceId)).rules
}

/** The rules, the workspace's `cluster_version`, and whether it has segments, with the first of which that version changes. */
export async function rulesAndVersion(sql: Sql, workspaceId: string) {
  const [workspace] = await sql.query<{ rules: Partial<IdentityRules>; version: number; segmented: boolean }>(
    {
      name: 'identity_rules',
      text: `SELECT identity_rules AS rules, cluster_version AS version,
  EXISTS (SELECT FROM segment WHERE workspace_id = $1::uuid) AS segmented FROM workspace WHERE id = $1::uuid`,
    },
    [workspaceId],
  )
  const { rules = {}, version, segmented = false } = workspace ?? {}
  return {
    rules: { ...defaultRules, ...rules, limits: { ...defaultRules.limits, ...rules.limits } },
    version,
    segmented,
  }
}

/** The identities that tell somebody, the most telling first, each once. */
export function tellingFirst(rules: IdentityRules, identities: readonly IdentityRef[]): IdentityRef[] {
  const place = ({ namespace }: IdentityRef) => {
    const found = rules.priority.indexOf(namespace)
    return found < 0 ? rules.priority.length : found
  }
  const seen = new Set<string>()
  return identities
    .filter(
      (one) =>
        !rules.blocked.includes(one.value.toLowerCase()) && !seen.has(identityKey(one)) && seen.add(identityKey(one)),
    )
    .toSorted(
      (one, other) =>
        place(one) - place(other) || (one.namespace < other.namespace ? -1 : one.namespace > other.namespace ? 1 : 0),
    )
}

/** An identity as one text: `namespace:value`. No namespace has a colon. */
export const identityKey = ({ namespace, value }: IdentityRef): string => `${namespace}:${value}`
