import type { Condition } from './conditions.ts'

/** Whom a segment is of: a condition, or several tied together. */
export type Rule = { and: readonly Rule[] } | { or: readonly Rule[] } | { not: Rule } | Condition

export interface PlacedCondition {
  condition: Condition
  /** JSON pointer to it in the rule. */
  pointer: string
}

/** All conditions of a rule, whatever ties them together, each with its place. */
export function placedConditions(rule: Rule, pointer = ''): PlacedCondition[] {
  if ('and' in rule) return rule.and.flatMap((one, i) => placedConditions(one, `${pointer}/and/${i}`))
  if ('or' in rule) return rule.or.flatMap((one, i) => placedConditions(one, `${pointer}/or/${i}`))
  return 'not' in rule ? placedConditions(rule.not, `${pointer}/not`) : [{ condition: rule, pointer }]
}

export const conditionsOf = (rule: Rule): Condition[] => placedConditions(rule).map(({ condition }) => condition)

/** Ids of the segments whose members a rule looks at. */
export const segmentsNamed = (rule: Rule): string[] =>
  conditionsOf(rule).flatMap((condition) => ('segment' in condition ? [condition.segment] : []))
