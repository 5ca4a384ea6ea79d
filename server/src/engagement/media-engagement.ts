import type { Sql } from '@rapport/prisma/database.ts'
import { intraclassCorrelation, plainRate, posteriors, type Proportion, rate, type Rate } from '../performance/rate.ts'
import { channelEngagement } from './channel-engagement.sql.ts'
import { estimateReach, type Reach } from './estimate-reach.ts'
import {
  channelRanks,
  type CreativeSums,
  engagementMetrics,
  type MediaScope,
  mediaSums,
} from './media-engagement.sql.ts'

/** What responses are divided by, and how many there were. */
type Counts = Record<'impressions' | (typeof engagementMetrics)[number], number>

export interface MediaEngagement extends Counts {
  reach: Reach
  /** The rate of what is counted of each creative. */
  rateOf: (count: (one: Counts) => number) => Rate | null
}

/** What each of some creatives or campaigns, or the workspace, earned, by our own interactions, in their order. */
export async function mediaEngagement(
  sql: Sql,
  workspaceId: string,
  scope: MediaScope,
  ids: readonly string[],
): Promise<MediaEngagement[]> {
  const found = await mediaSums(sql, workspaceId, scope, [...new Set(ids)])
  return ids.map((id) => {
    const { creatives, reach } = found.get(id)!
    const sum = (name: keyof CreativeSums) => creatives.reduce((total, one) => total + one[name], 0)
    return {
      impressions: sum('impressions'),
      clicks: sum('clicks'),
      reactions: sum('reactions'),
      comments: sum('comments'),
      shares: sum('shares'),
      reach: estimateReach(reach, sum('impressions') + sum('views')),
      rateOf: (count) => rateOver(creatives, count),
    }
  })
}

/** Impressions of one creative are alike, and several creatives tell more than one. */
function rateOver(creatives: readonly CreativeSums[], count: (one: CreativeSums) => number): Rate | null {
  const shown = creatives.filter(({ impressions }) => impressions > 0)
  const sum = (value: (x: number, n: number) => number) =>
    shown.reduce((total, one) => total + value(count(one), one.impressions), 0)
  const proportion: Proportion = {
    x: sum((x) => x),
    n: sum((_, n) => n),
    nn: sum((_, n) => n * n),
    xxn: sum((x, n) => (x * x) / n),
    k: shown.length,
    over: shown.some((one) => count(one) > one.impressions),
  }
  return rate(proportion, posteriors([proportion], intraclassCorrelation([proportion]))[0]!)
}

/** What was shown and done on a channel over all time, whatever the creative. */
export async function engagementOnChannel(sql: Sql, workspaceId: string, channel: string): Promise<MediaEngagement> {
  const [reach, [found]] = await Promise.all([
    channelRanks(sql, workspaceId, channel),
    channelEngagement(sql, workspaceId, { from: null, to: null, channel }),
  ])
  const counts = found ?? { impressions: 0, clicks: 0, reactions: 0, comments: 0, shares: 0 }
  return {
    ...counts,
    // Videos are watched by more than the impressions that we know of, and how many times is not counted by channel.
    reach: estimateReach(reach, Infinity),
    rateOf: (count) => plainRate(count(counts), counts.impressions),
  }
}
