import { mostCompared, type GoalMetric } from './compare-rows.ts'
import type { PerformanceDimension } from './performance.sql.ts'
import type { Proportion } from './rate.ts'

/** Mixes that are known of each creative, and those that only reports by audience tell. */
const creativeMixes = ['PAID', 'CAMPAIGN'] as const
export const audienceMixes = ['AGE', 'GENDER', 'COUNTRY', 'INTEREST', 'DEVICE', 'PLACEMENT'] as const

type CreativeMix = (typeof creativeMixes)[number]
export type AudienceMix = (typeof audienceMixes)[number]

/** What groups may be mixed of differently, so that comparing them as a whole misleads. */
export type Mix = CreativeMix | AudienceMix

/** The part of a group that is paid (or organic), of one campaign, of one age group and so on; an empty stratum is unknown. */
export interface MixCell extends Record<GoalMetric, Proportion> {
  mix: Mix
  stratum: string
}

/** Days are not compared, one creative is not mixed, and groups are not mixed of what they are groups of. */
export const mixesOf = (groupBy: readonly PerformanceDimension[]): CreativeMix[] =>
  groupBy.length === 0 || groupBy.includes('DAY') || groupBy.includes('CREATIVE')
    ? []
    : creativeMixes.filter((mix) => !groupBy.includes(mix))

const metrics: readonly GoalMetric[] = ['clicks', 'engagements', 'conversions']

/**
 * An item of a `WITH`, from `per_creative`: what each group is mixed of, as long as no more groups are there than are compared.
 * @param keys SQL of a group's keys
 * @param which SQL of the condition for its rows
 * @param proportion SQL of the name and value of a proportion
 */
export function mixCells(
  mixes: readonly CreativeMix[],
  keys: string,
  which: string,
  proportion: (metric: GoalMetric) => string,
): string {
  const cells = (
    mix: CreativeMix,
  ) => `SELECT ${keys} AS keys, json_build_object('mix', '${mix}', 'stratum', coalesce(${mix.toLowerCase()}, ''),
      ${metrics.map(proportion).join(', ')}) AS cell
    FROM per_creative ${which} GROUP BY ${keys}, ${mix.toLowerCase()}`
  return `,
mixed AS (
  SELECT keys, json_agg(cell) AS cells FROM (${mixes.map(cells).join(' UNION ALL ')}) c
  WHERE (SELECT count(DISTINCT ${keys}) FROM per_creative ${which}) <= ${mostCompared} GROUP BY keys
)`
}
