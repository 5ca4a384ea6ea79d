import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { type KnownDecision, logDecisions } from '../../support/logged-decisions.ts'
import type { Space } from '../../support/space.ts'

const rapport = await startRapport()

interface Estimate {
  value: number
  low: number
  high: number
}
interface Evaluation {
  message?: string
  reason?: string
  decisions: number
  customers: number
  effectiveSampleSize: number
  ips: Estimate
  snips: Estimate
  doublyRobust: Estimate
  logged: Estimate
}

async function evaluated(space: Space, input: string): Promise<Evaluation> {
  const { evaluatePolicy } = await space.ask<{ evaluatePolicy: Evaluation }>(
    `{ evaluatePolicy(input: {goal: CLICK, ${input}}) {
       ... on PolicyEvaluation { decisions customers effectiveSampleSize
         ips { value low high } snips { value low high } doublyRobust { value low high } logged { value low high } }
       ... on Error { message } ... on PolicyNotEvaluable { reason } } }`,
  )
  return evaluatePolicy
}

const [carousel, video, image] = ['meta_carousel', 'meta_feed_video', 'meta_feed_image'] as const
const formats = [carousel, video, image]
/** How often people of two kinds click, and how often each format was chosen for them. */
const kinds = [
  { segment: 'one', rates: { [carousel]: 0.6, [video]: 0.2, [image]: 0.1 }, chances: [0.2, 0.5, 0.3] },
  { segment: 'other', rates: { [carousel]: 0.5, [video]: 0.4, [image]: 0.1 }, chances: [0.25, 0.25, 0.5] },
] as const

/** Two decisions for each of 200 people of each kind, whose choices and clicks come in exactly these proportions. */
const knownLog = (): KnownDecision[] =>
  kinds.flatMap(({ segment, rates, chances }) =>
    formats
      .flatMap((chosen, at) => {
        const times = Math.round(400 * chances[at]!)
        return Array.from({ length: times }, (_, i) => ({ chosen, clicked: i < Math.round(times * rates[chosen]) }))
      })
      .map(({ chosen, clicked }, i) => ({
        to: `user_id:${segment} ${i >> 1}`,
        at: new Date(Date.UTC(2026, i % 2 ? 7 : 1, 1)).toISOString(),
        chances: { [carousel]: chances[0], [video]: chances[1], [image]: chances[2] },
        chosen,
        clicked,
        segment,
      })),
  )

/** What a policy truly earns: the mean over both kinds. */
const truth = (share: (format: string) => number) =>
  kinds.reduce(
    (sum, { rates }) => sum + Object.entries(rates).reduce((total, [format, rate]) => total + share(format) * rate, 0),
    0,
  ) / kinds.length

const width = ({ low, high }: Estimate) => high - low

test('the log of one policy tells what others would have earned, by three estimators', async () => {
  const space = await rapport.newSpace()
  const log = knownLog()
  await logDecisions(rapport.db, space, log)
  const uniform = await evaluated(space, 'target: UNIFORM')
  expect(uniform).toMatchObject({ decisions: 800, customers: 400 })
  const weights = log.map(({ chances, chosen }) => 1 / 3 / chances[chosen]!)
  const [sum, earned, squares] = [
    weights.reduce((total, one) => total + one, 0),
    weights.reduce((total, one, i) => total + one * Number(log[i]!.clicked), 0),
    weights.reduce((total, one) => total + one * one, 0),
  ] as const
  expect(uniform.ips.value).toBeCloseTo(earned / 800, 9)
  expect(uniform.snips.value).toBeCloseTo(earned / sum, 9)
  expect(uniform.effectiveSampleSize).toBeCloseTo(sum ** 2 / squares, 6)
  expect(uniform.logged.value).toBeCloseTo(log.filter(({ clicked }) => clicked).length / 800, 9)

  const weighed = `target: WEIGHTS, weights: [{formatId: "${carousel}", weight: 3}, {formatId: "${image}", weight: 1}]`
  const huge = weighed.replace('weight: 3', 'weight: 1.5e308').replace('weight: 1}', 'weight: 0.5e308}')
  expect(await evaluated(space, huge)).toEqual(await evaluated(space, weighed))
  const answers = [
    { answer: uniform, value: truth(() => 1 / 3) },
    { answer: await evaluated(space, 'target: BEST_ARM'), value: truth((format) => Number(format === carousel)) },
    {
      answer: await evaluated(space, weighed),
      value: truth((format) => ({ [carousel]: 0.75, [image]: 0.25 })[format] ?? 0),
    },
  ]
  for (const { answer, value } of answers) {
    expect(answer.ips.value).toBeCloseTo(value, 9)
    expect(answer.snips.value).toBeCloseTo(value, 9)
    // Whom the model of its rewards learns from is drawn.
    expect(Math.abs(answer.doublyRobust.value - value)).toBeLessThan(0.02)
    expect(answer.ips.low < value && value < answer.ips.high).toBe(true)
    expect(width(answer.doublyRobust)).toBeLessThan(width(answer.ips))
  }

  const current = await evaluated(space, 'target: CURRENT')
  expect(current.ips.value).toBeCloseTo(current.logged.value, 12)
  expect(current.effectiveSampleSize).toBeCloseTo(800, 6)
  expect(current.doublyRobust.value).toBeCloseTo(current.logged.value, 2)
  const later = await evaluated(space, 'target: CURRENT, from: "2026-07-01T00:00:00Z"')
  expect(later).toMatchObject({ decisions: 400, customers: 400 })
})

test('a log that cannot tell is refused with the reason, and what makes no sense with what to mend', async () => {
  const space = await rapport.newSpace()
  expect((await evaluated(space, 'target: UNIFORM')).reason).toBe('NO_DECISIONS')
  for (const weights of ['[]', `[{formatId: "${video}", weight: -1}]`])
    expect((await evaluated(space, `target: WEIGHTS, weights: ${weights}`)).message).toContain('must not be negative')
  await logDecisions(
    rapport.db,
    space,
    knownLog().filter((_, i) => i % 14 === 0),
  )
  const refused = await evaluated(space, 'target: UNIFORM')
  expect(refused).toMatchObject({
    reason: 'TOO_FEW_EFFECTIVE',
    message: expect.stringContaining('decisions are worth'),
  })
  const reversed = 'target: UNIFORM, from: "2026-03-02T00:00:00Z", to: "2026-03-01T00:00:00Z"'
  expect((await evaluated(space, reversed)).message).toMatch(/^The period ends .* before it begins/)
  expect((await evaluated(space, 'target: UNIFORM, windowDays: 0')).message).toBe('windowDays must be from 1 to 90.')
  const other = await rapport.newSpace()
  expect((await evaluated(other, 'target: UNIFORM')).reason).toBe('NO_DECISIONS')
})
