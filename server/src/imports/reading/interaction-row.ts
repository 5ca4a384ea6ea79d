import type { InteractionKind, Platform } from '@rapport/prisma/generated/client/enums.ts'
import type { Conventions } from './conventions.ts'
import { lastDay, notAfter, parseMoment } from './parse-day.ts'
import { parseMoney } from './parse-money.ts'
import { parseChannel, parseCurrency, parseKey, parseKind, parseName, parsePlatform, parseText } from './parse-words.ts'
import { fieldReader, remembered } from './read-field.ts'
import { type RowIdentity, identitiesReader } from './read-identities.ts'
import type { Recognised } from './recognise.ts'
import { RowRefused } from './row-refused.ts'

export interface InteractionRow {
  /** Line on which the row begins, from 1. */
  line: number
  /** The sender's id, if it has one. */
  id: string | null
  /** The sender's id of what it answers. */
  inReplyTo: string | null
  /** At least one, normalised. */
  identities: RowIdentity[]
  kind: InteractionKind
  /** ISO 8601 in UTC or, without Z, in the workspace's zone. */
  at: string
  channel: string | null
  platform: Platform | null
  creative: string | null
  creativeName: string | null
  campaign: string | null
  campaignName: string | null
  format: string | null
  text: string | null
  /** Decimal digits. */
  value: string | null
  /** ISO 4217; null when nobody said. */
  currency: string | null
  /** What it is about besides the hashtags of its text, separated by commas. */
  topics: string | null
  /** The row as it stands in the file, for when it has to be refused later on. */
  cells: readonly string[]
}

/**
 * Prepares, once a file, how an interaction is read.
 *
 * @returns a function that throws RowRefused when the row cannot be used
 */
export function interactionRowReader(
  recognised: Recognised,
  { decimalMark, dayOrder }: Conventions,
): (cells: readonly string[], line: number) => InteractionRow {
  const id = fieldReader(recognised, 'id', parseKey)
  const inReplyTo = fieldReader(recognised, 'inReplyTo', parseKey)
  const identities = identitiesReader(recognised)
  const kind = fieldReader(recognised, 'kind', remembered(parseKind))
  const last = lastDay()
  const at = fieldReader(recognised, 'at', (cell, column) => {
    const moment = parseMoment(cell, column, dayOrder)
    if (moment === null) throw new RowRefused(`"${column}" is blank; every interaction needs its time.`)
    return notAfter(last, moment, column)
  })
  const channel = fieldReader(recognised, 'channel', remembered(parseChannel))
  const platform = fieldReader(recognised, 'platform', remembered(parsePlatform))
  const creative = fieldReader(recognised, 'creative', parseKey)
  const creativeName = fieldReader(recognised, 'creativeName', parseName)
  const campaign = fieldReader(recognised, 'campaign', parseKey)
  const campaignName = fieldReader(recognised, 'campaignName', parseName)
  const format = fieldReader(recognised, 'format', parseName)
  const text = fieldReader(recognised, 'text', parseText)
  const currency = fieldReader(recognised, 'currency', remembered(parseCurrency))
  const value = fieldReader(recognised, 'value', (cell, column, cells) =>
    parseMoney(cell, column, decimalMark, currency(cells)),
  )
  const topics = fieldReader(recognised, 'topics', parseText)
  return (cells, line) => {
    const place = platform(cells)
    return {
      line,
      id: id(cells),
      inReplyTo: inReplyTo(cells),
      identities: identities(cells),
      kind: kind(cells),
      at: at(cells),
      channel: channel(cells) ?? place.channel,
      platform: place.platform,
      creative: creative(cells),
      creativeName: creativeName(cells),
      campaign: campaign(cells),
      campaignName: campaignName(cells),
      format: format(cells),
      text: text(cells),
      value: value(cells),
      currency: currency(cells) || null,
      topics: topics(cells),
      cells,
    }
  }
}
