import { loyaltyOf } from '../../loyalty/loyalty-score.sql.ts'
import { defaultSettings } from '../../loyalty/loyalty-settings.ts'
import type { Compiled } from './compiled.ts'
import type { LoyaltyCondition } from './conditions.ts'
import { profiles, type Statement } from './statement.ts'
import { testsHold, textReadings } from './tests.sql.ts'

/**
 * How loyal a person is, as `Customer.loyalty` has it. Silence lowers the score of those who ever did something a little every moment:
 * they are looked at again once a day.
 */
export function compileLoyalty(condition: LoyaltyCondition, into: Statement): Compiled {
  if (condition.loyalty === 'points') {
    const { loyalty: _loyalty, ...tests } = condition
    const part = into.part(`SELECT s.head, sum(c.earned - c.spent) AS points
  FROM customer_points c JOIN ${profiles} s ON s.id = c.customer_id WHERE c.workspace_id = $1::uuid GROUP BY s.head`)
    return { holds: testsHold({ number: `coalesce(${part}.points, 0)` }, tests, into), turns: [] }
  }
  const part = into.part(loyaltyOf(`SELECT head FROM ${profiles} WHERE merged_into IS NULL`, '$3::timestamptz'))
  const score = `coalesce(${part}.score, 0)`
  const turns = [`CASE WHEN ${part}.monthly > 0 THEN $3::timestamptz + interval '1 day' END`]
  if (condition.loyalty === 'score') {
    const { loyalty: _loyalty, ...tests } = condition
    return { holds: testsHold({ number: score }, tests, into), turns }
  }
  const { loyalty: _loyalty, ...tests } = condition
  return { holds: testsHold(textReadings(tierOf(score)), tests, into), turns }
}

const tierOf = (score: string) => `(
  SELECT tier ->> 'name' FROM workspace w
  CROSS JOIN jsonb_array_elements(coalesce(w.loyalty -> 'tiers', '${JSON.stringify(defaultSettings.tiers)}')) tier
  WHERE w.id = $1::uuid AND (tier ->> 'from')::float8 <= ${score} ORDER BY (tier ->> 'from')::float8 DESC LIMIT 1)`
