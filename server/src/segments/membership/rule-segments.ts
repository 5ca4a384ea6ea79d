import type { Sql } from '@rapport/prisma/database.ts'
import { parseRule } from '../rules/parse-rule.ts'
import { type Rule, segmentsNamed } from '../rules/rule.ts'

/** A segment with a rule. */
export interface RuleSegment {
  id: string
  rule: Rule
  /** Changes with the rule. */
  version: string
  /** Whether customers must still be held against the rule. */
  pending: boolean
  /** The last customer who was; null before the first one. */
  after: string | null
}

/** Of a rule that cannot be asked, as when it makes the database fail: who is in its segment stays as it is. */
export type OnBroken = (segmentId: string, error: unknown) => void

/** A workspace's segments that have a rule. */
export async function ruleSegments(sql: Sql, workspaceId: string, onBroken: OnBroken): Promise<RuleSegment[]> {
  const segments = await sql.query<Omit<RuleSegment, 'rule'> & { rule: unknown }>(
    `SELECT id::text AS id, rule, updated_at::text AS version, built_at IS NULL OR built_at < updated_at AS pending,
       CASE WHEN build_of = updated_at THEN build_after::text END AS after
     FROM segment WHERE workspace_id = $1::uuid AND rule IS NOT NULL ORDER BY id`,
    [workspaceId],
  )
  return segments.flatMap((one) => {
    try {
      return [{ ...one, rule: parseRule(one.rule) }]
    } catch (error) {
      onBroken(one.id, error)
      return []
    }
  })
}

/** Segments in groups, such that a rule names none of its own group or a later one. Rules that go in circles are never saved. */
export function inOrder(segments: readonly RuleSegment[]): RuleSegment[][] {
  const groups: RuleSegment[][] = []
  for (let left = segments; left.length > 0;) {
    const ids = new Set(left.map(({ id }) => id))
    const ready = left.filter((one) => !segmentsNamed(one.rule).some((id) => ids.has(id)))
    if (ready.length === 0) throw new Error(`Segments name each other in a circle: ${[...ids].join(', ')}`)
    groups.push(ready)
    left = left.filter((one) => !ready.includes(one))
  }
  return groups
}

/** Segments together with those whose rules name them, directly or through others. */
export function withDependents(some: readonly RuleSegment[], all: readonly RuleSegment[]): RuleSegment[] {
  const ids = new Set(some.map(({ id }) => id))
  for (const group of inOrder(all))
    for (const one of group) if (segmentsNamed(one.rule).some((id) => ids.has(id))) ids.add(one.id)
  return all.filter(({ id }) => ids.has(id))
}
