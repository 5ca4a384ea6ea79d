import { type Place, placeOf } from '../../campaigns/place.ts'
import { isCurrency } from '../../is-currency.ts'
import { isObject } from '../../is-object.ts'
import type { CollectedInteraction, JsonObject } from '../collected-event.ts'
import { parseMoney } from './parse-money.ts'

/** Characters; what is longer is no name or key, and stays in the properties. */
const longestName = 500

/** Properties that say the same, the plainest first; the others are those of Segment's specs. */
const PLACES = {
  creative: ['creative', 'ad_creative'],
  creativeName: ['creativeName', 'creative_name'],
  campaign: ['campaign', 'campaign_id', 'campaign_name'],
  text: ['text', 'message_body', 'review_body', 'share_message'],
  value: ['revenue', 'total', 'value'],
  inReplyTo: ['inReplyTo', 'in_reply_to'],
} as const

/** What an interaction tells beside its kind and name, from the properties that are understood and the campaign that led there. */
export function messageInteraction(
  properties: JsonObject,
  context: JsonObject,
): Omit<CollectedInteraction, 'kind' | 'name' | 'properties' | 'context'> {
  const utm = isObject(context['campaign']) ? context['campaign'] : {}
  const place = placeNamed(properties['platform']) ?? placeNamed(properties['channel']) ?? placeNamed(utm['source'])
  const currency = textOf(properties['currency'])?.toUpperCase() ?? ''
  return {
    channel: nameOf(properties['channel'])?.toLowerCase() ?? place?.channel ?? null,
    platform: place?.platform ?? null,
    creative: first(PLACES.creative, properties, nameOf),
    creativeName: first(PLACES.creativeName, properties, nameOf),
    campaign: first(PLACES.campaign, properties, campaignOf) ?? campaignOf(utm),
    format: nameOf(properties['format']),
    text: first(PLACES.text, properties, textOf),
    value: first(PLACES.value, properties, parseMoney),
    currency: isCurrency(currency) ? currency : null,
    inReplyTo: first(PLACES.inReplyTo, properties, nameOf),
  }
}

function first(names: readonly string[], properties: JsonObject, read: (value: unknown) => string | null) {
  for (const name of names) {
    const value = read(properties[name])
    if (value !== null) return value
  }
  return null
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value.trim() || null : null
}

/** A name, or an id that its sender writes as a number. */
export function nameOf(value: unknown): string | null {
  const name = Number.isSafeInteger(value) ? String(value) : textOf(value)
  return name !== null && name.length <= longestName ? name : null
}

/** In the events of apps it is an object, as in `context`. */
function campaignOf(value: unknown): string | null {
  return nameOf(isObject(value) ? value['name'] : value)
}

function placeNamed(value: unknown): Place | undefined {
  const name = nameOf(value)
  return name === null ? undefined : placeOf(name)
}
