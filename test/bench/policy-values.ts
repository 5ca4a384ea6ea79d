import { evaluatePolicy } from '@rapport/server/recommendations/evaluation/evaluate-policy.ts'
import type { Estimate } from '@rapport/server/recommendations/evaluation/estimates.ts'
import { hillstrom, tryOn } from '../support/hillstrom.ts'
import { logOf, openBandit } from '../support/open-bandit.ts'
import { compareRegret, worlds } from '../support/simulated-decisions.ts'
import { times, whole, type Measurement } from './measurement.ts'

const runs = 40

/** What recommendations are worth where the truth is known, or drawn by lot. */
export function policyValues(say: (progress: string) => void): Measurement[] {
  return [
    ...Object.values(worlds).flatMap((world) => {
      say(`${runs} worlds of ${world.name}`)
      const { ours, rivals, leastPropensity, floor } = compareRegret(world, runs)
      return Object.entries(rivals).map(([rival, regret]) => ({
        what: `clicks lost in 10,000 decisions, ${world.name}, least propensity ${leastPropensity.toFixed(4)} (floor ${floor})`,
        figure: whole(ours),
        reference: `${rival}: ${whole(regret)}`,
        ratio: times(ours / regret),
      }))
    }),
    ...trial(say),
    ...realLog(say),
  ]
}

function trial(say: (progress: string) => void): Measurement[] {
  if (hillstrom.absent) {
    say(hillstrom.absent)
    return []
  }
  return (['visit', 'spend'] as const).flatMap((goal) => {
    say(`Hillstrom, ${goal}`)
    const { first, drawn, explored, single, gainOfFirst, gainOfDrawn, byType } = tryOn(goal)
    const shown = (estimate: Estimate) => interval(estimate, goal)
    const line = (what: string, value: Estimate, beside: Estimate, gain: Estimate | null) => ({
      what: `${goal} per customer, ${what}`,
      figure: shown(value),
      reference: `best single arm: ${shown(beside)}`,
      ratio: gain ? `difference ${shown(gain)}` : times(value.value / beside.value),
    })
    return [
      line('what is recommended first', first, single, gainOfFirst),
      line('as drawn, without the floor', drawn, single, gainOfDrawn),
      line('as drawn', explored, single, null),
      ...byType.map((one) =>
        line(`as drawn, without the floor, buyers of ${one.type}`, one.drawn, one.single, one.gainOfDrawn),
      ),
    ]
  })
}

function realLog(say: (progress: string) => void): Measurement[] {
  const absent = openBandit.thompson.absent ?? openBandit.uniform.absent
  if (absent) {
    say(absent)
    return []
  }
  const uniform = { kind: 'UNIFORM' } as const
  const evaluation = evaluatePolicy(logOf(openBandit.thompson), uniform)
  const truth = evaluatePolicy(logOf(openBandit.uniform), uniform).logged
  return (['ips', 'snips', 'doublyRobust'] as const).map((by) => ({
    what: `clicks per decision of the uniform policy from the log of another, ${by}, effective sample ${whole(evaluation.effectiveSize)}`,
    figure: interval(evaluation[by]),
    reference: `where it decided itself: ${interval(truth)}`,
    ratio: times(evaluation[by].value / truth.value),
  }))
}

const interval = ({ value, low, high }: Estimate, goal?: 'visit' | 'spend') =>
  [value, low, high]
    .map((one) => one.toFixed(goal === 'spend' ? 2 : 4))
    .join(' ')
    .replace(/ (\S+) (\S+)$/, ' ($1 to $2)')
