import type { Sql } from '@rapport/prisma/database.ts'
import { checkPeriod } from '../check-period.ts'
import { probabilitiesOfBest } from '../performance/beta.ts'
import { plainRate, type Rate } from '../performance/rate.ts'
import { type HourSums, type Period, weekHours } from './hours.sql.ts'

/** Responses that an hour must be expected to have, at the channel's own rate, before it is compared with others. */
const enoughResponses = 10

export interface WeekHour extends HourSums {
  rate: Rate | null
  /** How many exposures more it takes to compare it; 0 when there are enough, null when nothing tells. */
  missingExposures: number | null
  /** Null while it is not compared. */
  probabilityBest: number | null
}

export interface BestHours {
  exposures: number
  responses: number
  rate: Rate | null
  /** Every hour in which something was shown or answered, from Monday on. */
  hours: WeekHour[]
  /** Those that are compared, the best first. */
  best: WeekHour[]
}

/**
 * When people on a channel respond to what they are shown, by hour of the week.
 * @throws InputRefused when the period ends before it begins
 */
export async function bestHours(sql: Sql, workspaceId: string, channel: string, period: Period): Promise<BestHours> {
  checkPeriod(period)
  const sums = await weekHours(sql, workspaceId, channel, period)
  const total = (what: 'exposures' | 'responses') => sums.reduce((sum, one) => sum + one[what], 0)
  const [exposures, responses] = [total('exposures'), total('responses')]
  const needed = responses > 0 ? Math.ceil((enoughResponses * exposures) / responses) : null

  const compared = sums.filter((one) => needed !== null && one.exposures >= needed && one.responses <= one.exposures)
  const chances = probabilitiesOfBest(
    compared.map((one) => ({ a: one.responses + 0.5, b: one.exposures - one.responses + 0.5 })),
  )
  const chanceOf = new Map(compared.map((one, i) => [one, chances[i] ?? 0]))
  const hours = sums.map((one) => ({
    ...one,
    rate: plainRate(one.responses, one.exposures),
    missingExposures: needed && Math.max(needed - one.exposures, one.responses - one.exposures, 0),
    probabilityBest: chanceOf.get(one) ?? null,
  }))
  const best = hours.filter(({ probabilityBest }) => probabilityBest !== null)
  return {
    exposures,
    responses,
    rate: plainRate(responses, exposures),
    hours,
    // By the lower end, so that little data does not win by luck.
    best: best.toSorted((one, other) => (other.rate?.low ?? 0) - (one.rate?.low ?? 0)),
  }
}
