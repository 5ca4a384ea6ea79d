import type { LoggedDecision } from '@rapport/server/recommendations/evaluation/logged-decision.ts'
import { plainTable, sharedData } from './shared-data.ts'

/** Logs of a fashion shop's recommendations (Open Bandit Dataset: Saito et al., NeurIPS 2021). */
export const openBandit = {
  /** Items drawn by Thompson sampling; how likely each was is in the log. */
  thompson: sharedData('obd/bts_men.csv'),
  /** Items drawn evenly: what the uniform policy truly earns. */
  uniform: sharedData('obd/random_men.csv'),
}

const items = Array.from({ length: 34 }, (_, i) => `${i}`)

export const logOf = ({ bytes }: { bytes(): Buffer }): LoggedDecision[] =>
  plainTable(bytes(), ',').map((row, i) => ({
    unit: `${i}`,
    context: row.position!,
    arms: items,
    chances: null,
    chosen: row.item_id!,
    propensity: Number(row.propensity_score),
    reward: Number(row.click),
  }))
