import { createHash } from 'node:crypto'
import { copyLine } from '@rapport/prisma/copy-text.ts'
import type { Platform } from '@rapport/prisma/generated/client/enums.ts'
import { namedCreativeColumns } from '../campaigns/register-creatives.sql.ts'
import type { FormatWords } from '../formats/format-words.ts'
import { sliceDimensions } from '../performance/breakdowns.ts'
import type { Kind, SliceField } from './reading/fields.ts'
import type { ReportRow } from './reading/report-row.ts'

/** Columns of the temporary table that report rows wait in, in the order of `stagedReport`. */
export const stagedReportColumns = `line int, ${namedCreativeColumns},
  period text, day date, until date, slice text, age text, gender text, country text, interest text, device text, placement text,
  impressions bigint, reach bigint, clicks bigint, reactions bigint, comments bigint, shares bigint, video_views bigint,
  conversions numeric, revenue numeric, spend numeric, currency text, repeat text`

export interface ReportStaging {
  kind: Kind
  fileName: string
  cut: readonly SliceField[]
  formatOf: FormatWords
  /** How often each post without id has come up so far, by its digest. */
  posts: Map<string, number>
  /** Collects words of the format column that mean nothing on their platform. */
  unknownWords: Set<string>
}

const mostUnknownWords = 20

/** A row of a report in COPY text. */
export function stagedReport(row: ReportRow, staging: ReportStaging): string {
  const platform = row.platform ?? 'OTHER'
  const posts = staging.kind === 'posts'
  const campaign = row.campaign ?? row.campaignName
  const figures = [
    row.impressions,
    row.reach,
    row.clicks,
    row.reactions,
    row.comments,
    row.shares,
    row.videoViews,
    row.conversions,
    row.revenue,
    row.spend,
    row.currency,
  ]
  return copyLine([
    row.line,
    platform,
    campaign,
    row.campaignName,
    creativeKey(row, campaign, staging),
    row.creativeName ?? row.creative ?? (posts ? `Line ${row.line} of ${staging.fileName}` : campaign),
    !posts && !row.creative && !row.creativeName,
    formatId(row.format, platform, staging),
    row.channel,
    row.paid,
    row.text,
    row.publishedAt,
    posts ? null : builtKey(row, campaign),
    periodOf(row, posts),
    row.day,
    posts || !row.day ? null : (row.until ?? row.day),
    staging.cut.map((dimension) => `${dimension}=${row[dimension]}`).join('|'),
    ...sliceDimensions.map((dimension) => row[dimension]),
    ...figures,
    [...figures, row.repeatKey].join('\u0001'),
  ])
}

/**
 * What a creative goes by on its platform: its id, else its names from campaign to creative, since "Video 1" exists in every campaign.
 * Without either it is the campaign's stand-in.
 */
function creativeKey(row: ReportRow, campaign: string | null, { kind, posts }: ReportStaging): string {
  if (row.creative) return row.creative
  if (kind === 'posts') return postKey(row, posts)
  return builtKey(row, campaign) ?? `campaign: ${campaign}`
}

function builtKey({ adGroup, creativeName }: ReportRow, campaign: string | null): string | null {
  return creativeName && [campaign, adGroup, creativeName].filter(Boolean).join(' / ')
}

/** A post without id is known by when and what was published, else by its whole row, and of equal ones by which it is in the file. */
function postKey(
  { platform, channel, publishedAt, text, creativeName, cells }: ReportRow,
  posts: Map<string, number>,
): string {
  const content = publishedAt || text || creativeName ? [publishedAt, text, creativeName] : cells
  const digest = createHash('sha256')
    .update(JSON.stringify([platform, channel, content]))
    .digest('base64url')
  const times = (posts.get(digest) ?? 0) + 1
  posts.set(digest, times)
  return `post: ${digest}${times > 1 ? ` ${times}` : ''}`
}

function periodOf({ day, until }: ReportRow, posts: boolean): string {
  if (posts || !day) return 'lifetime'
  return until && until !== day ? `${day}/${until}` : day
}

/** The format that a row's word means; a word that means none is collected, to be told in the summary. */
export function formatId(
  word: string | null,
  platform: Platform,
  { formatOf, unknownWords }: Pick<ReportStaging, 'formatOf' | 'unknownWords'>,
): string | null {
  if (!word) return null
  const found = formatOf(word, platform)
  if (!found && unknownWords.size < mostUnknownWords) unknownWords.add(word)
  return found
}
