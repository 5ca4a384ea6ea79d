import type { Medium } from '@rapport/prisma/generated/client/enums.ts'
import { checkName } from '../check-name.ts'
import { InputRefused } from '../input-refused.ts'

/** What a workspace says of a format of its own; what it leaves out or gives as null is unknown or absent. */
export interface StatedFacts {
  name: string | null | undefined
  medium: Medium | null | undefined
  apiName?: string | null | undefined
  ratios?: readonly string[] | null | undefined
  sizes?: readonly string[] | null | undefined
  minSeconds?: number | null | undefined
  maxSeconds?: number | null | undefined
  minCards?: number | null | undefined
  maxCards?: number | null | undefined
  maxBytes?: bigint | null | undefined
  interactive?: boolean | null | undefined
  source?: string | null | undefined
  aliases?: readonly string[] | null | undefined
}

/** In one list of a format; the catalogue's own longest has a third of that. */
const mostEntries = 50

/**
 * Facts as the catalogue keeps them.
 * @throws InputRefused with one sentence about the first that cannot be used
 */
export function checkFacts(stated: StatedFacts) {
  const name = stated.name?.trim()
  if (!name) throw new InputRefused('Give the format a name.')
  if (!stated.medium) throw new InputRefused('Say what the format is made of: its medium.')
  const [minSeconds, maxSeconds] = limits('Seconds', stated.minSeconds, stated.maxSeconds)
  const [minCards, maxCards] = limits('Cards', stated.minCards, stated.maxCards)
  const maxBytes = stated.maxBytes ?? null
  if (maxBytes !== null && (maxBytes < 1n || maxBytes > BigInt(Number.MAX_SAFE_INTEGER)))
    throw new InputRefused('maxBytes is a number of bytes above 0; leave it out where the limit is not known.')
  const apiName = stated.apiName?.trim() || null
  const aliases = entries(
    'aliases',
    stated.aliases?.map((alias) => alias.toLowerCase()),
  )
  for (const word of [name, apiName ?? '', ...aliases]) checkName('A word for a format', word)
  return {
    name,
    medium: stated.medium,
    apiName,
    ratios: entries('ratios', stated.ratios).map(ratio),
    sizes: entries('sizes', stated.sizes).map(size),
    minSeconds,
    maxSeconds,
    minCards,
    maxCards,
    maxBytes,
    interactive: stated.interactive ?? false,
    source: stated.source?.trim() || 'This workspace',
    aliases,
  }
}

function limits(what: 'Seconds' | 'Cards', min: number | null = null, max: number | null = null) {
  for (const [name, limit] of Object.entries({ [`min${what}`]: min, [`max${what}`]: max }))
    if (limit !== null && limit <= 0)
      throw new InputRefused(`${name} is above 0, and ${limit} is not; leave it out where the limit is not known.`)
  if (min !== null && max !== null && min > max)
    throw new InputRefused(`min${what} (${min}) is above max${what} (${max}); change them round.`)
  return [min, max] as const
}

function entries(field: string, given: readonly string[] | null | undefined): string[] {
  const found = new Set((given ?? []).map((entry) => entry.trim()).filter(Boolean))
  if (found.size > mostEntries) throw new InputRefused(`${field} takes at most ${mostEntries}, and has ${found.size}.`)
  return [...found]
}

function size(text: string): string {
  if (/^[1-9]\d*x[1-9]\d*(mm)?$/.test(text)) return text
  throw new InputRefused(`"${text}" is no size. Write width x height in pixels (1080x1920) or millimetres (210x297mm).`)
}

function ratio(text: string): string {
  const form = /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/.exec(text)
  if (form && Number(form[1]) > 0 && Number(form[2]) > 0) return text
  throw new InputRefused(`"${text}" is no ratio. Write width:height, for example 9:16 or 1.91:1.`)
}
