import type { GoalMetric } from './compare-rows.ts'
import { readableLabel } from './labels.ts'
import { mixWarnings } from './mix.ts'
import type { Mix, MixCell } from './mix.sql.ts'
import { once } from './once.ts'
import type { Proportion, Rate } from './rate.ts'
import type { PerformanceRow } from './read-performance.ts'

/** A mix by which rows differ so that comparing them as a whole misleads. */
export interface Warning {
  mix: Mix
  message: string
  /** The row that is ahead as a whole. */
  leader: PerformanceRow
  /** The row that comes out most differently. */
  row: PerformanceRow
  /** What its rate would be, mixed as the leader is. */
  adjusted: Rate
  overtakes: boolean
}

const called: Record<Mix, string> = {
  PAID: 'paid and organic',
  CAMPAIGN: 'campaigns',
  AGE: 'ages',
  GENDER: 'genders',
  COUNTRY: 'countries',
  INTEREST: 'interests',
  DEVICE: 'devices',
  PLACEMENT: 'placements',
}

/**
 * The rows with their rates like for like, and what there is to warn of; looked for when somebody asks.
 * @param cells what each row is mixed of
 */
export function mixesAmong(
  rows: readonly PerformanceRow[],
  cells: readonly (readonly MixCell[])[],
  metric: GoalMetric,
): { rows: PerformanceRow[]; warnings: () => Warning[] } {
  const find = once((of: GoalMetric) => {
    const sure = rows.map(({ proportions }) => surely(proportions[of]))
    const leader = sure.indexOf(Math.max(...sure))
    const groups = rows.map(({ proportions }, i) => {
      const { x, n } = proportions[of]
      return { rate: n > 0 ? x / n : 0, cells: cells[i]! }
    })
    const mixes = [...new Set(cells.flat().map(({ mix }) => mix))]
    return { leader, found: rows.length > 1 ? mixWarnings(groups, of, leader, mixes) : [] }
  })
  const told = rows.map((row, i) => ({
    ...row,
    adjusted: () => find(metric).found.map(({ mix, adjusted }) => ({ mix, rate: adjusted[i] ?? null })),
  }))
  return {
    rows: told,
    warnings: () => {
      const { leader: at, found } = find(metric)
      return found.flatMap(({ mix, adjusted: all, changed, overtakes }) => {
        const [leader, row, adjusted] = [told[at], told[changed], all[changed]]
        if (!leader || !row || !adjusted) return []
        const [first, plain] = [leader, row].map(({ proportions }) =>
          percent(proportions[metric].x / proportions[metric].n),
        )
        const message =
          `With the same mix of ${called[mix]} as ${labelOf(leader)}, ${labelOf(row)} would have ${percent(adjusted.value)} rather than ${plain}` +
          (overtakes ? `, which is more than the ${first} of ${labelOf(leader)}.` : '.')
        return { mix, message, leader, row, adjusted, overtakes }
      })
    },
  }
}

/** The lower end of the interval of plain counts (Poisson, by the normal approximation): a few views do not lead. */
const surely = ({ x, n, over }: Proportion) => (n > 0 && !over ? (x - 1.96 * Math.sqrt(x)) / n : -1)

const labelOf = ({ keys }: PerformanceRow) =>
  keys.map(({ dimension, label }) => readableLabel(dimension, label)).join(', ')

const percent = (share: number) => `${Number((share * 100).toPrecision(2))} %`
