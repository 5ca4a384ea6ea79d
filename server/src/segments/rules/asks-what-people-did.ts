import type { Condition } from './conditions.ts'
import { conditionsOf, type Rule } from './rule.ts'

/** Figures of a profile that answers to what people were shown move. */
const answered: ReadonlySet<string> = new Set(['interactions', 'responses', 'purchases'])

const asks = (condition: Condition): boolean =>
  'did' in condition ||
  'didNot' in condition ||
  'affinity' in condition ||
  'loyalty' in condition ||
  ('profile' in condition && answered.has(condition.profile))

/** Whether a rule, as it is stored, chooses people by what they did. Of a list kept by hand nobody knows. */
export const asksWhatPeopleDid = (rule: unknown): boolean => rule !== null && conditionsOf(rule as Rule).some(asks)
