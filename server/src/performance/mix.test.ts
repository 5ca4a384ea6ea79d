import { Random } from '@rapport/prisma/demo/random.ts'
import { expect, test } from 'vitest'
import { mantelHaenszel } from './mantel-haenszel.ts'
import { mixWarnings, type MixedGroup } from './mix.ts'
import type { MixCell } from './mix.sql.ts'

test('the ratio and its variance are those that can be worked out by hand', () => {
  // Two strata of 100 and 200: (10·50/100 + 30·100/200) / (5·50/100 + 20·100/200).
  const strata = [
    { x1: 10, n1: 50, x0: 5, n0: 50 },
    { x1: 30, n1: 100, x0: 20, n0: 100 },
  ]
  const { ratio, error } = mantelHaenszel(strata)!
  expect(ratio).toBeCloseTo(20 / 12.5, 12)
  const spread = (50 * 50 * 15) / 100 ** 2 - (10 * 5) / 100 + (100 * 100 * 50) / 200 ** 2 - (30 * 20) / 200
  expect(error).toBeCloseTo(Math.sqrt(spread / (20 * 12.5)), 12)
  expect(mantelHaenszel([{ x1: 10, n1: 50, x0: 0, n0: 0 }])).toBeNull()
})

interface Part {
  stratum: string
  impressions: number
  rate: number
}

/** Five creatives in each part, whose rates differ by a fifth. */
function group(random: Random, parts: readonly Part[]): MixedGroup {
  const cells = parts.map(({ stratum, impressions, rate }): MixCell => {
    const n = impressions / 5
    const counts = Array.from({ length: 5 }, () => Math.min(n, random.count(n * rate * random.factor(0.2))))
    const x = counts.reduce((sum, one) => sum + one, 0)
    const xxn = counts.reduce((sum, one) => sum + one ** 2 / n, 0)
    const proportion = { x, n: impressions, nn: 5 * n * n, xxn, k: 5, over: false }
    return { mix: 'PAID', stratum, clicks: proportion, engagements: proportion, conversions: proportion }
  })
  const sum = (of: 'x' | 'n') => cells.reduce((total, { clicks }) => total + clicks[of], 0)
  return { rate: sum('x') / sum('n'), cells }
}

const draw = (random: Random, ofFirst: [number, number], ofSecond: [number, number], organicTimes: number) =>
  [ofFirst, ofSecond].map(([paid, organic], i) => {
    const rate = i === 0 ? 0.01 : 0.013
    return group(random, [
      { stratum: 'true', impressions: paid, rate },
      { stratum: 'false', impressions: organic, rate: rate * organicTimes },
    ])
  })

test('of a thousand pairs whose mix differs but does not matter hardly one is told of, of those where it does nearly all', () => {
  const told = (organicTimes: number) => {
    const random = new Random(`mixes ${organicTimes}`)
    let warned = 0
    for (let i = 0; i < 1000; i++) {
      const pair = draw(random, [20_000, 180_000], [180_000, 20_000], organicTimes)
      const leader = pair[0]!.rate > pair[1]!.rate ? 0 : 1
      warned += mixWarnings(pair, 'clicks', leader, ['PAID']).length
    }
    return warned
  }
  expect(told(1)).toBeLessThan(20)
  expect(told(3)).toBeGreaterThan(980)
})
