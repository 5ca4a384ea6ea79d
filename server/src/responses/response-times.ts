import type { Sql } from '@rapport/prisma/database.ts'
import { checkPeriod } from '../check-period.ts'
import { InputRefused } from '../input-refused.ts'
import {
  type ClockSums,
  responseSums,
  type ResponseFilter,
  type ResponseScope,
  type ResponseSums,
} from './response-times.sql.ts'

/** How fast we answer; rates follow from it. */
export interface ResponseTime extends Omit<ResponseSums, 'every' | 'first'> {
  everyReply: ClockSums
  firstReply: ClockSums
}

export interface ResponseQuestion extends ResponseFilter {
  customerId: string | null
  campaignId: string | null
  creativeId: string | null
}

export const allTime: ResponseFilter = { from: null, to: null, channel: null, kinds: null }

/**
 * How fast we answered what a customer said, or what was said of a campaign or a creative, or everything.
 * @throws InputRefused when more than one of them is named, or the period ends before it begins
 */
export async function responseTime(
  sql: Sql,
  workspaceId: string,
  { customerId, campaignId, creativeId, ...filter }: ResponseQuestion,
): Promise<ResponseTime> {
  checkPeriod(filter)
  const named = { CUSTOMER: customerId, CAMPAIGN: campaignId, CREATIVE: creativeId }
  const asked = (Object.keys(named) as (keyof typeof named)[]).filter((scope) => named[scope] !== null)
  if (asked.length > 1) throw new InputRefused('Name a customer, a campaign or a creative, not several of them.')
  const scope: ResponseScope = asked[0] ?? 'WORKSPACE'
  const id = asked[0] ? (named[asked[0]] ?? workspaceId) : workspaceId
  const [time] = await responseTimes(sql, workspaceId, scope, [id], filter)
  return time!
}

/** How fast we answered each of some customers, or what was said of each of some campaigns or creatives, in their order. */
export async function responseTimes(
  sql: Sql,
  workspaceId: string,
  scope: ResponseScope,
  ids: readonly string[],
  filter: ResponseFilter,
): Promise<ResponseTime[]> {
  const found = await responseSums(sql, workspaceId, scope, [...new Set(ids)], filter)
  return ids.map((id) => {
    const { every, first, ...sums } = found.get(id)!
    return { ...sums, everyReply: every, firstReply: first }
  })
}

/** Minutes; a month. */
const longestTarget = 43_200

/**
 * Says within how many minutes questions are to be answered.
 * @throws InputRefused when that is no time
 */
export async function setResponseTarget(sql: Sql, workspaceId: string, minutes: number): Promise<void> {
  if (minutes < 1 || minutes > longestTarget)
    throw new InputRefused(`Say from 1 to ${longestTarget.toLocaleString('en')} minutes (30 days).`)
  await sql.execute('UPDATE workspace SET response_target = $2::int WHERE id = $1::uuid', [workspaceId, minutes])
}
