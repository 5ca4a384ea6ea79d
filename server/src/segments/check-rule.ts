import type { Sql } from '@rapport/prisma/database.ts'
import { loyaltySettings } from '../loyalty/loyalty-settings.ts'
import { impossibleTests } from './rules/impossible-tests.ts'
import { parseRule } from './rules/parse-rule.ts'
import { type PlacedCondition, placedConditions, type Rule, segmentsNamed } from './rules/rule.ts'
import { RuleRefused } from './rules/rule-refused.ts'

/**
 * A rule that the workspace can use: what it names is there, and no segment depends on itself.
 * @param self id of the segment whose rule it is to be
 * @throws RuleRefused
 */
export async function checkRule(sql: Sql, workspaceId: string, json: unknown, self?: string): Promise<Rule> {
  const rule = parseRule(json)
  const conditions = placedConditions(rule)
  const problems = [
    ...(await unknownFormats(sql, workspaceId, conditions)),
    ...(await unknownTiers(sql, workspaceId, conditions)),
    ...impossibleTests(conditions),
    ...(await unusableSegments(sql, workspaceId, conditions, self)),
  ]
  if (problems.length > 0) throw new RuleRefused(problems)
  return rule
}

async function unknownFormats(sql: Sql, workspaceId: string, conditions: readonly PlacedCondition[]) {
  const named = conditions.flatMap(({ condition, pointer }) => {
    if ('did' in condition) return idsAt(condition.did.format, `${pointer}/did/format`)
    if ('didNot' in condition) return idsAt(condition.didNot.format, `${pointer}/didNot/format`)
    return 'affinity' in condition ? idsAt(condition.affinity.format, `${pointer}/affinity/format`) : []
  })
  if (named.length === 0) return []
  const found = await sql.query<{ id: string }>(
    'SELECT id FROM ad_format WHERE id = ANY($2::text[]) AND (workspace_id IS NULL OR workspace_id = $1::uuid)',
    [workspaceId, named.map(({ id }) => id)],
  )
  const known = new Set(found.map(({ id }) => id))
  return named
    .filter(({ id }) => !known.has(id))
    .map(({ id, pointer }) => ({
      pointer,
      message: `There is no format "${id}" in the catalogue. List them with: { formats { id name } }`,
    }))
}

async function unknownTiers(sql: Sql, workspaceId: string, conditions: readonly PlacedCondition[]) {
  const named = conditions.flatMap(({ condition, pointer }) =>
    'loyalty' in condition && condition.loyalty === 'tier'
      ? (['equals', 'notEquals', 'in'] as const).flatMap((test) => idsAt(condition[test], `${pointer}/${test}`))
      : [],
  )
  if (named.length === 0) return []
  const tiers = (await loyaltySettings(sql, workspaceId)).tiers.map(({ name }) => name)
  return named
    .filter(({ id }) => !tiers.includes(id))
    .map(({ id, pointer }) => ({ pointer, message: `There is no tier "${id}". There are ${tiers.join(', ')}.` }))
}

const idsAt = (ids: string | readonly string[] | undefined, pointer: string) =>
  ids === undefined
    ? []
    : [ids].flat().map((id, i) => ({ id, pointer: typeof ids === 'string' ? pointer : `${pointer}/${i}` }))

async function unusableSegments(sql: Sql, workspaceId: string, conditions: readonly PlacedCondition[], self?: string) {
  const named = conditions.flatMap(({ condition, pointer }) =>
    'segment' in condition ? [{ id: condition.segment, pointer: `${pointer}/segment` }] : [],
  )
  if (named.length === 0) return []
  const segments = new Map(
    (await readRules(sql, workspaceId)).map(({ id, name, rule }) => [
      id,
      { name, names: rule ? segmentsNamed(rule) : [] },
    ]),
  )
  const seen = new Set<string>()
  /** The way from one segment to another along what rules name; null where there is none, or it was found before. */
  const way = (from: string, to: string): string[] | null => {
    if (from === to) return [from]
    if (seen.has(from)) return null
    seen.add(from)
    for (const next of segments.get(from)?.names ?? []) {
      const rest = way(next, to)
      if (rest) return [from, ...rest]
    }
    return null
  }
  return named.flatMap(({ id, pointer }) => {
    if (!segments.has(id))
      return [{ pointer, message: 'There is no such segment. List them with: { segments { id name } }' }]
    const circle = self === undefined ? null : way(id, self)
    const names = circle && [self!, ...circle].map((one) => `"${segments.get(one)?.name}"`)
    return names ? [{ pointer, message: `Segments would depend on each other in a circle: ${names.join(' → ')}.` }] : []
  })
}

/** The workspace's segments with their rules; null for a list. */
export async function readRules(sql: Sql, workspaceId: string) {
  const rows = await sql.query<{ id: string; name: string; rule: unknown }>(
    'SELECT id::text AS id, name, rule FROM segment WHERE workspace_id = $1::uuid ORDER BY name',
    [workspaceId],
  )
  return rows.map(({ id, name, rule }) => ({ id, name, rule: rule === null ? null : parseRule(rule) }))
}
