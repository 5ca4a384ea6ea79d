import { foldOf } from './fold-of.ts'
import type { LoggedDecision } from './logged-decision.ts'

const folds = 5
/** Decisions that what is known more generally is worth: all arms for an arm, an arm anywhere for an arm in a context. */
const worth = 20

interface Sum {
  reward: number
  decisions: number
}

/**
 * What an arm is expected to bring in the context of a decision: the mean of the arm there, leaning towards its mean everywhere. Learnt
 * without the decisions of that person, and of a fifth of the others (cross-fitting), so that no reward explains itself.
 */
export function rewardModel(log: readonly LoggedDecision[]): (decision: number, arm: string) => number {
  const foldsOfLog = log.map(({ unit }) => foldOf(unit, folds))
  const total = new Map<string, Sum>()
  const parts = Array.from({ length: folds }, () => new Map<string, Sum>())
  for (const [i, { chosen, context, reward }] of log.entries())
    for (const key of keysOf(chosen, context))
      for (const sums of [total, parts[foldsOfLog[i]!]!]) {
        const sum = sums.get(key) ?? { reward: 0, decisions: 0 }
        sums.set(key, { reward: sum.reward + reward, decisions: sum.decisions + 1 })
      }
  const learnt = Array.from({ length: folds }, () => new Map<string, number>())
  return (decision, arm) => {
    const fold = foldsOfLog[decision]!
    const keys = keysOf(arm, log[decision]!.context)
    const known = learnt[fold]!.get(keys[2])
    if (known !== undefined) return known
    const mean = keys.reduce((general, key) => {
      const [all, left] = [total.get(key), parts[fold]!.get(key)]
      const reward = (all?.reward ?? 0) - (left?.reward ?? 0)
      const decisions = (all?.decisions ?? 0) - (left?.decisions ?? 0)
      return (reward + worth * general) / (decisions + worth)
    }, 0)
    learnt[fold]!.set(keys[2], mean)
    return mean
  }
}

/** From the general to the particular: any arm, the arm, the arm in the context. */
const keysOf = (arm: string, context: string) => ['', arm, `${arm} ${context}`] as const
