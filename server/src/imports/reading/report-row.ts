import type { Platform } from '@rapport/prisma/generated/client/enums.ts'
import type { Conventions } from './conventions.ts'
import type { AmountField, CountField, SliceField } from './fields.ts'
import { lastDay, notAfter, parseDay, parseMoment } from './parse-day.ts'
import { parseMoney } from './parse-money.ts'
import { parseAmount, parseCount } from './parse-number.ts'
import { parseSlice } from './parse-slice.ts'
import { parseChannel, parseCurrency, parseKey, parseName, parsePaid, parsePlatform, parseText } from './parse-words.ts'
import { type ReadField, fieldReader, remembered } from './read-field.ts'
import type { Recognised } from './recognise.ts'
import { RowRefused } from './row-refused.ts'

type Slices = Record<SliceField, string>
/** Decimal digits, or null when the file does not say. */
type Figures = Record<CountField | AmountField, string | null>

/** What a platform says one creative or campaign earned. Figures are decimal strings, exactly as the file has them. */
export interface ReportRow extends Slices, Figures {
  /** Line on which the row begins, from 1. */
  line: number
  platform: Platform | null
  /** Id; a name where a generic file has nothing else. */
  creative: string | null
  creativeName: string | null
  campaign: string | null
  campaignName: string | null
  /** Id or name of the ad set or ad group. */
  adGroup: string | null
  /** The file's own word for the format. */
  format: string | null
  channel: string | null
  paid: boolean | null
  text: string | null
  /** ISO 8601 in UTC or, without Z, in the workspace's zone; posts only. */
  publishedAt: string | null
  /** ISO day; null: totals without dates. */
  day: string | null
  /** Last ISO day of a period; null when it is a single day. */
  until: string | null
  /** ISO 4217; empty when nobody said. */
  currency: string
  /** Tells two rows of one creative, day and slice apart: ad group, channel, keyword, hour and the like, joined. */
  repeatKey: string
  /** The row as it stands in the file. */
  cells: readonly string[]
}

/**
 * Prepares, once a file, how a row of a report or of posts is read.
 *
 * @returns a function that throws RowRefused when the row cannot be used
 */
export function reportRowReader(
  recognised: Recognised,
  { decimalMark, dayOrder }: Conventions,
): (cells: readonly string[], line: number) => ReportRow {
  const count = (field: CountField): ReadField<string | null> =>
    fieldReader(recognised, field, (cell, column) => parseCount(cell, column, decimalMark))
  const statedCurrency = fieldReader(recognised, 'currency', remembered(parseCurrency))
  const currency: ReadField<string> = (cells) => statedCurrency(cells) || (recognised.currency ?? '')
  const money = (field: 'revenue' | 'spend'): ReadField<string | null> =>
    fieldReader(recognised, field, (cell, column, cells) => parseMoney(cell, column, decimalMark, currency(cells)))
  const slice = (field: SliceField): ReadField<string> =>
    fieldReader(
      recognised,
      field,
      remembered((cell, column) => parseSlice(field, cell, column)),
    )
  const platform = fieldReader(recognised, 'platform', remembered(parsePlatform))
  const creative = fieldReader(recognised, 'creative', parseKey)
  const creativeName = fieldReader(recognised, 'creativeName', parseName)
  const campaign = fieldReader(recognised, 'campaign', parseKey)
  const campaignName = fieldReader(recognised, 'campaignName', parseName)
  const adGroup = fieldReader(recognised, 'adGroup', parseKey)
  const format = fieldReader(recognised, 'format', parseName)
  const channel = fieldReader(recognised, 'channel', remembered(parseChannel))
  const paid = fieldReader(recognised, 'paid', remembered(parsePaid))
  const text = fieldReader(recognised, 'text', parseText)
  const last = lastDay()
  const publishedAt = fieldReader(recognised, 'publishedAt', (cell, column) =>
    notAfter(last, parseMoment(cell, column, dayOrder), column),
  )
  const day = fieldReader(
    recognised,
    'day',
    remembered((cell, column) => notAfter(last, parseDay(cell, column, dayOrder), column)),
  )
  // A month that has begun may be reported before it is over.
  const until = fieldReader(
    recognised,
    'until',
    remembered((cell, column) => parseDay(cell, column, dayOrder)),
  )
  const [age, gender, country] = [slice('age'), slice('gender'), slice('country')]
  const [interest, device, placement] = [slice('interest'), slice('device'), slice('placement')]
  const [impressions, reach, clicks] = [count('impressions'), count('reach'), count('clicks')]
  const [reactions, comments, shares] = [count('reactions'), count('comments'), count('shares')]
  const videoViews = count('videoViews')
  const conversions = fieldReader(recognised, 'conversions', (cell, column) => parseAmount(cell, column, decimalMark))
  const [revenue, spend] = [money('revenue'), money('spend')]
  const repeatKey = repeatKeyReader(recognised)

  return (cells, line) => {
    const place = platform(cells)
    const row: ReportRow = {
      line,
      platform: place.platform,
      creative: creative(cells),
      creativeName: creativeName(cells),
      campaign: campaign(cells),
      campaignName: campaignName(cells),
      adGroup: adGroup(cells),
      format: format(cells),
      channel: channel(cells) ?? place.channel,
      paid: paid(cells),
      text: text(cells),
      publishedAt: publishedAt(cells),
      day: day(cells),
      until: until(cells),
      age: age(cells),
      gender: gender(cells),
      country: country(cells),
      interest: interest(cells),
      device: device(cells),
      placement: placement(cells),
      impressions: impressions(cells),
      reach: reach(cells),
      clicks: clicks(cells),
      reactions: reactions(cells),
      comments: comments(cells),
      shares: shares(cells),
      videoViews: videoViews(cells),
      conversions: conversions(cells),
      revenue: revenue(cells),
      spend: spend(cells),
      currency: currency(cells),
      repeatKey: repeatKey(cells),
      cells,
    }
    settlePeriod(row, recognised)
    if (recognised.kind !== 'posts' && isUnnamed(row)) {
      throw new RowRefused('The row names neither a creative nor a campaign; export with their names or ids.')
    }
    return row
  }
}

/** A period of one day is a day; a file with days must have one in each row. */
function settlePeriod(row: ReportRow, recognised: Recognised): void {
  if (row.day === null) {
    const column = recognised.columns.find(({ field }) => field === 'day')?.column
    if (column !== undefined && recognised.kind !== 'posts')
      throw new RowRefused(`"${column}" is blank; every row needs its day.`)
    if (row.until !== null)
      throw new RowRefused(
        'The row has the end of a period and not its first day; name its column with --map day=Column.',
      )
  } else if (row.until !== null && row.until < row.day) {
    throw new RowRefused(`The period ends (${row.until}) before it begins (${row.day}).`)
  }
  if (row.until === row.day) row.until = null
}

function isUnnamed(row: ReportRow): boolean {
  return row.creative === null && row.creativeName === null && row.campaign === null && row.campaignName === null
}

const JOINT = '\u001F'

function repeatKeyReader({ columns, apart }: Recognised): ReadField<string> {
  const joined = columns.filter(({ field }) => field === 'adGroup' || field === 'channel' || field === 'format')
  const indexes = [...joined, ...apart].map(({ index }) => index)
  return (cells) => {
    let key = ''
    for (const index of indexes) key += (cells[index] ?? '').trim() + JOINT
    return key
  }
}
