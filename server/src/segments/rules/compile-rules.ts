import { compile, type RuleQuery } from './compile-rule.ts'
import { everyProfile, persons } from './person.sql.ts'
import type { Rule } from './rule.ts'
import { Statement } from './statement.ts'

/**
 * SQL that holds every person in question against several rules at once: what two of them look at is looked at once. It takes what the
 * query of one rule takes, and gives `customer_id` of each person, `holds` (what each rule is of them, an array as text: `{t,f}`) and `at`,
 * the earliest moment at which time alone can change that, as ISO text: null when none of their windows of time will let go of anything.
 */
export function compileRules(rules: readonly Rule[]): RuleQuery {
  const statement = new Statement()
  const each = rules.map((rule) => compile(rule, statement))
  const turns = each.flatMap((one) => one.turns)
  return {
    text: `WITH ${everyProfile(true)}
SELECT p.id::text AS customer_id, ARRAY[${each.map(({ holds }) => holds).join(', ')}]::text AS holds,
  ${turns.length ? iso(`least(${turns.join(', ')})`) : 'NULL::text'} AS at
${statement.from(persons)}
WHERE $3::timestamptz IS NOT NULL`,
    values: statement.values,
  }
}

const iso = (moment: string) => `to_char(${moment} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
