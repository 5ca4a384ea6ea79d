import type { Condition } from './conditions.ts'

/** Whom a segment is of: a condition, or several tied together. */
export type Rule = { and: readonly Rule[] } | { or: readonly Rule[] } | { not: Rule } | Condition

/** All conditions of a rule, whatever ties them together. */
export function conditionsOf(rule: Rule): Condition[] {
  if ('and' in rule) return rule.and.flatMap(conditionsOf)
  if ('or' in rule) return rule.or.flatMap(conditionsOf)
  return 'not' in rule ? conditionsOf(rule.not) : [rule]
}

/** Ids of the segments whose members a rule looks at. */
export const segmentsNamed = (rule: Rule): string[] =>
  conditionsOf(rule).flatMap((condition) => ('segment' in condition ? [condition.segment] : []))
