/** What rules ask of what people did, were shown or said; other conditions ask who they are. */
const deeds = ['did', 'didNot', 'affinity', 'interest', 'sentiment', 'loyalty', 'segment']
const deedsOfProfile = 'interactions|exposures|responses|purchases|firstSeenAt|lastSeenAt'

/**
 * SQL of whether a rule chooses people by what they did, so that what they did before says more of the rule than of them. Another
 * segment's members may be chosen so too.
 * @param rule SQL of the rule as JSON; null for a list that is kept by hand
 */
export const chosenByDeeds = (rule: string): string =>
  `coalesce(jsonb_path_exists(${rule}, '$.** ? (${deeds.map((one) => `exists (@.${one})`).join(' || ')} || @.profile like_regex "^(${deedsOfProfile})$")'), false)`
