import type { SqlValue } from '@rapport/prisma/database.ts'
import { compileCondition } from './compile-condition.ts'
import type { Compiled } from './compiled.ts'
import { everyProfile, persons } from './person.sql.ts'
import type { Rule } from './rule.ts'
import { Statement } from './statement.ts'

/**
 * One SQL statement. Its first three values are the workspace, the heads in question as a list (null: everybody) and the moment at which
 * it is to be true, as ISO text; `values` come after them. Send it without a name: the best plan for a few people is not the best for all.
 */
export interface RuleQuery {
  text: string
  values: readonly SqlValue[]
}

/** SQL that gives `customer_id` of every person, by the head of the cluster, of whom the rule is true. */
export function compileRule(rule: Rule): RuleQuery {
  const statement = new Statement()
  const { holds } = compile(rule, statement)
  return {
    text: `WITH ${everyProfile(false)}
SELECT p.id::text AS customer_id
${statement.from(persons)}
WHERE $3::timestamptz IS NOT NULL AND ${holds}`,
    values: statement.values,
  }
}

/** A rule as SQL about a person `p`, in a statement that may be of several. */
export function compile(rule: Rule, into: Statement): Compiled {
  if ('and' in rule) return tied(rule.and, 'AND', into)
  if ('or' in rule) return tied(rule.or, 'OR', into)
  if (!('not' in rule)) return compileCondition(rule, into)
  const { holds, turns } = compile(rule.not, into)
  return { holds: `NOT ${holds}`, turns }
}

function tied(rules: readonly Rule[], operator: 'AND' | 'OR', into: Statement): Compiled {
  const each = rules.map((rule) => compile(rule, into))
  return {
    holds: `(${each.map(({ holds }) => holds).join(` ${operator} `)})`,
    turns: each.flatMap(({ turns }) => turns),
  }
}
