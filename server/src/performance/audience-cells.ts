import type { Sql } from '@rapport/prisma/database.ts'
import { audienceMixes, type AudienceMix, type Mix, type MixCell } from './mix.sql.ts'
import { performanceSums, type PerformanceFilter } from './performance.sql.ts'

/** Of some mixes those that only reports by audience tell. */
export const ofAudience = (mixes: readonly Mix[]): AudienceMix[] => audienceMixes.filter((mix) => mixes.includes(mix))

/**
 * What each group of an answer is mixed of by audience: one statement over reports for each mix.
 * @returns the parts by the group's keys
 */
export async function audienceCells(
  sql: Sql,
  workspaceId: string,
  question: PerformanceFilter,
  mixes: readonly AudienceMix[],
): Promise<(keys: readonly string[]) => readonly MixCell[]> {
  const cells = new Map<string, MixCell[]>()
  for (const mix of mixes) {
    const groupBy = [...question.groupBy, mix]
    const parts = await performanceSums(sql, workspaceId, { ...question, source: 'REPORTED', groupBy })
    for (const { keys, proportions } of parts.filter(({ total }) => !total)) {
      const group = JSON.stringify(keys.slice(0, -1))
      cells.set(group, [...(cells.get(group) ?? []), { mix, stratum: keys.at(-1) ?? '', ...proportions }])
    }
  }
  return (keys) => cells.get(JSON.stringify(keys)) ?? []
}
