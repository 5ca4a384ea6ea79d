import type { Sql } from '@rapport/prisma/database.ts'
import { lookAgain } from '../counters/look-again.sql.ts'
import { InputRefused } from '../input-refused.ts'

/** What the loyalty score is made of, in the order in which it is told. */
export const componentNames = ['frequency', 'quality', 'emotion', 'immediacy', 'personalisation', 'novelty'] as const

export type ComponentName = (typeof componentNames)[number]

export interface Tier {
  name: string
  /** The least score that it takes. */
  from: number
}

export interface LoyaltySettings {
  /** How much each component counts, beside the others. */
  weights: Readonly<Record<ComponentName, number>>
  /** From the lowest to the highest; the first begins at 0. */
  tiers: readonly Tier[]
}

export const defaultSettings: LoyaltySettings = {
  weights: { frequency: 25, quality: 25, emotion: 20, immediacy: 10, personalisation: 10, novelty: 10 },
  tiers: [
    { name: 'Bronze', from: 0 },
    { name: 'Silver', from: 40 },
    { name: 'Gold', from: 60 },
    { name: 'Platinum', from: 80 },
  ],
}

/** The highest tier that a score reaches. */
export const tierOf = ({ tiers }: LoyaltySettings, score: number): Tier => tiers.findLast(({ from }) => score >= from)!

/** The workspace's settings; what it does not say is the default. */
export async function loyaltySettings(sql: Sql, workspaceId: string): Promise<LoyaltySettings> {
  const [workspace] = await sql.query<{ loyalty: Partial<LoyaltySettings> }>(
    { name: 'loyalty_settings', text: 'SELECT loyalty FROM workspace WHERE id = $1::uuid' },
    [workspaceId],
  )
  return { ...defaultSettings, ...workspace?.loyalty }
}

const [mostTiers, longestName, heaviest] = [20, 50, 1000]

/**
 * Replaces weights, tiers or both; what is left out stays.
 * @throws InputRefused with what to mend
 */
export async function setLoyaltySettings(
  sql: Sql,
  workspaceId: string,
  settings: Partial<LoyaltySettings>,
): Promise<void> {
  const { weights, tiers } = settings
  if (weights) {
    const all = componentNames.map((name) => weights[name])
    if (all.some((weight) => !(weight >= 0 && weight <= heaviest)) || all.every((weight) => weight === 0))
      throw new InputRefused(`Weights are numbers from 0 to ${heaviest}, and at least one is above 0.`)
  }
  if (tiers) checkTiers(tiers)
  await sql.execute('UPDATE workspace SET loyalty = loyalty || $2::jsonb WHERE id = $1::uuid', [
    workspaceId,
    JSON.stringify({ ...(weights ? { weights } : {}), ...(tiers ? { tiers } : {}) }),
  ])
  // Rules may be about loyalty.
  await lookAgain(sql, workspaceId, '(SELECT id AS customer_id FROM customer WHERE workspace_id = $1::uuid)')
}

function checkTiers(tiers: readonly Tier[]): void {
  if (tiers[0]?.from !== 0) throw new InputRefused('The first tier begins at 0, so that everybody has one.')
  if (tiers.length > mostTiers) throw new InputRefused(`There can be at most ${mostTiers} tiers.`)
  if (tiers.some(({ from }, i) => !(from <= 100) || (i > 0 && !(from > tiers[i - 1]!.from))))
    throw new InputRefused('Each tier begins above the one before it, and none above 100.')
  if (tiers.some(({ name }) => !name.trim() || name.length > longestName))
    throw new InputRefused(`A tier needs a name of 1 to ${longestName} characters.`)
  if (new Set(tiers.map(({ name }) => name)).size < tiers.length)
    throw new InputRefused('Two tiers have the same name.')
}
