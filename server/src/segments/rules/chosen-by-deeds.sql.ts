import { conditionsOf, type Rule } from './rule.ts'

/** What rules ask of what people did, were shown or said; other conditions ask who they are. Members of another segment may be chosen so. */
const deeds = ['did', 'didNot', 'affinity', 'interest', 'sentiment', 'loyalty', 'segment']
const deedsOfProfile = ['interactions', 'exposures', 'responses', 'purchases', 'firstSeenAt', 'lastSeenAt']

/** Whether a rule, as it is stored, chooses people by what they did, so that what they did before says more of the rule than of them. */
export const isChosenByDeeds = (rule: unknown): boolean =>
  rule !== null &&
  conditionsOf(rule as Rule).some(
    (condition) =>
      deeds.some((one) => one in condition) || ('profile' in condition && deedsOfProfile.includes(condition.profile)),
  )

/**
 * The same in SQL.
 * @param rule SQL of the rule as JSON; null for a list that is kept by hand
 */
export const chosenByDeeds = (rule: string): string =>
  `coalesce(jsonb_path_exists(${rule}, '$.** ? (${deeds.map((one) => `exists (@.${one})`).join(' || ')} || @.profile like_regex "^(${deedsOfProfile.join('|')})$")'), false)`
