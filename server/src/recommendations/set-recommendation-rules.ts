import type { Database } from '@rapport/prisma/database.ts'
import { isPurpose, longestPurpose } from '../consent/told-consent.ts'
import { InputRefused } from '../input-refused.ts'
import { defaultRules, type RecommendationRules } from './recommendation-rules.ts'

/** The workspace's rules; what it does not say is the default. */
export async function recommendationRules(db: Database, workspaceId: string): Promise<RecommendationRules> {
  const [workspace] = await db.query<{ rules: Partial<RecommendationRules> }>(
    'SELECT recommendation_rules AS rules FROM workspace WHERE id = $1::uuid',
    [workspaceId],
  )
  return { ...defaultRules, ...workspace?.rules }
}

/**
 * Replaces the rules; what is left out is the default.
 * @throws InputRefused with what to mend
 */
export async function setRecommendationRules(
  db: Database,
  workspaceId: string,
  rules: Partial<RecommendationRules>,
): Promise<void> {
  const { exploration, minimumExposures, consentPurpose } = { ...defaultRules, ...rules }
  if (!(exploration >= 0.001 && exploration <= 1))
    throw new InputRefused(
      'exploration must be from 0.001 to 1: without any, what is not chosen is never learnt about, and no log can be evaluated.',
    )
  if (minimumExposures < 0 || minimumExposures > 1_000_000)
    throw new InputRefused('minimumExposures must be from 0 to 1,000,000.')
  if (!isPurpose(consentPurpose))
    throw new InputRefused(`consentPurpose must have 1 to ${longestPurpose} characters, without spaces around.`)
  await db.execute('UPDATE workspace SET recommendation_rules = $2::jsonb WHERE id = $1::uuid', [
    workspaceId,
    JSON.stringify(rules),
  ])
}
